using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>One resource of a template.</summary>
/// <param name="Id">Where it is.</param>
/// <param name="Body">All that the template says of it.</param>
internal sealed record TemplateResource(ResourceId Id, JsonNode Body)
{
    public string Stack => Id.Stack;

    public string Type => Body.At("Type").Text() ?? "";

    public JsonNode? Properties => Body.At("Properties");

    public JsonNode? this[params ReadOnlySpan<string> path] => Properties.At(path);
}
