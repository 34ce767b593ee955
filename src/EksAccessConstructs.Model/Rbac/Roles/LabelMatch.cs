namespace EksAccessConstructs.Rbac;

/// <summary>Whether labels fulfil a selector.</summary>
internal static class LabelMatch
{
    /// <summary>True where labels fulfil all parts of a selector; the empty selector selects everything.</summary>
    public static bool Selects(this LabelSelector selector, ValueMap labels) =>
        selector.MatchLabels.All(pair => labels[pair.Key] == pair.Value)
        && selector.MatchExpressions.All(requirement => Fulfils(requirement, labels[requirement.Key]));

    private static bool Fulfils(LabelRequirement requirement, string? label) => requirement.Operator switch
    {
        "In" => label is not null && requirement.Values.Contains(label),
        "NotIn" => label is null || !requirement.Values.Contains(label),
        "Exists" => label is not null,
        "DoesNotExist" => label is null,
        _ => false,
    };
}
