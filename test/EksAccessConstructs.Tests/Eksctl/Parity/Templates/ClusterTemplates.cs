using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>All that one side makes for a cluster: its templates by stack, manifests for Kubernetes, and calls of APIs.</summary>
internal sealed record ClusterTemplates
{
    public const string Account = "111122223333";

    /// <summary>The ClusterConfig with eksctl's defaults filled in.</summary>
    public required JsonNode Config { get; init; }

    public required OrderedDictionary<string, JsonNode> Stacks { get; init; }

    public IReadOnlyList<JsonNode> Manifests { get; init; } = [];

    public IReadOnlyList<ApiCall> Calls { get; init; } = [];

    /// <summary>The resource of a parent stack that a nested stack is, by the nested stack's name.</summary>
    public IReadOnlyDictionary<string, ResourceId> Parents { get; init; } = new Dictionary<string, ResourceId>();

    public string Name => Config.At("metadata", "name").Text() ?? "";

    public string Region => Config.At("metadata", "region").Text() ?? "";

    public string Partition => Region switch
    {
        ['c', 'n', '-', ..] => "aws-cn",
        ['u', 's', '-', 'g', 'o', 'v', '-', ..] => "aws-us-gov",
        _ => "aws",
    };

    public string UrlSuffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    /// <summary>The resources of some types, in the order of the templates.</summary>
    public IEnumerable<TemplateResource> Resources(params string[] types) =>
        from stack in Stacks
        from entry in stack.Value.At("Resources").Entries()
        let resource = new TemplateResource(new(stack.Key, entry.Key), entry.Value)
        where types.Contains(resource.Type)
        select resource;

    public TemplateResource? Find(ResourceId? id) =>
        id is { } where && Stacks.GetValueOrDefault(where.Stack).At("Resources", where.LogicalId) is { } body ? new(where, body) : null;

    /// <summary>What eksctl asks of one API.</summary>
    public IEnumerable<JsonNode?> CallsOf(string api) => Calls.Where(call => call.Api == api).Select(call => call.Input);
}
