using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>The one label by which a ClusterRole is not selected.</summary>
internal static class LabelGap
{
    /// <summary>What differs; null where a selector selects the labels, or where nothing hints that it is meant to.</summary>
    /// <remarks>A role without any of the labels is not near: it is the same with every other role.</remarks>
    public static string? Of(LabelSelector selector, ValueMap labels)
    {
        var conditions = Conditions(selector).ToList();
        return conditions.Where(condition => !condition.Selects(labels)).ToList() is [var unmet]
            ? Words(unmet, labels, isRestMet: conditions.Count > 1)
            : null;
    }

    private static IEnumerable<LabelSelector> Conditions(LabelSelector selector) => selector.MatchLabels
        .Select(pair => new LabelSelector { MatchLabels = ValueMap.Of((pair.Key, pair.Value)) })
        .Concat(selector.MatchExpressions.Select(one => new LabelSelector { MatchExpressions = [one] }));

    private static string? Words(LabelSelector unmet, ValueMap labels, bool isRestMet)
    {
        var key = unmet.MatchLabels.Select(pair => pair.Key).Concat(unmet.MatchExpressions.Select(one => one.Key)).First();
        var near = Suggestion.For(key, labels.Select(label => label.Key));
        return (labels[key], near) switch
        {
            ({ } value, _) => $"has the label '{key}' with '{value}', which is not what is asked for",
            (null, { } other) => $"has the label '{other}', not '{key}'",
            _ => isRestMet ? $"has not the label '{key}'" : null,
        };
    }
}
