namespace EksAccessConstructs.Lint.Rules;

/// <summary>Service accounts are not written.</summary>
internal sealed class NoWritingServiceAccounts() : PowerLint(
    new("RB085", Severity.Warning, "No role writes service accounts."),
    "an annotation gives a service account an IAM role by IRSA, and a Pod Identity association counts for whatever has the name that it says",
    "let delivery write service accounts, and name them in trust policies without wildcards");
