using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>A ClusterConfig in the making.</summary>
internal sealed class ConfigTree
{
    private readonly JsonObject root;

    public ConfigTree(string text) => root = JsonNode.Parse(text)?.AsObject() ?? [];

    /// <summary>A cluster with the name and region of every sample, and one managed node group.</summary>
    public static ConfigTree Plain() => new(
        """{"apiVersion":"eksctl.io/v1alpha5","kind":"ClusterConfig","metadata":{"name":"demo","region":"us-west-2"},"managedNodeGroups":[{"name":"one"}]}""");

    /// <summary>Sets a key; what is a mapping on both sides is merged, what is a list is merged item by item.</summary>
    public ConfigTree Set(string path, JsonNode value)
    {
        JsonNode merged = value.DeepClone();
        foreach (var step in path.Split('.').Reverse())
        {
            merged = step.EndsWith("[]", StringComparison.Ordinal)
                ? new JsonObject { [step[..^2]] = new JsonArray(merged) }
                : new JsonObject { [step == "*" ? "us-west-2a" : step] = merged };
        }

        Merge(root, merged.AsObject());
        return this;
    }

    /// <summary>Applies what a sample needs, then its value.</summary>
    public ConfigTree Set(KeySample sample, JsonNode? value)
    {
        foreach (var (path, needed) in sample.Needs)
        {
            _ = needed is JsonArray { Count: 0 } ? Without(path) : Set(path, needed);
        }

        foreach (var kind in new[] { "managedNodeGroups", "nodeGroups" }.Where(kind => sample.Path.StartsWith($"{kind}[]", StringComparison.Ordinal)))
        {
            NameGroups(kind);
        }

        return value switch
        {
            null => this,
            JsonObject together when together.ContainsKey("$") => SetTogether(sample.Path, together),
            _ => Set(sample.Path, value),
        };
    }

    /// <summary>Takes a top-level key away.</summary>
    public ConfigTree Without(string key)
    {
        root.Remove(key);
        return this;
    }

    /// <summary>The config as text, a key a line.</summary>
    public override string ToString() => root.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });

    private ConfigTree SetTogether(string path, JsonObject together)
    {
        var parent = path[..path.LastIndexOf('.')];
        var key = path[(path.LastIndexOf('.') + 1)..];
        foreach (var (name, value) in together.Select(pair => (pair.Key == "$" ? key : pair.Key, pair.Value)))
        {
            if (value is null)
            {
                (At(parent) as JsonObject)?.Remove(name);
            }
            else
            {
                Set($"{parent}.{name}", value);
            }
        }

        return this;
    }

    // What is at a path, of lists the first item.
    private JsonNode? At(string path)
    {
        JsonNode? node = root;
        foreach (var step in path.Split('.'))
        {
            node = step.EndsWith("[]", StringComparison.Ordinal) ? node?[step[..^2]]?[0] : node?[step];
        }

        return node;
    }

    private void NameGroups(string kind)
    {
        var groups = root[kind]?.AsArray() ?? [];
        if (groups.Count == 0)
        {
            Set($"{kind}[].name", JsonValue.Create(kind == "nodeGroups" ? "two" : "one"));
        }
        else if (groups[0] is JsonObject group && !group.ContainsKey("name"))
        {
            group["name"] = kind == "nodeGroups" ? "two" : "one";
        }
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            into[key] = Merged(into[key], value);
        }
    }

    // A list of one item is merged into the first item; a list of plain values replaces what was there.
    private static JsonNode? Merged(JsonNode? before, JsonNode? value)
    {
        switch (before, value)
        {
            case (JsonObject map, JsonObject more):
                var both = map.DeepClone().AsObject();
                Merge(both, more);
                return both;
            case (JsonArray { Count: > 0 } list, JsonArray { Count: > 0 } items) when list[0] is JsonObject && items[0] is JsonObject:
                var merged = list.DeepClone().AsArray();
                for (var i = 0; i < items.Count; i++)
                {
                    if (i < merged.Count)
                    {
                        merged[i] = Merged(merged[i], items[i]);
                    }
                    else
                    {
                        merged.Add(items[i]?.DeepClone());
                    }
                }

                return merged;
            default:
                return value?.DeepClone();
        }
    }
}
