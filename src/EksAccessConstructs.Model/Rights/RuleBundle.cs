using System.Globalization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>Rules that come together, as those of one role; the same rules are one bundle, wherever they come from and in whichever version.</summary>
internal sealed class RuleBundle(int id, ValueList<RbacRule> rules)
{
    private RightSet? inCluster;
    private RightSet? inNamespace;

    /// <summary>The number of the bundle; two with one number give the same.</summary>
    public int Id => id;

    /// <summary>The number as text.</summary>
    public string Key { get; } = id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the rules give in a place.</summary>
    public RightSet In(string place) => place == Places.Cluster
        ? inCluster ??= RightSet.InCluster(rules)
        : inNamespace ??= RightSet.InNamespace(rules);
}

/// <summary>The bundles of a comparison, each once.</summary>
internal sealed class RuleBundles
{
    private readonly Dictionary<ValueList<RbacRule>, RuleBundle> known = [];

    /// <summary>The bundle of these rules.</summary>
    public RuleBundle Of(ValueList<RbacRule> rules)
    {
        if (!known.TryGetValue(rules, out var bundle))
        {
            bundle = new RuleBundle(known.Count, rules);
            known.Add(rules, bundle);
        }

        return bundle;
    }
}
