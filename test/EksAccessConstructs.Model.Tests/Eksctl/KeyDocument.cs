using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>A ClusterConfig that says as little as can be beside one key.</summary>
internal static class KeyDocument
{
    /// <summary>The document in which a key has a value, written as YAML in one line, and the keys are there that mappings around it need;
    /// what can be switched on is on.</summary>
    public static string With(string path, string value) => Written(path.Split('.'), value, "", CarriedKeys.Tree);

    /// <summary>The document in which a key is missing, though the mapping around it is there.</summary>
    public static string Without(string path) => Written(path.Split('.'), null, "", CarriedKeys.Tree);

    /// <summary>A text that a key takes.</summary>
    public static string Text(string path) => path switch
    {
        _ when path.EndsWith("policyARN", StringComparison.Ordinal) => "'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy'",
        _ when path.EndsWith("ARN", StringComparison.OrdinalIgnoreCase) => "'arn:aws:iam::111122223333:role/a'",
        _ when path.EndsWith("cidr", StringComparison.OrdinalIgnoreCase) => "10.0.0.0/16",
        _ => "word",
    };

    private static string Written(string[] path, string? value, string place, KeyTree keys)
    {
        var step = path[0];
        var name = step.TrimEnd('[', ']');
        var below = keys.Below(name);
        var entries = keys.Names.Where(other => other != name && (keys.Below(other).IsRequired || other == "enabled"))
            .Select(other => $"{other}: {Needed(keys.Below(other))}").ToList();
        var inner = path.Length == 1 ? value : Written(path[1..], value, $"{place}{step}.", below);
        if (inner is not null)
        {
            entries.Add($"{(name == "*" ? "any" : name)}: {(step.EndsWith("[]", StringComparison.Ordinal) ? $"[{inner}]" : inner)}");
        }

        return $"{{{string.Join(", ", entries)}}}";
    }

    // A value of the right type, or a mapping with what it needs.
    private static string Needed(KeyTree key) => key.Known is { } known
        ? known switch
        {
            { Words: [var word, ..] } => word,
            { Path: "metadata.region" } => "us-west-2",
            { Type: KeyType.Boolean } => "true",
            { Type: KeyType.Integer } => "7",
            { Type: KeyType.Map } => "{a: word}",
            _ => Text(known.Path),
        }
        : $"{{{string.Join(", ", key.Names.Where(name => key.Below(name).IsRequired).Select(name => $"{name}: {Needed(key.Below(name))}"))}}}";
}
