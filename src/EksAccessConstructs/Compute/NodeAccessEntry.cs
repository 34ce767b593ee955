using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>The access entry that lets self-managed nodes in.</summary>
internal static class NodeAccessEntry
{
    /// <summary>The type of the entry of nodes.</summary>
    public static EntryType TypeFor(NodesProps props) => props.Family.IsWindows ? EntryType.Ec2Windows : EntryType.Ec2Linux;

    /// <summary>An entry for the role; null where the cluster knows no entries or the role has one already.</summary>
    /// <remarks>The entry of a role that the group makes is called after the group, that of a role which groups may share after the role: so none is
    /// called otherwise because a group comes or goes.</remarks>
    public static Eks.CfnAccessEntry? For(Construct scope, NodesProps props, Iam.IRole role)
    {
        var cluster = props.Cluster;
        var principal = role.ToPrincipal();
        if (!cluster.AuthenticationMode.HasEntries() || cluster.Register().Of(principal) is not null)
        {
            return null;
        }

        var grant = new AccessGrant { Principal = principal, Type = TypeFor(props) };
        var entry = cluster.Register().Admit(scope, [grant], ClusterRegister.FactsOf(scope), nameof(props))[0];
        cluster.Register().Of(principal)?.ServesNodeGroups = true;
        return props.Role.Existing is null ? entry.Named(cluster.LogicalId("node-access", props.Name)) : entry;
    }
}
