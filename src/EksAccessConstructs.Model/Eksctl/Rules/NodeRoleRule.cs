namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The nodes' role is given or made, not both (EKS032).</summary>
internal static class NodeRoleRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Iam is { } role)
            {
                CheckRole(role, $"{path}.iam", sink);
                sink.ErrorIf(group is ManagedNodeGroupConfig && role.InstanceProfileArn is not null, EksctlRules.NodeRole, $"{path}.iam.instanceProfileARN",
                    $"'{path}.iam.instanceProfileARN' is for self-managed node groups; use instanceRoleARN");
                sink.ErrorIf(group.DisablePodImds is true && On(role.WithAddonPolicies).Any(), EksctlRules.NodeRole, $"{path}.disablePodIMDS",
                    $"'{path}.disablePodIMDS' keeps pods from the rights that '{path}.iam.withAddonPolicies' gives to the nodes; keep one of the two");
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
        var made = On(role.WithAddonPolicies).Select(name => $"withAddonPolicies.{name}").ToList();
        made.AddRange(new (bool Set, string Name)[]
        {
            (role.InstanceRoleName is not null, "instanceRoleName"), (role.AttachPolicy is not null, "attachPolicy"),
            (!role.AttachPolicyArns.IsEmpty, "attachPolicyARNs"),
            (role.InstanceRolePermissionsBoundary is not null, "instanceRolePermissionsBoundary"),
        }.Where(key => key.Set).Select(key => key.Name));
        foreach (var (arn, key) in new[] { (role.InstanceProfileArn, "instanceProfileARN"), (role.InstanceRoleArn, "instanceRoleARN") })
        {
            sink.ErrorIf(arn is not null && made.Count > 0, EksctlRules.NodeRole, $"{path}.{key}",
                $"'{path}.{key}' names an existing role, so {string.Join(", ", made)} must be left out");
        }

        if (role.WithAddonPolicies is { AlbIngress: true } policies)
        {
            var place = $"{path}.withAddonPolicies.albIngress";
            sink.ErrorIf(policies.AwsLoadBalancerController is true, EksctlRules.NodeRole, place,
                $"'{place}' is the old name of awsLoadBalancerController; keep that one only");
            if (policies.AwsLoadBalancerController is not true)
            {
                sink.Warn(EksctlRules.NodeRole, place, $"'{place}' is the old name of awsLoadBalancerController; write that");
            }
        }
    }
}
