using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>What one side says about a cluster: facts <c>key = value</c>, ordered by key.</summary>
internal sealed partial class FactSheet
{
    public const string Yes = "yes";

    private static readonly string[] OwnKeys = ["DeviceName", "ResourceType", "LogType"];
    private static readonly string[] TagKeys = ["Key", "Value", "PropagateAtLaunch"];

    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Facts => facts;

    /// <summary>Whether a tag says something about the cluster, not about the program that wrote it.</summary>
    public static bool IsMeant(string tag) => !BookkeepingTag().IsMatch(tag);

    /// <summary>Notes a fact, unless nothing is said or what is said goes without saying.</summary>
    public void Say(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value) && !ImpliedValues.Say(key, value))
        {
            facts[key] = value;
        }
    }

    public void Say(string key, JsonNode? value) => Say(key, value is null ? null : FactText.Of(value));

    /// <summary>Notes that something is there.</summary>
    public void Mark(string key) => Say(key, Yes);

    /// <summary>Notes each item of a list as something that is there.</summary>
    public void MarkEach(string prefix, IEnumerable<JsonNode> items)
    {
        foreach (var item in items)
        {
            Mark($"{prefix}[{FactText.Of(item)}]");
        }
    }

    /// <summary>Notes a whole value: mappings by path, plain lists as sets, lists of mappings by a key of their own.</summary>
    public void SayAll(string prefix, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, inner) in map)
                {
                    SayAll($"{prefix}.{key}", inner);
                }

                break;
            case JsonArray list:
                foreach (var (i, item) in list.Index())
                {
                    SayItem(prefix, i, item);
                }

                break;
            default:
                Say(prefix, value);
                break;
        }
    }

    /// <summary>Notes tags, given as a mapping or as a list of keys and values.</summary>
    public void SayTags(string prefix, JsonNode? tags)
    {
        var pairs = tags is JsonObject map ? map.Entries() : tags.Items().Select(tag => (FactText.Of(tag.At("Key")), tag.At("Value") ?? ""));
        foreach (var (key, value) in pairs.Where(pair => IsMeant(pair.Item1)))
        {
            var text = FactText.Of(value);
            Say($"{prefix}.tag[{key}]", text.Length == 0 ? "\"\"" : text);
        }
    }

    private void SayItem(string prefix, int index, JsonNode? item)
    {
        if (item is not JsonObject map)
        {
            Mark($"{prefix}[{FactText.Of(item)}]");
        }
        else if (map.ContainsKey("Key") && map.All(entry => TagKeys.Contains(entry.Key)))
        {
            SayTagItem(prefix, map);
        }
        else if (OwnKeys.FirstOrDefault(map.ContainsKey) is { } key)
        {
            var own = FactText.Of(map[key]);
            var rest = map.Where(entry => FactText.Of(entry.Value) != own).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()));
            SayAll($"{prefix}[{own}]", new JsonObject(rest));
        }
        else if (prefix.Contains("NetworkInterfaces", StringComparison.Ordinal))
        {
            SayAll($"{prefix}[{index}]", item);
        }
        else
        {
            Mark($"{prefix}[{FactText.Of(item)}]");
        }
    }

    private void SayTagItem(string prefix, JsonObject tag)
    {
        var key = FactText.Of(tag["Key"]);
        if (IsMeant(key))
        {
            Say($"{prefix}[{key}]", tag["Value"]);
        }
    }

    [GeneratedRegex(@"^(Name$|alpha\.eksctl\.io/|eksctl\.(io|cluster\.k8s\.io)/|eksctl\.io/|aws-cdk:|aws:cdk:)")]
    private static partial Regex BookkeepingTag();
}
