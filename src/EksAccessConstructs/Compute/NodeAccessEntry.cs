using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>The access entry that lets self-managed nodes in.</summary>
internal static class NodeAccessEntry
{
    /// <summary>The type of the entry of nodes.</summary>
    public static EntryType TypeFor(NodesProps props) => props.Family.IsWindows ? EntryType.Ec2Windows : EntryType.Ec2Linux;

    /// <summary>An entry for the role; null where the cluster knows no entries or the role has one already.</summary>
    public static Eks.CfnAccessEntry? For(Construct scope, NodesProps props, Iam.IRole role)
    {
        var cluster = props.Cluster;
        if (!cluster.AuthenticationMode.HasEntries() || cluster.RegisteredEntries.Any(entry => entry.Principal == role.RoleArn))
        {
            return null;
        }

        var grant = new AccessGrant { Principal = role.ToPrincipal(), Type = TypeFor(props) };
        cluster.RegisterAccess(scope, grant);
        return new Eks.CfnAccessEntry(scope, "AccessEntry", new Eks.CfnAccessEntryProps
        {
            ClusterName = cluster.ClusterName,
            PrincipalArn = role.RoleArn,
            Type = grant.Type.Name,
        }).Named(cluster.LogicalId("node-access", props.Name));
    }
}
