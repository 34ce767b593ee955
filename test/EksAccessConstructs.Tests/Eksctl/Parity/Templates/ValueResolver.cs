using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>What the values of templates are once CloudFormation has worked its functions out.</summary>
/// <remarks>A resource is written as what it does: <c>@role[cluster]</c>.</remarks>
internal sealed partial class ValueResolver
{
    private readonly ClusterTemplates templates;
    private readonly IntrinsicFunctions functions;

    public ValueResolver(ClusterTemplates templates)
    {
        this.templates = templates;
        References = new References(templates, this);
        Names = new ResourceNames(templates, this);
        functions = new IntrinsicFunctions(templates, this);
    }

    public References References { get; }

    public ResourceNames Names { get; }

    /// <summary>A value worked out, in nodes of its own.</summary>
    public JsonNode? Value(string stack, JsonNode? value) => value switch
    {
        JsonArray list => List(stack, list),
        JsonObject { Count: 1 } call when IntrinsicFunctions.IsFunction(call.First().Key) => functions.Call(stack, call),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(Known(entry.Key), Value(stack, entry.Value)))),
        _ when value.Text() is { } text => Words(stack, text),
        _ => value?.DeepClone(),
    };

    /// <summary>A value worked out, as text.</summary>
    public string Text(string stack, JsonNode? value) => FactText.Of(Value(stack, value));

    /// <summary>Text with the parts that only a running cluster knows under one name on both sides.</summary>
    public string Known(string text) => ProviderArn().Replace(
        text.Replace($"oidc.eks.{templates.Region}.{templates.UrlSuffix}/id/ISSUER", IntrinsicFunctions.Issuer, StringComparison.Ordinal)
            .Replace($"oidc.eks.{templates.Region}.amazonaws.com/id/ISSUER", IntrinsicFunctions.Issuer, StringComparison.Ordinal),
        "@oidc");

    // What comes from nothing is left out; a list that comes from one function becomes part of the list around it.
    private JsonArray List(string stack, JsonArray list) => [.. list.SelectMany(item => Items(stack, item)).Where(item => item is not null)];

    private IEnumerable<JsonNode?> Items(string stack, JsonNode? item) => Value(stack, item) switch
    {
        JsonArray inner when item is JsonObject => inner.Select(one => one?.DeepClone()),
        var one => [one],
    };

    private string Words(string stack, string text)
    {
        if (SubnetByZone().Match(text) is { Success: true } subnet)
        {
            return $"@subnet[{subnet.Groups[1].Value} {subnet.Groups[2].Value}]";
        }

        return References.Target(stack, text) is { } target ? $"@{Names.Of(target)}" : Known(text);
    }

    [GeneratedRegex(@"\A<(public|private) subnet (\S+)>\z")]
    private static partial Regex SubnetByZone();

    [GeneratedRegex(@"arn:[\w-]+:iam::\d+:oidc-provider/<issuer>")]
    private static partial Regex ProviderArn();
}
