using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.RightSets;

/// <summary>What rules give together, as a set of requests: rules that say the same in other words make equal sets.</summary>
/// <remarks>A wildcard stands for more than what is known today: <c>*</c> is more than the eight verbs written out.</remarks>
internal sealed class RightSet
{
    private readonly List<ResourceRights> resources;
    private readonly List<UrlRights> urls;

    private RightSet(List<ResourceRights> resources, List<UrlRights> urls)
    {
        this.resources = resources;
        this.urls = urls;
    }

    /// <summary>Nothing.</summary>
    public static RightSet Empty { get; } = new([], []);

    /// <summary>True where no request is in it.</summary>
    public bool IsEmpty => resources.Count == 0 && urls.Count == 0;

    /// <summary>What rules give in the whole cluster.</summary>
    public static RightSet InCluster(params IReadOnlyCollection<RbacRule> rules) =>
        new([.. rules.SelectMany(ResourceRights.Of)], [.. rules.SelectMany(UrlRights.Of)]);

    /// <summary>What rules give in one namespace: nothing to URLs and to what Kubernetes keeps outside of namespaces, but to the namespace itself.</summary>
    public static RightSet InNamespace(params IEnumerable<RbacRule> rules) =>
        new([.. rules.SelectMany(ResourceRights.Of).Select(InNamespaces).Where(rights => !rights.Resources.IsEmpty)], []);

    /// <summary>Both together.</summary>
    public RightSet Union(RightSet other) => (IsEmpty, other.IsEmpty) switch
    {
        (true, _) => other,
        (_, true) => this,
        _ => new([.. resources, .. other.resources], [.. urls, .. other.urls]),
    };

    /// <summary>All together.</summary>
    public static RightSet Union(IReadOnlyList<RightSet> sets) => sets is [var one]
        ? one
        : new([.. sets.SelectMany(set => set.resources)], [.. sets.SelectMany(set => set.urls)]);

    /// <summary>What is here and not there; empty where all of it is.</summary>
    public RightSet Except(RightSet other) => new(
        [.. resources.SelectMany(rights => Remaining(rights, other.resources))],
        [.. urls.Select(rights => Remaining(rights, other.urls)).OfType<UrlRights>()]);

    /// <summary>True where something is in both.</summary>
    public bool Overlaps(RightSet other) => resources.Exists(rights => other.resources.Exists(rights.Overlaps))
        || urls.Exists(rights => other.urls.Exists(one => (rights.IsWithin(one) || one.IsWithin(rights)) && rights.Verbs.Overlaps(one.Verbs)));

    /// <summary>True where everything of the other is here.</summary>
    public bool Covers(RightSet other) =>
        other.resources.TrueForAll(rights => resources.Exists(rights.IsAsOpenIn) && Remaining(rights, resources).Count == 0)
        && other.urls.TrueForAll(rights => Remaining(rights, urls) is null);

    /// <summary>The rights in words, one line for the same verbs: <c>get, list: pods, pods/log</c>.</summary>
    public ValueList<string> Words() => resources.Select(rights => (Verbs: rights.IsSealed ? "" : $"{rights.Verbs}: ", rights.Things))
        .Concat(urls.Select(rights => (Verbs: $"{rights.Verbs}: ", rights.Things)))
        .GroupBy(right => right.Verbs, right => right.Things, StringComparer.Ordinal)
        .Select(same => $"{same.Key}{string.Join(", ", same.Distinct(StringComparer.Ordinal))}")
        .ToValueList();

    /// <summary>The rights as rules of a role, for those who look at rules; "all but some" becomes a wildcard, so the rules may say more.</summary>
    public IEnumerable<RbacRule> AsRules() => resources.Where(rights => !rights.IsSealed).Select(rights => rights.AsRule())
        .Concat(urls.Select(rights => new RbacRule { Verbs = rights.Verbs.AsRule(), NonResourceUrls = [rights.Pattern] }));

    private static List<ResourceRights> Remaining(ResourceRights rights, List<ResourceRights> taken)
    {
        List<ResourceRights> left = [rights];
        foreach (var one in taken)
        {
            if (Overlap(left, one))
            {
                left = [.. left.SelectMany(part => part.Except(one))];
            }
        }

        return left;
    }

    // A loop and no lambda: this is asked most of all, and a lambda is an object each time.
    private static bool Overlap(List<ResourceRights> parts, ResourceRights one)
    {
        foreach (var part in parts)
        {
            if (part.Overlaps(one))
            {
                return true;
            }
        }

        return false;
    }

    private static UrlRights? Remaining(UrlRights rights, List<UrlRights> taken)
    {
        var verbs = taken.Where(rights.IsWithin).Aggregate(rights.Verbs, (left, one) => left.Except(one.Verbs));
        return verbs.IsEmpty ? null : rights with { Verbs = verbs };
    }

    private static ResourceRights InNamespaces(ResourceRights rights) => rights.Groups.IsAllBut || rights.Resources.IsAllBut
        ? rights
        : rights with { Resources = TextSet.Of(rights.Resources.Texts.ToArray().Where(resource => MayBeInNamespace(rights.Groups, resource))) };

    // Of a resource that Kubernetes does not know itself nothing is known.
    private static bool MayBeInNamespace(TextSet groups, string resource) => Array.Exists(
        groups.Texts.ToArray(),
        @group => (@group, resource) == ("", "namespaces") || ApiCatalog.Find(@group, resource) is not { IsNamespaced: false });
}
