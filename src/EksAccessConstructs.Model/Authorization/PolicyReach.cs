using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>What one access policy on one entry says to a request.</summary>
/// <remarks>
/// As AWS leaves it: cluster scope works as a ClusterRoleBinding, namespace scope as a RoleBinding in each namespace it takes in. What rests on a point that
/// AWS leaves open is unknown: URLs and things of the whole cluster under a namespace scope, the namespace object itself, a star that is
/// not at the end, and kube-system under a star.
/// </remarks>
internal static class PolicyReach
{
    private const string KubeSystem = "kube-system";

    // Everything in the published tables lives in a namespace, but namespaces.
    private static readonly Lazy<HashSet<(string Group, string Resource)>> InNamespaces = new(() =>
    [
        .. from facts in AccessPolicyFacts.All
           from rule in facts.Rules ?? []
           from @group in rule.ApiGroups
           from resource in rule.Resources
           where @group != "*" && !resource.StartsWith("namespaces", StringComparison.Ordinal)
           select (@group, resource.Split('/')[0]),
    ]);

    /// <summary>Allowed with the rule; unknown with the reason; or neither.</summary>
    public static (RbacRule? Rule, string? Unknown) Of(PolicyAssociation association, AccessRequest request)
    {
        var reach = Reach(association.Scope, request);
        if (reach == Answer.No)
        {
            return default;
        }

        var facts = AccessPolicyFacts.Of(association.Policy);
        if (facts?.Rules is not { } rules)
        {
            return (null, Unpublished(association));
        }

        foreach (var rule in rules)
        {
            if (rule.Allows(request))
            {
                return reach == Answer.Yes
                    ? (rule, null)
                    : (null, $"{association.Policy} has a rule for this, but AWS does not say whether it counts {OpenPoint(association.Scope, request)}");
            }
        }

        return default;
    }

    /// <summary>The rules of a policy that count for sure in its scope.</summary>
    public static IEnumerable<RbacRule> Certain(PolicyAssociation association) =>
        Rules(association).Select(rule => OfNamespaces(association.Scope, rule)).OfType<RbacRule>();

    /// <summary>The rules behind all that a policy gives or, by a point that AWS leaves open, may give: all rights where it is not published.</summary>
    public static IEnumerable<PlacedRule> AtMost(PolicyAssociation association) =>
        from rule in AccessPolicyFacts.Of(association.Policy)?.Rules ?? [EksRights.AllResources]
        from place in association.Scope.Match<string?[]>(cluster: () => [null], namespaces: names => [.. names, ""])
        select new PlacedRule(place, rule);

    /// <summary>What a policy could give besides, one sentence each.</summary>
    public static IEnumerable<string> OpenPoints(PolicyAssociation association)
    {
        var rules = Rules(association).ToList();
        var scope = association.Scope;
        var patterns = scope.Names.Where(name => rules.Count > 0 && name.Contains('*', StringComparison.Ordinal)).ToList();
        return (AccessPolicyFacts.Of(association.Policy)?.Rules is null ? [Unpublished(association)] : Array.Empty<string>())
            .Concat(rules.Any(rule => OfNamespaces(scope, rule) != rule)
                ? [$"{association.Policy} has rules for URLs or for the namespace itself, "
                    + "but AWS does not say whether they count where its scope is a namespace"]
                : [])
            .Concat(patterns
                .Where(name => name.IndexOf('*', StringComparison.Ordinal) != name.Length - 1)
                .Select(name => $"AWS does not say which namespaces '{name}' takes in for {association.Policy}"))
            .Concat(patterns
                .Where(name => NamespacePattern.Covers(name, KubeSystem) is null)
                .Select(name => $"AWS does not say whether '{name}' takes in {KubeSystem} for {association.Policy}"));
    }

    private static IEnumerable<RbacRule> Rules(PolicyAssociation association) => AccessPolicyFacts.Of(association.Policy)?.Rules ?? [];

    // A rule without what belongs to no namespace; null where nothing else is in it.
    private static RbacRule? OfNamespaces(PolicyScope scope, RbacRule rule)
    {
        if (scope is PolicyScope.WholeCluster)
        {
            return rule;
        }

        var left = rule.Resources.Where(resource => resource.Split('/')[0] != "namespaces").ToValueList();
        if (left.IsEmpty)
        {
            return null;
        }

        return left.Count == rule.Resources.Count ? rule : rule with { Resources = left };
    }

    /// <summary>Why nobody outside AWS can say what a policy gives.</summary>
    public static string Unpublished(PolicyAssociation association) =>
        $"what {association.Policy} gives {Scope(association.Scope)} is {Why(AccessPolicyFacts.Of(association.Policy))}";

    private static Answer Reach(PolicyScope scope, AccessRequest request) => (scope, request) switch
    {
        (PolicyScope.WholeCluster, _) => Answer.Yes,
        (_, UrlRequest) => Answer.Open,
        (_, ResourceRequest { Namespace: "" } resource) when !InNamespaces.Value.Contains((resource.Group, resource.Resource)) => Answer.Open,
        (_, ResourceRequest { Namespace: "" }) => scope.Names.Any(IsEvery) ? Answer.Open : Answer.No,
        (_, ResourceRequest resource) => Covered(scope.Names, resource.Namespace) is var covered && covered == Answer.Yes && IsNamespaceItself(resource)
            ? Answer.Open
            : covered,
        _ => Answer.No,
    };

    private static Answer Covered(ValueList<string> patterns, string @namespace)
    {
        var best = Answer.No;
        foreach (var pattern in patterns)
        {
            switch (NamespacePattern.Covers(pattern, @namespace))
            {
                case true:
                    return Answer.Yes;
                case null:
                    best = Answer.Open;
                    break;
            }
        }

        return best;
    }

    private static bool IsEvery(string pattern) => pattern.AsSpan().IndexOfAnyExcept('*') < 0;

    private static bool IsNamespaceItself(ResourceRequest request) => request is { Group: "", Resource: "namespaces" };

    private static string OpenPoint(PolicyScope scope, AccessRequest request) => request switch
    {
        UrlRequest => "for URLs where its scope is a namespace",
        ResourceRequest { Namespace: "" } when scope.Names.Any(IsEvery) => $"for all namespaces at once where its scope is '{scope}'",
        ResourceRequest { Namespace: "" } => "for things of the whole cluster where its scope is a namespace",
        ResourceRequest resource when IsNamespaceItself(resource) => "for the namespace itself where that is its scope",
        _ => $"in '{request.Namespace}' where its scope is '{scope}'",
    };

    private static string Scope(PolicyScope scope) => scope.Match(cluster: () => "in the whole cluster", namespaces: names => $"in {string.Join(", ", names)}");

    private static string Why(AccessPolicyFacts? facts) => facts is null ? "not known to this version" : facts.Documentation switch
    {
        PolicyDocumentation.Words => "published in words only",
        PolicyDocumentation.ThirdParty => "known only from others who quote AWS",
        PolicyDocumentation.NameOnly or PolicyDocumentation.Table => "not published",
    };

    private enum Answer
    {
        No,
        Open,
        Yes,
    }
}
