using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>The role that runs the Fargate pods of a cluster; one for each cluster and stack, whichever construct asks first.</summary>
internal static class PodExecutionRole
{
    private static readonly ConditionalWeakTable<IEksCluster, List<(string Stack, string? Boundary, Iam.IRole Role)>> Defined = [];

    /// <exception cref="ArgumentException">The role was made with another boundary.</exception>
    public static Iam.IRole Of(Construct scope, FargatePodsProps props)
    {
        var known = Defined.GetOrCreateValue(props.Cluster);
        var stack = Cdk.Stack.Of(scope).Node.Path;
        if (known.FindIndex(one => one.Stack == stack) is >= 0 and var place)
        {
            var (_, boundary, shared) = known[place];
            Findings(props, boundary).ThrowOrWarn(scope, nameof(props));
            return shared;
        }

        var role = New(scope, props);
        known.Add((stack, props.BoundaryArn, role));
        return role;
    }

    private static Finding[] Findings(FargatePodsProps props, string? boundary) => boundary == props.BoundaryArn
        ? []
        : [EksctlRules.Fargate.At(null, $"the cluster's role for Fargate pods has boundary '{boundary ?? "none"}' already; name the same, or give a Role")];

    private static Iam.Role New(Construct scope, FargatePodsProps props)
    {
        var cluster = props.Cluster;
        var stack = Cdk.Stack.Of(scope);
        var role = new Iam.Role(scope, "Role", new Iam.RoleProps
        {
            AssumedBy = new Iam.ServicePrincipal("eks-fargate-pods.amazonaws.com", new Iam.ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object>
                {
                    ["ArnLike"] = new Dictionary<string, object>
                    {
                        ["aws:SourceArn"] = $"arn:{Cdk.Aws.PARTITION}:eks:{stack.Region}:{stack.Account}:fargateprofile/{cluster.DisplayName}/*",
                    },
                },
            }),
            ManagedPolicies = [Iam.ManagedPolicy.FromAwsManagedPolicyName(ManagedPolicyNames.FargatePodExecution)],
            PermissionsBoundary = props.BoundaryArn is { } boundary ? Iam.ManagedPolicy.FromManagedPolicyArn(scope, "Boundary", boundary) : null,
        });
        (role.Node.DefaultChild as Iam.CfnRole)?.Named(cluster.LogicalId(RoleIds.Fargate));
        return role;
    }
}
