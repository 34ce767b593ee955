using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>Access policies for the roles of EKS capabilities.</summary>
/// <remarks>EKS makes the access entry of such a role itself when it makes the capability (EKS User Guide, "Amazon EKS capability IAM role"), so an entry in
/// the template would clash with it, and CloudFormation changes none that it has not made. eksctl waits for the entry and calls EKS.</remarks>
internal static class CapabilitySteps
{
    public static IEnumerable<ManualStep> Of(ClusterConfig config) =>
        from item in config.Capabilities.Select((capability, place) => (Capability: capability, Path: $"capabilities[{place}].accessPolicies"))
        from policy in EksctlAccess.Policies(item.Capability.AccessPolicies)
        select Associate(config.Metadata.Name, config.Metadata.Region, item.Capability.Name ?? "", policy) with { Location = config.Locations.At(item.Path) };

    /// <summary>One policy more for the role of a capability.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="region">The region; null where only deployment knows it.</param>
    /// <param name="capability">The capability's name.</param>
    /// <param name="policy">The policy, and where it counts.</param>
    public static ManualStep Associate(string cluster, string? region, string capability, PolicyAssociation policy)
    {
        var role = Within(new ShellCommand("aws eks describe-capability").Option("--cluster-name", cluster).Option("--capability-name", capability), region)
            .Option("--query", "capability.roleArn").Option("--output", "text");
        var arn = policy.Policy.ArnIn(policy.Policy.GivenPartition ?? (region is null ? "aws" : AwsRegions.PartitionOf(region)));
        var scope = policy.Scope.Match(() => "type=cluster", names => $"type=namespace,namespaces={string.Join(',', names)}");
        var command = new ShellCommand("aws eks associate-access-policy").Option("--cluster-name", cluster).Answer("--principal-arn", role)
            .Option("--policy-arn", arn).Option("--access-scope", scope);
        return new ManualStep($"associate {policy.Policy} ({policy.Scope}) with the role of capability '{capability}'",
            "EKS makes the access entry of that role itself, and no template can add a policy to it", Within(command, region).Line);
    }

    private static ShellCommand Within(ShellCommand command, string? region) => region is null ? command : command.Option("--region", region);
}
