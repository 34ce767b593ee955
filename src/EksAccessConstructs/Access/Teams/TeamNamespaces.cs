using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Access;

/// <summary>The namespaces of a team in a cluster, with what it may do and use in them.</summary>
internal static class TeamNamespaces
{
    private const string Id = "Namespaces"; // the owner's name is made of it

    /// <summary>The groups that members come in with.</summary>
    public static ValueList<string> Groups(TeamAccessProps props) => props is { Groups.IsEmpty: true, May: not [] } ? [props.Team] : props.Groups;

    /// <summary>Why what is said of namespaces cannot be; null where it can.</summary>
    public static string? Problem(TeamAccessProps props) => props switch
    {
        { Namespaces: [], May: not [] } => $"team '{props.Team}' may do something in namespaces but has none; give Namespaces",
        { Namespaces: [] } when Bounds(props) =>
            $"team '{props.Team}' has no namespaces, so Quota, Limits, Network and NamespaceLabels say nothing; give Namespaces",
        { Namespaces: [] } => null,
        { MakeNamespaces: false, NamespaceLabels.IsEmpty: false } =>
            $"the namespaces of team '{props.Team}' are brought by somebody else, so NamespaceLabels would have no effect; leave it out, or MakeNamespaces",
        _ when KubeNames.Label(props.Team).Any() =>
            $"team '{props.Team}' names objects of Kubernetes, which take small letters, digits and dashes; name it so, up to 63 characters",
        _ when props.Namespaces.FirstOrDefault(name => KubeNames.Label(name).Any()) is { } name =>
            $"'{name}' is no name of a namespace; use small letters, digits and dashes, up to 63",
        _ when props.May.FirstOrDefault(role => KubeNames.Label(role.Name).Any()) is { } role =>
            $"'{role.Name}' is no name of a role of a team; use small letters, digits and dashes",
        _ when props.May.FirstOrDefault(role => role.Rules.IsEmpty && role.ClusterRoles.IsEmpty) is { } empty =>
            $"role '{empty.Name}' gives nothing; a builder such as Allow(…).On(…) returns the role with the rights, so return what it gives",
        _ => null,
    };

    /// <summary>Writes the manifests; null where the team has no namespaces.</summary>
    public static RbacManifests? Define(TeamAccess team, TeamAccessProps props, ValueList<string> groups)
    {
        if (props.Namespaces is [])
        {
            return null;
        }

        var objects = new RbacObjects(props.Namespaces.Distinct(StringComparer.Ordinal).SelectMany(name => Objects(props, name, groups)).ToValueList());
        var others = new OtherManifests(TeamManifests.Kinds, owner => props.Namespaces.Distinct(StringComparer.Ordinal)
            .SelectMany(name => TeamManifests.In(props.Team, name, props.Quota, props.Limits, props.Network))
            .Select(item => Owned(item, owner)));
        return new RbacManifests(
            team, Id, new RbacManifestsProps { Cluster = props.Cluster, Objects = objects, Delivery = props.Delivery }, others);
    }

    /// <summary>Writes what takes the objects of a team away.</summary>
    /// <param name="place">Where the team was.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="delivery">How they got into the cluster.</param>
    public static RbacManifests Emptied(Construct place, IEksCluster cluster, RbacDelivery delivery) => new(
        place, Id, new RbacManifestsProps { Cluster = cluster, Objects = RbacObjects.None, Delivery = delivery },
        new OtherManifests(TeamManifests.Kinds, _ => []));

    private static IEnumerable<RbacObject> Objects(TeamAccessProps props, string name, ValueList<string> groups)
    {
        IEnumerable<RbacObject> made = props.MakeNamespaces ? [new Namespace { Name = name, Labels = props.NamespaceLabels }] : [];
        return made.Concat(props.May
            .SelectMany(role => role.In(props.Team, name, [.. groups.Select(Subject.Group)]))
            .DistinctBy(item => item.Id, StringComparer.Ordinal));
    }

    private static OwnedManifest Owned(TeamObject item, ManifestOwner owner) => new(
        $"{item.Kind.ToLowerInvariant()}.{item.Namespace}.{item.Name}.yaml", item.Manifest((ManifestOwner.Label, owner.Name)), item.Version, item.Kind,
        item.Namespace, item.Name);

    private static bool Bounds(TeamAccessProps props) =>
        props.Quota is not null || props.Limits is not null || props.Network is not TeamNetwork.Open || !props.NamespaceLabels.IsEmpty;
}
