using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Resources and API groups are named one by one.</summary>
internal sealed class NoWildcardResources : WildcardLint
{
    private const int Shown = 6;

    // What a wildcard of a whole group gives; rights that need several things are told of where these are named.
    private static readonly ValueList<ResourceRequest>[] Grave =
    [
        .. from right in PowerfulRights.All
           where right is { Needs: [var _], Severity: >= Severity.Warning, Reaches.IsEmpty: false }
           select right.Needs[0].Alternatives.SelectMany(access => access.Requests(""))
               .Where(request => ApiCatalog.KnowsGroup(request.Group)).ToValueList(),
    ];

    // What proves a way to all rights or to somebody else's identity, whatever a ConfigMap or a name says.
    private static readonly ValueList<ResourceRequest> Proven =
    [
        .. from right in PowerfulRights.All
           where right is { Needs: [var _], Severity: Severity.Error }
           from access in right.Needs[0].Alternatives
           where access.Names.IsEmpty
           from request in access.Requests("")
           select request,
    ];

    public NoWildcardResources()
        : base(
            new("RB011", Severity.Warning, "Resources and API groups are named one by one."),
            "'*' is every resource and subresource, custom ones that are installed later included",
            "list the groups and resources that are needed")
    {
        GoodPractice = "least privilege";
        EksBenchmark = ["4.1.3"];
        KubernetesBenchmark = ["5.1.3"];
    }

    protected override bool Breaks(RbacRule rule) => rule.Resources.Contains(RuleMatch.All) || rule.ApiGroups.Contains(RuleMatch.All);

    protected override string Words(IReadOnlyList<RbacRule> rules, bool inCluster) =>
        $"{string.Join(", and ", rules.Select(Everything).Distinct(StringComparer.Ordinal))}{Among(rules, inCluster)}";

    protected override string WayOut => "list what is needed";

    // As much as the same right by its own name; everything at once is the matter of NoClusterAdminBinding.
    protected override Severity SeverityOf(IReadOnlyList<RbacRule> broken, ValueList<HeldPlace> held) =>
        held.Any(place => place is { Namespace: null, Holders.IsEmpty: false })
        && !broken.Any(RuleTargets.IsEverything)
        && Proven.Any(request => broken.Any(rule => rule.Allows(request)))
            ? Severity.Error
            : base.SeverityOf(broken, held);

    private static string Everything(RbacRule rule)
    {
        var verbs = rule.Verbs.Contains(RuleMatch.All) ? " with every verb" : "";
        return rule.Resources.Contains(RuleMatch.All)
            ? $"resource '*' is everything in {Groups(rule)}{verbs}"
            : $"group '*' is every API, custom ones included{verbs}";
    }

    private static string Groups(RbacRule rule) => rule.ApiGroups.Contains(RuleMatch.All) ? "every group"
        : $"{(rule.ApiGroups.Count == 1 ? "group" : "groups")} {string.Join(", ", rule.ApiGroups.Select(group => group.Length == 0 ? "\"\"" : group))}";

    // In a Role, resources of the whole cluster are out of reach.
    private static string Among(IReadOnlyList<RbacRule> rules, bool inCluster)
    {
        var grave = Grave
            .Select(requests => requests.FirstOrDefault(request => HasEffect(request, inCluster) && rules.Any(rule => rule.Allows(request))))
            .OfType<ResourceRequest>()
            .Select(request => request.Subresource.Length > 0 ? $"{request.Resource}/{request.Subresource}" : request.Resource)
            .Distinct(StringComparer.Ordinal).ToList();
        return grave.Count > 0 ? $", {string.Join(", ", grave.Take(Shown))}{(grave.Count > Shown ? $" and {grave.Count - Shown} more" : "")} among them" : "";
    }

    private static bool HasEffect(ResourceRequest request, bool inCluster) =>
        inCluster || ApiCatalog.Find(request.Group, request.Resource) is not { IsNamespaced: false };
}
