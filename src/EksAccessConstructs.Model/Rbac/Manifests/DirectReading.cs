using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What the API server makes of the text of a document that is sent to it unchanged, to the address that its kind asks for. Unlike kubectl it sees
/// keys that occur twice.</summary>
internal static class DirectReading
{
    public static (ManifestOutcome Outcome, KubernetesObject? Object) Read(YamlNode root, ValueList<Finding> doubles)
    {
        if (root is not YamlMap map || KubernetesKind.Find(AnyCase(map, "apiVersion"), AnyCase(map, "kind")) is not { } kind)
        {
            return (ManifestOutcome.NoEndpoint, null);
        }

        var @namespace = map.MapAt("metadata").TextAt("namespace");
        var read = ServerReading.Create(root, kind, @namespace.Length == 0 ? "default" : @namespace, doubles);
        return (read.Outcome, read.Object);
    }

    // The address is found before letter case counts.
    private static string AnyCase(YamlMap map, string key)
    {
        var value = map[key] ?? map.Entries.LastOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
        return value is YamlScalar { Kind: "text" } text ? text.Value : "";
    }
}
