using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>What constructs have said about the access to one cluster so far.</summary>
/// <param name="owner">The cluster that it is about.</param>
/// <param name="cluster">What is known of the cluster without them; its mode is the cluster's.</param>
internal sealed class ClusterRegister(IEksCluster owner, ClusterSnapshot cluster)
{
    private readonly List<AdmittedPrincipal> admitted = [];
    private readonly Dictionary<PrincipalIdentity, AdmittedPrincipal> byIdentity = [];
    private readonly List<RbacObject> objects = [];
    private AwsAuthMap? awsAuth;
    private bool awsAuthIsWhole = true;

    /// <summary>Who is let in, one for each principal, in the order first met.</summary>
    public IReadOnlyList<RegisteredEntry> Entries => [.. admitted.Select(one => new RegisteredEntry(one.Grant, one.Source))];

    /// <summary>Who is let in, each with its entry.</summary>
    public IReadOnlyList<AdmittedPrincipal> Admitted => admitted;

    /// <summary>What is known about the cluster now.</summary>
    public ClusterSnapshot Snapshot => cluster with
    {
        Plan = cluster.Plan.With(admitted.Select(one => one.Grant)).Value ?? cluster.Plan,
        AwsAuth = awsAuth,
        AwsAuthIsWhole = awsAuthIsWhole,
        Rbac = new RbacObjects(objects.ToValueList()),
    };

    /// <summary>Lets principals in. One that is let in already keeps its entry, which then says both.</summary>
    /// <param name="source">The construct that says so; new entries are made below it.</param>
    /// <param name="grants">Who is let in, and with what.</param>
    /// <param name="facts">What is known about the cluster where they are made.</param>
    /// <param name="argument">The argument that they came in.</param>
    /// <returns>The entries, in the order of the grants.</returns>
    /// <exception cref="ArgumentException">EKS would refuse an entry, or what two places say does not agree; nothing is made then.</exception>
    public IReadOnlyList<Eks.CfnAccessEntry> Admit(Construct source, IReadOnlyList<AccessGrant> grants, ClusterFacts facts, string argument)
    {
        var stack = Cdk.Stack.Of(source);
        var named = OneNameEach(grants.Select(grant => grant with
        {
            Principal = PrincipalsOfApp.Known(grant.Principal, stack),
            Origin = Origin(grant, source),
        }));
        var plan = AccessPlan.Build(named);
        plan.Findings.Where(finding => finding.Severity is Severity.Error).ThrowOrWarn(source, argument);
        var additions = plan.OrThrow().Grants.Select(grant => new Addition(grant, Of(grant.Principal))).ToList();
        plan.Findings.Concat(AccessRules.CheckGrants(plan.OrThrow(), facts)).Concat(additions.SelectMany(one => Findings(one, stack))).Distinct()
            .ThrowOrWarn(source, argument);
        foreach (var addition in additions)
        {
            Make(source, addition);
        }

        return [.. named.Select(grant => byIdentity[PrincipalIdentity.Of(grant.Principal)].Resource)];
    }

    /// <summary>The entry that a principal has; null where it has none yet.</summary>
    public AdmittedPrincipal? Of(PrincipalArn principal) => byIdentity.GetValueOrDefault(PrincipalIdentity.Of(principal));

    /// <summary>What is known about a cluster from where its entries are made.</summary>
    /// <param name="source">The construct that makes them.</param>
    public static ClusterFacts FactsOf(Construct source)
    {
        var stack = Cdk.Stack.Of(source);
        return new ClusterFacts { Account = Cdk.Token.IsUnresolved(stack.Account) ? null : stack.Account, Partition = StackPartition.Of(stack) };
    }

    public void AddRbac(RbacObjects more)
    {
        ArgumentNullException.ThrowIfNull(more);
        objects.AddRange(more.All.Where(one => !objects.Contains(one)));
    }

    public void SetAwsAuth(AwsAuthMap map, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(map);
        awsAuth = map;
        awsAuthIsWhole = isWhole;
    }

    public static string LogicalId(string prefix, ReadOnlySpan<string> parts) => prefix + LogicalName.Of(parts);

    private static Origin Origin(AccessGrant grant, Construct source) =>
        grant.Origin.Location is null ? new Origin(null, null, source.Node.Path) : grant.Origin;

    // Of two ARNs that are written out and differ one is wrong, so these stay apart for the rule about it (EKS043).
    private static List<AccessGrant> OneNameEach(IEnumerable<AccessGrant> grants)
    {
        var names = new Dictionary<PrincipalIdentity, PrincipalArn>();
        var named = new List<AccessGrant>();
        foreach (var grant in grants)
        {
            var identity = PrincipalIdentity.Of(grant.Principal);
            var first = names.TryAdd(identity, grant.Principal) ? grant.Principal : names[identity];
            named.Add(first.IsUnresolved || grant.Principal.IsUnresolved ? grant with { Principal = first } : grant);
        }

        return named;
    }

    private void Make(Construct source, Addition addition)
    {
        if (addition.Earlier is { } earlier)
        {
            var merged = Merged(earlier, addition.Grant).OrThrow().Grants[0];
            merged = merged with { Principal = Better(merged.Principal, addition.Grant.Principal, Cdk.Stack.Of(earlier.Resource)) };
            EntryResource.Update(earlier.Resource, owner, earlier.Grant, merged);
            earlier.Grant = merged;
            return;
        }

        var made = new AdmittedPrincipal(addition.Grant, source, EntryResource.Define(source, owner, addition.Grant));
        admitted.Add(made);
        byIdentity.Add(PrincipalIdentity.Of(addition.Grant.Principal), made);
    }

    // A reference orders, since EKS looks whether the role is there; and so it does not matter which name came first.
    private static PrincipalArn Better(PrincipalArn earlier, PrincipalArn other, Cdk.Stack stack) =>
        !earlier.IsUnresolved && other.IsUnresolved && other.Name.StartsWith($"{stack.Node.Path}/", StringComparison.Ordinal) ? other : earlier;

    // The principal as it was named first: all names of it stand for one.
    private static Reading<AccessPlan> Merged(AdmittedPrincipal earlier, AccessGrant grant) =>
        AccessPlan.Build([earlier.Grant, grant with { Principal = earlier.Grant.Principal }]);

    private IEnumerable<Finding> Findings(Addition addition, Cdk.Stack stack)
    {
        if (cluster.Assumed(AssumedFact.AuthenticationMode) is null && !cluster.Mode.HasEntries())
        {
            yield return ModeHasEntries.Rule.Info.At(null,
                $"'{addition.Grant.Principal}' cannot be let into cluster '{cluster.Name}': mode {cluster.Mode.ToApiValue()} knows no access entries; "
                + "use API_AND_CONFIG_MAP or API");
        }

        foreach (var finding in addition.Earlier is { } earlier ? Disagreement(earlier, addition.Grant, stack) : [])
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Disagreement(AdmittedPrincipal earlier, AccessGrant grant, Cdk.Stack stack)
    {
        var home = Cdk.Stack.Of(earlier.Source).Node.Path;
        Finding[] elsewhere = home == stack.Node.Path
            ? []
            : [OneEntryForEachPrincipal.Info.At(null,
                $"'{grant.Principal}' has an access entry already, defined at '{earlier.Source.Node.Path}' in stack '{home}'; EKS takes one for each "
                + "principal, and one entry cannot be in two stacks: say all of it there, or with cluster.Grant after that construct, which adds to the "
                + "entry where it is")];
        return elsewhere.Concat(SameName(earlier.Grant, grant, stack)).Concat(Merged(earlier, grant).Findings);
    }

    // Two that are known to the letter, and differ, cannot both be there.
    private static IEnumerable<Finding> SameName(AccessGrant earlier, AccessGrant grant, Cdk.Stack stack)
    {
        var whole = new[] { earlier, grant }.Select(one => one with { Principal = Whole(one.Principal, stack) }).ToList();
        return whole.Exists(one => one.Principal.IsUnresolved) || whole[0].Principal == whole[1].Principal
            ? []
            : NameIsWhole.Rule.Check(AccessPlan.Build(whole).OrThrow(), ClusterFacts.Unknown);
    }

    private static PrincipalArn Whole(PrincipalArn principal, Cdk.Stack stack) =>
        TokenText.Of(principal.Text, stack) is var text && !text.Contains("${", StringComparison.Ordinal)
            ? PrincipalArn.Read(text).Value ?? principal
            : principal;

    private sealed record Addition(AccessGrant Grant, AdmittedPrincipal? Earlier);
}

/// <summary>One principal that is let into a cluster, with its entry.</summary>
/// <param name="grant">What it is let in with at first.</param>
/// <param name="source">The construct that let it in first.</param>
/// <param name="resource">Its entry.</param>
internal sealed class AdmittedPrincipal(AccessGrant grant, Construct source, Eks.CfnAccessEntry resource)
{
    /// <summary>What it is let in with, all that was said of it together.</summary>
    public AccessGrant Grant { get; set; } = grant;

    /// <summary>The construct that let it in first.</summary>
    public Construct Source { get; } = source;

    /// <summary>Its entry.</summary>
    public Eks.CfnAccessEntry Resource { get; } = resource;

    /// <summary>True where self-managed nodes join by the entry; a managed group may share their role, as eksctl has it.</summary>
    public bool ServesNodeGroups { get; set; }
}
