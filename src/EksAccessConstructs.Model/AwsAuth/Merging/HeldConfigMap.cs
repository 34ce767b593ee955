using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The ConfigMap aws-auth as kubectl shows it: the whole object, and what the authenticator makes of it.</summary>
/// <param name="Manifest">The object.</param>
/// <param name="Map">Who is mapped.</param>
internal sealed record HeldConfigMap(YamlMap Manifest, AwsAuthMap Map)
{
    private const string Ask = "kubectl get configmaps --namespace kube-system --field-selector metadata.name=aws-auth --output yaml";

    private static YamlMap New { get; } =
        (YamlMap)YamlText.Read(AwsAuthWriter.Write(AwsAuthMap.Empty), "").OrThrow().Documents[0].Root!;

    /// <summary>Reads what kubectl printed: the ConfigMap, or a list with it or with nothing.</summary>
    /// <remarks>Empty text is refused: where kubectl fails it prints nothing, and nothing must not be taken for a cluster without aws-auth.</remarks>
    public static Reading<HeldConfigMap> Read(string text, string file)
    {
        var yaml = YamlText.Read(text, file);
        var objects = (yaml.Value?.Documents ?? []).SelectMany(document => AwsAuthReader.Objects(document.Root)).ToList();
        return (yaml.HasErrors, objects) switch
        {
            (true, _) => new(null, yaml.Findings),
            (false, []) when (yaml.Value?.Documents ?? []).Any(document => document.Root is YamlMap) => new(new HeldConfigMap(New, AwsAuthMap.Empty), []),
            (false, [YamlMap one]) when AwsAuthReader.TextOf(one["kind"]) is "ConfigMap" => Of(one, text),
            _ => new(null, [AwsAuthRules.IsAwsAuth.At(new SourceLocation(file, 1, 1), $"this is not one ConfigMap as kubectl shows it; run: {Ask}")]),
        };
    }

    /// <summary>The object with other data.</summary>
    public YamlMap With(ValueList<YamlEntry> data)
    {
        var entry = new YamlEntry("data", new YamlScalar(Manifest.Location, "data", ScalarStyle.Plain), new YamlMap(Manifest.Location, data));
        var index = Manifest.Entries.ToList().FindIndex(one => one.Key == entry.Key);
        return Manifest with
        {
            Entries = index < 0 ? [.. Manifest.Entries, entry] : [.. Manifest.Entries.Take(index), entry, .. Manifest.Entries.Skip(index + 1)],
        };
    }

    // What is wrong in it is wrong already: it is said, and keeps nobody from adding to the rest.
    private static Reading<HeldConfigMap> Of(YamlMap manifest, string text)
    {
        var reading = AwsAuthReader.ReadObject(manifest, text);
        return reading.Value is { IsWatched: true } map
            ? new(new HeldConfigMap(manifest, map), reading.Findings.Select(finding => finding with { Severity = Severity.Warning }).ToValueList())
            : new(null, reading.Findings);
    }
}
