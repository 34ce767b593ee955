using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>What <c>Fn::GetAtt</c> names, in either way of writing it.</summary>
/// <param name="LogicalId">The resource.</param>
/// <param name="Name">The attribute, which may be computed.</param>
internal readonly record struct AttributeName(string LogicalId, JsonNode? Name)
{
    public static AttributeName Of(JsonNode? argument) => argument is JsonArray parts
        ? new(parts[0].Text() ?? "", parts[1])
        : OfText(argument.Text() ?? "");

    private static AttributeName OfText(string text) => text.Split('.', 2) is [var id, var name] ? new(id, name) : new(text, null);
}
