namespace EksAccessConstructs.Compute;

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum NodeTaintEffect
{
    /// <summary>New pods stay away.</summary>
    NoSchedule,

    /// <summary>New pods stay away where they can.</summary>
    PreferNoSchedule,

    /// <summary>Pods that are there leave, too.</summary>
    NoExecute,
}

/// <summary>A taint that keeps pods from nodes unless they tolerate it.</summary>
/// <param name="Key">The key, with the syntax of a label key.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Value">The value, with the syntax of a label value; empty where the key says all.</param>
public sealed record NodeTaint(string Key, NodeTaintEffect Effect, string Value = "")
{
    /// <summary>The effect as the EKS API writes it: <c>NO_SCHEDULE</c>.</summary>
    public string EksEffect => Effect switch
    {
        NodeTaintEffect.NoSchedule => "NO_SCHEDULE",
        NodeTaintEffect.PreferNoSchedule => "PREFER_NO_SCHEDULE",
        NodeTaintEffect.NoExecute => "NO_EXECUTE",
    };

    /// <summary>The effect of a name as Kubernetes writes it; null where there is none.</summary>
    public static NodeTaintEffect? EffectNamed(string name) => name switch
    {
        "NoSchedule" => NodeTaintEffect.NoSchedule,
        "PreferNoSchedule" => NodeTaintEffect.PreferNoSchedule,
        "NoExecute" => NodeTaintEffect.NoExecute,
        _ => null,
    };

    /// <summary>Why nodes cannot have these taints, one text a problem: syntax, or a key and effect given twice.</summary>
    public static IEnumerable<string> Problems(IEnumerable<NodeTaint> taints) => Issues(taints).Select(issue => issue.Text);

    /// <summary>Why nodes cannot have these taints, by the key of a ClusterConfig that it is about.</summary>
    internal static IEnumerable<(string Key, string Text)> Issues(IEnumerable<NodeTaint> taints)
    {
        var seen = new HashSet<(string, NodeTaintEffect)>();
        foreach (var (index, taint) in taints.Index())
        {
            if (LabelSyntax.ProblemWithKey(taint.Key) is { } key)
            {
                yield return ($"taints[{index}].key", $"taint '{taint.Key}': {key}");
            }

            if (LabelSyntax.ProblemWithValue(taint.Value) is { } value)
            {
                yield return ($"taints[{index}].value", $"taint '{taint.Key}': {value}");
            }

            if (!seen.Add((taint.Key, taint.Effect)))
            {
                yield return ($"taints[{index}]", $"taint '{taint.Key}' with effect {taint.Effect} is given twice; leave one");
            }
        }
    }

    /// <summary>The taints as the kubelet's flag takes them: <c>a=1:NoSchedule,b=:NoExecute</c>.</summary>
    public static string Flag(IEnumerable<NodeTaint> taints) => string.Join(',', taints);

    /// <summary><c>key=value:Effect</c>.</summary>
    public override string ToString() => $"{Key}={Value}:{Effect}";
}
