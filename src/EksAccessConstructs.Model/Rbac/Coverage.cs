using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Whether the rules somebody holds cover the rules somebody wants to give, as the API server's escalation check compares them.</summary>
/// <remarks>Rules wanted are broken into single rights; each must be covered by one rule held, different rights by different rules. A star is covered by a star
/// alone. Source: <c>Covers</c> in <c>component-helpers/auth/rbac/validation</c> and <c>CompactRules</c> in <c>pkg/registry/rbac/validation</c> of
/// Kubernetes 1.34.</remarks>
public static class Coverage
{
    /// <summary>The single rights of a rule: (group, resource, verb, name) and (URL, verb). A rule without verbs has none.</summary>
    public static IEnumerable<RbacRule> Atoms(this RbacRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var resources =
            from apiGroup in rule.ApiGroups
            from resource in rule.Resources
            from verb in rule.Verbs
            from names in rule.ResourceNames.IsEmpty ? [[]] : rule.ResourceNames.Select(name => (ValueList<string>)[name])
            select new RbacRule { Verbs = [verb], ApiGroups = [apiGroup], Resources = [resource], ResourceNames = names };
        var urls =
            from url in rule.NonResourceUrls
            from verb in rule.Verbs
            select new RbacRule { Verbs = [verb], NonResourceUrls = [url] };
        return resources.Concat(urls);
    }

    /// <summary>The single rights among <paramref name="wanted"/> that no rule held covers, in the order of the rules wanted; empty where all are
    /// covered.</summary>
    public static ValueList<RbacRule> Missing(IReadOnlyCollection<RbacRule> held, IEnumerable<RbacRule> wanted) =>
        wanted.SelectMany(Atoms).Where(atom => !held.Any(rule => CoversAtom(rule, atom))).ToValueList();

    /// <summary>True where a rule covers every single right of another.</summary>
    public static bool Covers(this RbacRule rule, RbacRule other) => other.Atoms().All(atom => CoversAtom(rule, atom));

    /// <summary>Folds the verbs of rights that differ in nothing else, in order and with repetitions; everything else stays one rule each, as the API server
    /// does.</summary>
    public static ValueList<RbacRule> Compact(IEnumerable<RbacRule> atoms)
    {
        var folded = new OrderedDictionary<RbacRule, List<string>>();
        var rest = new List<RbacRule>();
        foreach (var atom in atoms)
        {
            if (!IsSimple(atom))
            {
                rest.Add(atom);
            }
            else if (folded.TryGetValue(atom with { Verbs = [] }, out var verbs))
            {
                verbs.AddRange(atom.Verbs);
            }
            else
            {
                folded.Add(atom with { Verbs = [] }, [.. atom.Verbs]);
            }
        }

        return [.. rest, .. folded.Select(pair => pair.Key with { Verbs = pair.Value.ToValueList() })];
    }

    /// <summary>Missing rights as the API server prints them: folded, one line each, sorted as text, each line once.</summary>
    public static ValueList<string> Describe(IEnumerable<RbacRule> missing) =>
        Compact(missing).Select(Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

    /// <summary>A rule as the API server prints it: <c>{APIGroups:[""], Resources:["pods"], Verbs:["get"]}</c>.</summary>
    public static string Text(RbacRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        (string Name, ValueList<string> Values)[] parts =
        [
            ("APIGroups", rule.ApiGroups), ("Resources", rule.Resources), ("NonResourceURLs", rule.NonResourceUrls), ("ResourceNames", rule.ResourceNames),
            ("Verbs", rule.Verbs),
        ];
        return $"{{{string.Join(", ", parts.Where(part => !part.Values.IsEmpty).Select(part => $"{part.Name}:{GoQuote.Of(part.Values)}"))}}}";
    }

    private static bool CoversAtom(RbacRule rule, RbacRule atom) =>
        RuleMatch.Verb(rule, atom.Verbs[0]) && (atom.NonResourceUrls.IsEmpty ? CoversResource(rule, atom) : CoversUrl(rule, atom));

    private static bool CoversResource(RbacRule rule, RbacRule atom) =>
        RuleMatch.Group(rule, atom.ApiGroups[0])
        && CoversResource(rule.Resources, atom.Resources[0])
        && (rule.ResourceNames.IsEmpty || (!atom.ResourceNames.IsEmpty && rule.ResourceNames.Contains(atom.ResourceNames[0])));

    private static bool CoversUrl(RbacRule rule, RbacRule atom) => rule.ResourceNames.IsEmpty && RuleMatch.Url(rule, atom.NonResourceUrls[0]);

    private static bool CoversResource(ValueList<string> held, string wanted) =>
        held.Contains(RuleMatch.All)
            || held.Contains(wanted)
            || (wanted.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && held.Contains($"*{wanted[slash..]}"));

    private static bool IsSimple(RbacRule atom) =>
        atom.ApiGroups.Count == 1 && atom.Resources.Count == 1 && atom.ResourceNames.Count <= 1 && atom.NonResourceUrls.IsEmpty;
}
