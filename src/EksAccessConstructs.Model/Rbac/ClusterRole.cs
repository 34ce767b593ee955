using System.Diagnostics.Contracts;

namespace EksAccessConstructs.Rbac;

/// <summary>Rights in the whole cluster, or in a namespace where a RoleBinding gives them there.</summary>
/// <example><code>ClusterRole.Of("health").Allow(Verb.Get).OnUrls(NonResourceUrl.Healthz)</code></example>
public sealed record ClusterRole : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "ClusterRole";

    /// <inheritdoc/>
    public override string ApiVersion => RbacVersion;

    /// <inheritdoc/>
    public override string? NamespaceName => null;

    /// <summary>The rights; the aggregation controller overwrites them where <see cref="Aggregation"/> is given.</summary>
    public ValueList<RbacRule> Rules { get; init; }

    /// <summary>Which other ClusterRoles this one takes its rules from.</summary>
    /// <value>Default: none.</value>
    public AggregationRule? Aggregation { get; init; }

    /// <summary>A role of the cluster, still without rights.</summary>
    public static ClusterRole Of(string name) => new() { Name = name };

    /// <summary>Verbs to allow, on what comes after.</summary>
    [Pure]
    public AllowedVerbs<ClusterRole> Allow(params IEnumerable<Verb> verbs) => new(verbs, rules => this with { Rules = [.. Rules, .. rules] });

    /// <summary>This role with get, list and watch on these resources.</summary>
    [Pure]
    public ClusterRole AllowRead(params IEnumerable<ApiResource> resources) => Allow(Verb.Read).On(resources);

    /// <summary>This role with reading and writing of these resources.</summary>
    [Pure]
    public ClusterRole AllowReadWrite(params IEnumerable<ApiResource> resources) => Allow(Verb.ReadWrite).On(resources);

    /// <summary>This role with get on these paths.</summary>
    [Pure]
    public ClusterRole AllowUrls(params IEnumerable<NonResourceUrl> urls) => Allow(Verb.Get).OnUrls(urls);

    /// <summary>This role with the rule added last limited to objects of these names.</summary>
    /// <exception cref="InvalidOperationException">There is no rule yet.</exception>
    [Pure]
    public ClusterRole Named(params IEnumerable<string> names) => this with { Rules = RuleBuilding.NameLast(Rules, names) };

    /// <summary>This role with its rules taken from every ClusterRole that carries the label; a second call adds another selector.</summary>
    [Pure]
    public ClusterRole AggregateFrom(string label, string value) => this with
    {
        Aggregation = new AggregationRule([.. Aggregation?.Selectors ?? [], new LabelSelector { MatchLabels = ValueMap.Of((label, value)) }]),
    };

    /// <summary>This role with the label by which a built-in role (view, edit, admin) takes its rules in.</summary>
    [Pure]
    public ClusterRole AggregateTo(string builtInRole) =>
        this with { Labels = Labels.With($"rbac.authorization.k8s.io/aggregate-to-{builtInRole}", "true") };

    /// <summary>A binding of this role in the whole cluster, under its name.</summary>
    [Pure]
    public ClusterRoleBinding BindTo(params IEnumerable<Subject> subjects) =>
        new() { Name = Name, RoleRef = new RoleRef(Kind, Name), Subjects = subjects.ToValueList() };

    /// <summary>A binding of this role in one namespace, under its name.</summary>
    [Pure]
    public RoleBinding BindIn(string @namespace, params IEnumerable<Subject> subjects) =>
        new() { Namespace = @namespace, Name = Name, RoleRef = new RoleRef(Kind, Name), Subjects = subjects.ToValueList() };
}

/// <summary>How the verbs of a ClusterRole go to paths; a Role has none.</summary>
public static class AllowedUrls
{
    /// <summary>The role with the verbs allowed on these paths.</summary>
    [Pure]
    public static ClusterRole OnUrls(this AllowedVerbs<ClusterRole> verbs, params IEnumerable<NonResourceUrl> urls)
    {
        ArgumentNullException.ThrowIfNull(verbs);
        ArgumentNullException.ThrowIfNull(urls);
        return verbs.OnUrls(urls);
    }
}

/// <summary>Which ClusterRoles an aggregated ClusterRole takes its rules from: those that at least one selector selects.</summary>
/// <param name="Selectors">The selectors.</param>
public sealed record AggregationRule(ValueList<LabelSelector> Selectors);

/// <summary>A label selector; all its parts must hold. The empty one selects everything.</summary>
public sealed record LabelSelector
{
    /// <summary>Labels that must be equal.</summary>
    public ValueMap MatchLabels { get; init; }

    /// <summary>Further conditions.</summary>
    public ValueList<LabelRequirement> MatchExpressions { get; init; }
}

/// <summary>One condition on a label.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">In, NotIn, Exists or DoesNotExist.</param>
/// <param name="Values">The values of In and NotIn.</param>
public sealed record LabelRequirement(string Key, string Operator, ValueList<string> Values);
