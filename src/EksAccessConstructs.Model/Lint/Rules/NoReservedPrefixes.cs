using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Names that entries give do not begin with a reserved prefix.</summary>
internal sealed class NoReservedPrefixes() : EntryLint(
    new("EA003", Severity.Error, "Groups and user names of access entries begin with no reserved prefix."),
    "EKS refuses system:, eks:, aws:, amazon: and iam: at the start of a group or user name, so the deployment fails",
    "choose a name of your own; for system:masters use AmazonEKSClusterAdminPolicy")
{
    private static readonly string[] Reserved = ["system:", "eks:", "aws:", "amazon:", "iam:"];

    protected override IEnumerable<string> Problems(AccessGrant grant, LintWorld world) => grant.Type.TakesIdentity
        ? grant.Groups.Select(group => Problem("group", group)).Append(grant.Username is { } name ? Problem("user name", name) : null).OfType<string>()
        : [];

    private static string? Problem(string what, string name) => Array.Find(Reserved, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix
        ? $"EKS refuses the {what} '{name}', which begins with '{prefix}'; {(name == "system:masters" ? "use AmazonEKSClusterAdminPolicy" : "choose a name of your own")}"
        : null;
}
