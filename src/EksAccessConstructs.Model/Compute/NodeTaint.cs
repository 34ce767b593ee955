namespace EksAccessConstructs.Compute;

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum TaintEffect
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
public sealed record NodeTaint(string Key, TaintEffect Effect, string Value = "")
{
    /// <summary>The effect as the EKS API writes it: <c>NO_SCHEDULE</c>.</summary>
    public string EksEffect => Effect switch
    {
        TaintEffect.NoSchedule => "NO_SCHEDULE",
        TaintEffect.PreferNoSchedule => "PREFER_NO_SCHEDULE",
        TaintEffect.NoExecute => "NO_EXECUTE",
    };

    /// <summary>The effect of a name as Kubernetes writes it; null where there is none.</summary>
    public static TaintEffect? EffectNamed(string name) => name switch
    {
        "NoSchedule" => TaintEffect.NoSchedule,
        "PreferNoSchedule" => TaintEffect.PreferNoSchedule,
        "NoExecute" => TaintEffect.NoExecute,
        _ => null,
    };

    /// <summary>Why nodes cannot have these taints, one text a problem: syntax, or a key and effect that stand twice.</summary>
    public static IEnumerable<string> Problems(IEnumerable<NodeTaint> taints)
    {
        var seen = new HashSet<(string, TaintEffect)>();
        foreach (var taint in taints)
        {
            if (taint.Problem is { } problem)
            {
                yield return problem;
            }

            if (!seen.Add((taint.Key, taint.Effect)))
            {
                yield return $"taint '{taint.Key}' with effect {taint.Effect} stands twice; leave one";
            }
        }
    }

    /// <summary>The taints as the kubelet's flag takes them: <c>a=1:NoSchedule,b=:NoExecute</c>.</summary>
    public static string Flag(IEnumerable<NodeTaint> taints) => string.Join(',', taints);

    /// <summary><c>key=value:Effect</c>.</summary>
    public override string ToString() => $"{Key}={Value}:{Effect}";

    private string? Problem => (LabelSyntax.ProblemWithKey(Key) ?? LabelSyntax.ProblemWithValue(Value)) is { } problem ? $"taint '{Key}': {problem}" : null;
}
