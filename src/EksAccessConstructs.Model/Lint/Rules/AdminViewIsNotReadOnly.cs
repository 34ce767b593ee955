using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>AmazonEKSAdminViewPolicy is not given for reading only.</summary>
internal sealed class AdminViewIsNotReadOnly() : EntryLint(
    new("EA010", Severity.Warning, "AmazonEKSAdminViewPolicy is not given to those who should only look."),
    "it gives get, list and watch on everything: secrets, nodes/proxy (commands through the kubelet) and, before Kubernetes 1.35, exec over websocket",
    "use AmazonEKSViewPolicy, and AmazonEKSSecretReaderPolicy where secrets are meant")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintInput input) =>
        grant.Policies.Where(association => association.Policy == AccessPolicyName.AdminView)
            .Select(association => $"{association.Policy} ({association.Scope}) is not read-only: "
                + $"it reads secrets and nodes/proxy, which runs commands on nodes; use {AccessPolicyName.View}");
}
