namespace EksAccessConstructs.Rbac;

/// <summary>Rights in the whole cluster, or in a namespace where a RoleBinding gives them there.</summary>
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
