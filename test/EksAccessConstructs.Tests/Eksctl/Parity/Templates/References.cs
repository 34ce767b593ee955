using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>Which resource a value points at: by reference, by attribute, through an export, an output or a parameter of a nested stack.</summary>
internal sealed partial class References(ClusterTemplates templates, ValueResolver values)
{
    // Made when it is first asked for: the names of exports are values themselves.
    private readonly Lazy<Dictionary<string, (string Stack, JsonNode? Value)>> exports = new(() => Exports(templates, values));

    /// <summary>The resource that a value points at; null where it points at none.</summary>
    public ResourceId? Target(string stack, JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } call => Target(stack, call.First().Key, call.First().Value),
        _ when value.Text() is { } text => TargetOfOutput(text),
        _ => null,
    };

    /// <summary>What is exported under a name; null where nothing is.</summary>
    public (string Stack, JsonNode? Value)? Export(string name) => exports.Value.TryGetValue(name, out var export) ? export : null;

    /// <summary>The output of a nested stack that an attribute of it is.</summary>
    public (string Stack, JsonNode? Value)? NestedOutput(ResourceId parent, string attribute)
    {
        var child = templates.Parents.FirstOrDefault(nested => nested.Value == parent).Key;
        return child is null ? null : (child, templates.Stacks[child].At("Outputs", attribute.Split('.')[^1], "Value"));
    }

    private ResourceId? Target(string stack, string function, JsonNode? argument) => function switch
    {
        "Ref" => TargetOfRef(stack, argument.Text() ?? ""),
        "Fn::GetAtt" => TargetOfAttribute(stack, AttributeName.Of(argument)),
        "Fn::ImportValue" => Export(values.Text(stack, argument)) is { } export ? Target(export.Stack, export.Value) : null,
        "Fn::Select" => TargetOfChoice(stack, argument),
        _ => null,
    };

    // The calls of eksctl name an output of one of its stacks so.
    private ResourceId? TargetOfOutput(string text)
    {
        var match = OutputPattern().Match(text);
        return match.Success && templates.Stacks.TryGetValue(match.Groups[1].Value, out var stack)
            ? Target(match.Groups[1].Value, stack.At("Outputs", match.Groups[2].Value, "Value"))
            : null;
    }

    private ResourceId? TargetOfRef(string stack, string name)
    {
        var id = new ResourceId(stack, name);
        if (templates.Find(id) is not null)
        {
            return id;
        }

        return templates.Parents.TryGetValue(stack, out var parent) ? Target(parent.Stack, templates.Find(parent)?["Parameters", name]) : null;
    }

    private ResourceId? TargetOfAttribute(string stack, AttributeName attribute)
    {
        var id = new ResourceId(stack, attribute.LogicalId);
        if (templates.Find(id) is not { } resource)
        {
            return null;
        }

        return resource.Type == "AWS::CloudFormation::Stack" && NestedOutput(id, attribute.Name.Text() ?? "") is { } output
            ? Target(output.Stack, output.Value)
            : id;
    }

    // One of the ids that an export joins into one text.
    private ResourceId? TargetOfChoice(string stack, JsonNode? argument)
    {
        var imported = (argument as JsonArray)?[1].At("Fn::Split") is JsonArray split ? split[1].At("Fn::ImportValue") : null;
        return imported is not null && Export(values.Text(stack, imported)) is { } export && export.Value.At("Fn::Join") is JsonArray joined
            ? Target(export.Stack, joined[1]![argument![0]!.GetValue<int>()])
            : null;
    }

    private static Dictionary<string, (string Stack, JsonNode? Value)> Exports(ClusterTemplates templates, ValueResolver values) => new(
        from stack in templates.Stacks
        from output in stack.Value.At("Outputs").Entries()
        where output.Value.At("Export") is not null
        let name = values.Text(stack.Key, output.Value.At("Export", "Name")).Replace(IntrinsicFunctions.StackName, stack.Key, StringComparison.Ordinal)
        select KeyValuePair.Create(name, (stack.Key, output.Value.At("Value"))));

    [GeneratedRegex(@"\A<(.+)\.(\w+)>\z")]
    private static partial Regex OutputPattern();
}
