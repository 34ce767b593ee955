using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>What a ClusterConfig adds to aws-auth where the authentication mode knows no access entries.</summary>
internal sealed class EksctlAwsAuth(Construct scope, ResolvedCluster cluster, IEksCluster owner)
{
    /// <summary>The rows; null where access entries say the same, or where there are none.</summary>
    /// <param name="given">Rows that the input holds besides the identity mappings; null where they are all.</param>
    /// <param name="nodes">The self-managed node groups.</param>
    /// <param name="karpenter">Karpenter, whose nodes join by themselves; null where there is none.</param>
    public AwsAuthAdditions? Define(AwsAuthMap? given, IReadOnlyList<SelfManagedNodes> nodes, Karpenter? karpenter)
    {
        var map = given ?? EksctlAccess.Mappings(cluster.Config) ?? AwsAuthMap.Empty;
        JoiningRole[] joining =
        [
            .. nodes.Zip(cluster.SelfManagedNodes, Joining),
            .. karpenter is null ? Array.Empty<JoiningRole>() : [new("karpenter", karpenter.NodeRole)],
        ];
        var service = ConfigMapRows.LetsServiceIn(cluster.Config);
        return cluster.AuthenticationMode.HasEntries() || (map == AwsAuthMap.Empty && joining is [] && !service)
            ? null
            : new AwsAuthAdditions(scope, "AwsAuth", new AwsAuthAdditionsProps
            {
                Cluster = owner,
                Map = service ? map with { Roles = [.. map.Roles, Service()] } : map,
                Nodes = joining,
            });
    }

    private static JoiningRole Joining(SelfManagedNodes made, ResolvedNodes nodes) =>
        new(nodes.Name, made.Role, AmiFamily.Named(nodes.Config.AmiFamily ?? "") is { IsWindows: true });

    // The account of the role is the one that the stack is in.
    private AwsAuthItem Service()
    {
        var arn = Cdk.Stack.Of(scope).FormatArn(new Cdk.ArnComponents
        {
            Partition = cluster.Partition,
            Service = "iam",
            Region = "",
            Resource = "role",
            ResourceName = ConfigMapRows.EmrContainersRole,
        });
        return new AwsAuthItem
        {
            Section = AwsAuthSection.Roles,
            Arn = AwsAuthAdditions.Told(owner, scope, ConfigMapRows.EmrContainers, arn),
            Username = ConfigMapRows.EmrContainers,
        };
    }
}
