namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam asks the namespace.</summary>
internal sealed class Kube2IamRestrictsNamespaces() : LintRule(
    new("PI011", Severity.Warning, "kube2iam gives pods only roles that their namespace lists."),
    "without restrictions whoever may create a pod anywhere gets every role that the nodes may take on",
    "start kube2iam with --namespace-restrictions and list roles in iam.amazonaws.com/allowed-roles")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Kube2Iam is { Kube2Iam: { RestrictsNamespaces: false } } server
        ? [Breach(server.Workloads[0].Id, server.Origin, "every pod may name every role that the nodes may take on; add --namespace-restrictions and "
            + "list the roles of each namespace")]
        : [];
}
