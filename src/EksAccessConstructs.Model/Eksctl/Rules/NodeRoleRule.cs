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
                CheckRole(role, $"{path}.iam", sink);
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

    private static void CheckRole(NodeGroupIamConfig role, string path, RuleSink sink)
    {
        if (role.WithAddonPolicies is { AlbIngress: true } policies)
        {
            var place = $"{path}.withAddonPolicies.albIngress";
            sink.ErrorIf(policies.AwsLoadBalancerController is true, NodeRules.Role, place,
                $"'{place}' is the old name of awsLoadBalancerController; keep that one only");
            if (policies.AwsLoadBalancerController is not true)
            {
                sink.Warn(NodeRules.Role, place, $"'{place}' is the old name of awsLoadBalancerController; write that");
            }
        }
    }
}
