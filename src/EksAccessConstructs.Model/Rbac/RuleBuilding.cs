using System.Diagnostics.Contracts;

namespace EksAccessConstructs.Rbac;

/// <summary>Verbs that wait for what they apply to: <c>role.Allow(Verb.Read).On(ApiResource.Pods)</c>.</summary>
/// <typeparam name="TRole">The kind of role the rule goes to.</typeparam>
public sealed class AllowedVerbs<TRole>
{
    private readonly Func<ValueList<RbacRule>, TRole> add;
    private readonly ValueList<string> verbs;

    internal AllowedVerbs(IEnumerable<Verb> verbs, Func<ValueList<RbacRule>, TRole> add)
    {
        this.verbs = verbs.Select(verb => verb.Name).Distinct().ToValueList();
        this.add = add;
        if (this.verbs.IsEmpty)
        {
            throw new ArgumentException("a rule needs at least one verb; see Verb.Read and Verb.ReadWrite", nameof(verbs));
        }
    }

    /// <summary>The role with the verbs allowed on these resources: one rule an API group, so that nothing else is allowed.</summary>
    [Pure]
    public TRole On(params IEnumerable<ApiResource> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var rules = resources.GroupBy(resource => resource.Group, resource => resource.Plural, StringComparer.Ordinal)
            .Select(group => new RbacRule { ApiGroups = [group.Key], Resources = group.Distinct().ToValueList(), Verbs = verbs }).ToValueList();
        return rules.IsEmpty
            ? throw new ArgumentException("name at least one resource, or use ApiResource.Any", nameof(resources))
            : add(rules);
    }

    internal TRole OnUrls(IEnumerable<NonResourceUrl> urls) =>
        add([new RbacRule { NonResourceUrls = urls.Select(url => url.Path).ToValueList(), Verbs = verbs }]);
}

internal static class RuleBuilding
{
    // The names go to the rule added last; a rule with names already takes more.
    public static ValueList<RbacRule> NameLast(ValueList<RbacRule> rules, IEnumerable<string> names) => rules.IsEmpty
        ? throw new InvalidOperationException("there is no rule yet to limit to names; say Allow(…).On(…) before")
        : [.. rules.Take(rules.Count - 1), rules[^1] with { ResourceNames = [.. rules[^1].ResourceNames, .. names] }];
}
