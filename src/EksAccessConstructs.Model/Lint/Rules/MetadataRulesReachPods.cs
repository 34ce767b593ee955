namespace EksAccessConstructs.Lint.Rules;

/// <summary>The redirect rule takes pods.</summary>
internal sealed class MetadataRulesReachPods() : LintRule(
    new("PI016", Severity.Warning, "The rule that leads pods to kube2iam or kiam is made, and for the network interface of pods."),
    "traffic of pods passes the rule by, and they reach the node's own role",
    "use --iptables, and --host-interface=eni+ with the VPC CNI, cali+ with Calico, lxc+ with Cilium")
{
    private static readonly string[] KnownToMissPods = ["docker0", "eth0", "cbr0", "cni0", "weave"];

    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from server in input.Cluster.Pods.Servers.All
        where server.Kiam is not { HasAgent: false }
        let adds = server.Kube2Iam?.AddsRule ?? server.Kiam?.AddsRule ?? true
        let network = server.Kube2Iam?.HostInterface ?? server.Kiam?.HostInterface ?? ""
        let problem = Problem(adds, network)
        where problem is not null
        select Breach(server.Workloads[0].Id, server.Origin, problem);

    private static string? Problem(bool adds, string network) => (adds, KnownToMissPods.Contains(network)) switch
    {
        (false, _) => "nothing here makes the rule that leads pods to it; add --iptables, or make sure that the nodes have such a rule",
        (true, true) => $"'{network}' is not the network interface of pods on EKS, so the rule takes none of them; write --host-interface=eni+ for the VPC CNI",
        _ => null,
    };
}
