using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Cluster;

/// <summary>What there is to say of the access entries of a cluster when all constructs have spoken: entries that give nothing.</summary>
/// <remarks>Grants that were read from files are held against the same rules where they are read.</remarks>
internal static class EntryDoubts
{
    /// <summary>Warns at the constructs that let principals in.</summary>
    /// <param name="cluster">The cluster.</param>
    public static void Say(IEksCluster cluster)
    {
        var bound = cluster.Snapshot.BoundGroups;
        foreach (var one in cluster.Register().Admitted.Where(one => one.Grant.Origin.Location is null))
        {
            Nothing(one.Grant).Concat(bound is { } groups ? Unbound(one.Grant, groups) : []).ThrowOrWarn(one.Source, nameof(cluster));
        }
    }

    private static IEnumerable<Finding> Nothing(AccessGrant grant) => grant is
    {
        Groups.IsEmpty: true, Policies.IsEmpty: true, Username: null, Type.IsForNodes: false,
    }
        ? [TemplateRules.EntryGivesSomething.At(null,
            $"the access entry lets '{grant.Principal}' in and gives nothing; give it an access policy or a group") with
            {
                Severity = Severity.Warning,
            }]
        : [];

    private static IEnumerable<Finding> Unbound(AccessGrant grant, ValueList<string> bound) =>
        from @group in grant.Groups
        where GroupsAreBound.IsUnbound(@group, bound)
        select GroupsAreBound.Unbound(grant.Principal.ToString(), @group, bound, grant.Origin);
}
