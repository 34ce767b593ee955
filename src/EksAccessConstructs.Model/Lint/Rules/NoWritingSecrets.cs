namespace EksAccessConstructs.Lint.Rules;

/// <summary>Secrets are not written.</summary>
internal sealed class NoWritingSecrets() : PowerLint(
    new("RB084", Severity.Error, "No role writes all secrets."),
    "who creates a Secret of type kubernetes.io/service-account-token and reads it has a token of any service account of the "
        + "namespace; who changes one decides what programs use as password",
    "limit update and patch to resourceNames, and give create in the namespace that needs it, apart from reading");
