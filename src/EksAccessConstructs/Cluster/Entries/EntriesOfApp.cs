using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Cluster;

/// <summary>The access entries of an app or stage when all its constructs are there, ours, the CDK's and anybody's: that no principal has two, and none that
/// EKS makes itself.</summary>
/// <remarks>One look for all clusters, since a look passes every construct.</remarks>
internal sealed class EntriesOfApp : DeputyBase, IValidation
{
    private static readonly ConditionalWeakTable<IConstruct, EntriesOfApp> Known = [];

    private readonly Cdk.Stage stage;
    private readonly List<IEksCluster> clusters = [];
    private readonly Dictionary<IEksCluster, string> environments = [];
    private List<FoundEntry> found = [];

    private EntriesOfApp(Cdk.Stage stage) => this.stage = stage;

    /// <summary>Has the entries of a cluster looked at when its app or stage is synthesized.</summary>
    /// <param name="cluster">The cluster.</param>
    public static EntriesOfApp Join(IEksCluster cluster)
    {
        var stage = Cdk.Stage.Of(cluster) ?? throw new ArgumentException($"{cluster.Node.Path}: a cluster is in a stack of an app", nameof(cluster));
        if (!Known.TryGetValue(stage, out var all))
        {
            all = new EntriesOfApp(stage);
            Known.Add(stage, all);
            stage.Node.AddValidation(all);
        }

        all.clusters.Add(cluster);
        return all;
    }

    /// <summary>The entries of a cluster, as they were found when the synthesis began to validate.</summary>
    /// <param name="cluster">The cluster.</param>
    public IEnumerable<FoundEntry> Of(IEksCluster cluster) => found.Where(entry => entry.Cluster is { } other
        ? ReferenceEquals(cluster, other) || ClusterIdentity.Of(cluster) == ClusterIdentity.Of(other)
        : entry.Names(cluster, Environment(cluster)));

    /// <summary>Called by the CDK, for the stage before its clusters.</summary>
    public string[] Validate()
    {
        var ours = new Dictionary<Eks.CfnAccessEntry, (IEksCluster Cluster, AdmittedPrincipal Principal)>(ReferenceEqualityComparer.Instance);
        foreach (var cluster in clusters)
        {
            foreach (var one in cluster.Register().Admitted)
            {
                ours.TryAdd(one.Resource, (cluster, one));
            }
        }

        found = [.. stage.Node.FindAll().OfType<Eks.CfnAccessEntry>().Select(entry =>
            ours.TryGetValue(entry, out var known) ? FoundEntry.Ours(entry, known.Cluster, known.Principal) : FoundEntry.Foreign(entry))];
        environments.Clear();
        return [];
    }

    /// <summary>What is wrong with the entries of a cluster together.</summary>
    /// <param name="cluster">The cluster.</param>
    public IEnumerable<string> Problems(IEksCluster cluster)
    {
        var entries = Of(cluster).ToList();
        var twice = from same in entries.GroupBy(entry => entry.Identity)
                    from other in same.Skip(1)
                    select $"error {OneEntryForEachPrincipal.Info.Code}: '{other.Principal}' has two access entries, '{same.First().Path}' and '{other.Path}'; "
                        + "EKS takes one for each principal: say all of it by cluster.Grant, and take the other away";
        var ofEks = from made in EntriesByEks.Of(cluster)
                    from entry in entries
                    where !entry.ServesNodeGroups && entry.Identity == PrincipalIdentity.Of(made.Grant.Principal)
                    select $"error {AppRules.NoEntryForNodesOfEks.Code}: EKS makes the access entry of '{entry.Principal}' for '{made.Source.Node.Path}', "
                        + $"so '{entry.Path}' would be a second one; take that away, or give the nodes or pods another role";
        return twice.Concat(ofEks);
    }

    private string Environment(IEksCluster cluster)
    {
        if (!environments.TryGetValue(cluster, out var environment))
        {
            environment = Cdk.Stack.Of(cluster).Environment;
            environments.Add(cluster, environment);
        }

        return environment;
    }
}

/// <summary>An access entry among the constructs of an app.</summary>
internal sealed class FoundEntry
{
    private readonly Eks.CfnAccessEntry entry;
    private readonly Lazy<string> clusterName;

    private FoundEntry(Eks.CfnAccessEntry entry, IEksCluster? cluster, PrincipalArn principal, bool isAdministrator)
    {
        this.entry = entry;
        Cluster = cluster;
        Principal = principal;
        IsAdministrator = isAdministrator;
        clusterName = new(() => TokenText.Of(entry.ClusterName, Stack));
    }

    /// <summary>The cluster that the entry was made for; null where somebody else has made it.</summary>
    public IEksCluster? Cluster { get; }

    /// <summary>Who is let in.</summary>
    public PrincipalArn Principal { get; }

    /// <summary>Which principal that is, however it is named.</summary>
    public PrincipalIdentity Identity => PrincipalIdentity.Of(Principal);

    /// <summary>True where the entry makes its principal administrator of the whole cluster.</summary>
    public bool IsAdministrator { get; }

    /// <summary>True where self-managed nodes join by the entry.</summary>
    public bool ServesNodeGroups { get; private init; }

    /// <summary>The path of the construct.</summary>
    public string Path => entry.Node.Path;

    /// <summary>The stack of the entry.</summary>
    public Cdk.Stack Stack => Cdk.Stack.Of(entry);

    /// <summary>An entry that a construct of ours has made, as it is now.</summary>
    public static FoundEntry Ours(Eks.CfnAccessEntry entry, IEksCluster cluster, AdmittedPrincipal known) =>
        new(entry, cluster, known.Grant.Principal, known.Grant.IsClusterAdmin && Administers(entry)) { ServesNodeGroups = known.ServesNodeGroups };

    /// <summary>An entry that somebody else has made.</summary>
    public static FoundEntry Foreign(Eks.CfnAccessEntry entry) =>
        new(entry, null, PrincipalsOfApp.Known(PrincipalArn.Read(entry.PrincipalArn).Value ?? PrincipalArn.Unresolved(entry.PrincipalArn), Cdk.Stack.Of(entry)),
            Administers(entry));

    /// <summary>True where an entry that somebody else has made names a cluster: by reference to it, or by its name in the same account and region.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="environment">The account and region of the cluster.</param>
    public bool Names(IEksCluster cluster, string environment) => clusterName.Value == cluster.DisplayName
        ? Stack.Environment == environment
        : clusterName.Value.Contains("${", StringComparison.Ordinal) && clusterName.Value == TokenText.Of(cluster.ClusterName, Stack);

    private static bool Administers(Eks.CfnAccessEntry entry)
    {
        if (entry.AccessPolicies is not { } policies)
        {
            return false;
        }

        var stack = Cdk.Stack.Of(entry);
        var resolved = JsonSerializer.SerializeToElement(stack.Resolve(policies));
        return resolved.ValueKind is JsonValueKind.Array && resolved.EnumerateArray().Any(IsClusterAdmin);
    }

    private static bool IsClusterAdmin(JsonElement association) =>
        Property(association, "policyArn").GetRawText().Contains($"/{AccessPolicyName.ClusterAdmin.Name}\"", StringComparison.Ordinal)
        && Property(Property(association, "accessScope"), "type") is { ValueKind: JsonValueKind.String } type
        && type.GetString() == PolicyScope.Cluster.ApiValue;

    // The CDK takes names of properties with a small first letter, and of the template's own with a capital.
    private static JsonElement Property(JsonElement element, string name) => element.ValueKind is not JsonValueKind.Object
        ? Nothing
        : element.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(property => property.Value)
            .FirstOrDefault(Nothing);

    private static JsonElement Nothing { get; } = JsonSerializer.SerializeToElement<object?>(null);
}
