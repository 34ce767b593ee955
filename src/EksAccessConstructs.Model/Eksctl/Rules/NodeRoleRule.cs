using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A node role is named by keys that its kind has (EKS032).</summary>
internal static class NodeRoleRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Iam is { } role)
            {
                CheckAlbIngress(role, group is ManagedNodeGroupConfig, $"{path}.iam", sink);
                sink.ErrorIf(group is ManagedNodeGroupConfig && role.InstanceProfileArn is not null, NodeRules.Role, $"{path}.iam.instanceProfileARN",
                    $"'{path}.iam.instanceProfileARN' is for self-managed node groups; use instanceRoleARN");
            }
        }
    }

    /// <summary>The names of the policies that are on.</summary>
    public static IEnumerable<string> On(AddonPoliciesConfig? policies) => policies is null ? [] : new (bool? On, string Name)[]
    {
        (policies.AutoScaler, "autoScaler"), (policies.ExternalDns, "externalDNS"), (policies.CertManager, "certManager"),
        (policies.ImageBuilder, "imageBuilder"), (policies.AppMesh, "appMesh"), (policies.AppMeshPreview, "appMeshPreview"), (policies.Ebs, "ebs"),
        (policies.Fsx, "fsx"), (policies.Efs, "efs"), (policies.AwsLoadBalancerController, "awsLoadBalancerController"),
        (policies.AlbIngress, "albIngress"), (policies.XRay, "xRay"), (policies.CloudWatch, "cloudWatch"),
    }.Where(policy => policy.On is true).Select(policy => policy.Name);

    // Both names mean one policy; eksctl refuses them together for self-managed nodes only.
    private static void CheckAlbIngress(NodeGroupIamConfig role, bool managed, string path, RuleSink sink)
    {
        if (role.WithAddonPolicies is not { AlbIngress: true } policies)
        {
            return;
        }

        var place = $"{path}.withAddonPolicies.albIngress";
        var both = policies.AwsLoadBalancerController is true;
        var way = both ? "keep that one only" : "write that";
        sink.Add(NodeRules.Role, both && !managed ? Severity.Error : Severity.Warning, place,
            $"'{place}' is the old name of awsLoadBalancerController; {way}");
    }
}
