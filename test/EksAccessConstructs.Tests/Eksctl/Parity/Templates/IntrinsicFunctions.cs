using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>The functions of CloudFormation, worked out as far as templates alone allow.</summary>
internal sealed partial class IntrinsicFunctions(ClusterTemplates templates, ValueResolver values)
{
    /// <summary>The OIDC issuer of a cluster, which no template knows.</summary>
    public const string Issuer = "<issuer>";

    /// <summary>The name of the stack that a value is in.</summary>
    public const string StackName = "<stack>";

    private readonly Conditions conditions = new(templates, values);
    private readonly ResourceAttributes attributes = new(templates, values);

    public static bool IsFunction(string key) => key is "Ref" or "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal);

    /// <summary>What a call of a function gives; null for <c>AWS::NoValue</c>.</summary>
    public JsonNode? Call(string stack, JsonObject call)
    {
        var (function, argument) = call.First();
        return function switch
        {
            "Ref" => Ref(stack, call, argument.Text() ?? ""),
            "Fn::GetAtt" => GetAtt(stack, call, AttributeName.Of(argument)),
            "Fn::ImportValue" => Import(values.Text(stack, argument)),
            "Fn::Sub" => values.Known(Sub(stack, argument)),
            "Fn::Join" => values.Known(Join(stack, argument!)),
            "Fn::Select" => Select(stack, call, argument!),
            "Fn::Split" => List(values.Text(stack, argument![1]).Split(argument[0].Text())),
            "Fn::GetAZs" => List("abcdef".Select(zone => $"{templates.Region}{zone}")),
            "Fn::Cidr" => List(CidrBlocks.Cut(values.Text(stack, argument![0]), Number(stack, argument[1]), Number(stack, argument[2]))),
            "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(values.Text(stack, argument))),
            "Fn::FindInMap" => FindInMap(stack, argument!),
            "Fn::If" => values.Value(stack, argument![conditions.Holds(stack, argument[0]) ? 1 : 2]),
            _ => Unknown(stack, function, argument),
        };
    }

    private JsonNode? Ref(string stack, JsonObject call, string name) => name switch
    {
        "AWS::Partition" => templates.Partition,
        "AWS::Region" => templates.Region,
        "AWS::AccountId" => ClusterTemplates.Account,
        "AWS::URLSuffix" => templates.UrlSuffix,
        "AWS::StackName" => StackName,
        "AWS::StackId" => "<stack-id>",
        "AWS::NoValue" => null,
        _ when templates.Stacks.GetValueOrDefault(stack).At("Parameters", name) is { } parameter => Parameter(stack, name, parameter),
        _ => Resource(stack, call) ?? $"<ref {name}>",
    };

    private JsonNode? Parameter(string stack, string name, JsonNode parameter)
    {
        if (templates.Parents.TryGetValue(stack, out var parent))
        {
            return values.Value(parent.Stack, templates.Find(parent)?["Parameters", name]);
        }

        return (parameter.At("Type").Text() ?? "").Contains("AWS::SSM::Parameter::Value", StringComparison.Ordinal)
            ? $"{{{{resolve:ssm:{parameter.At("Default").Text()}}}}}"
            : parameter.At("Default")?.DeepClone() ?? $"<parameter {name}>";
    }

    private JsonNode? GetAtt(string stack, JsonObject call, AttributeName attribute)
    {
        var id = new ResourceId(stack, attribute.LogicalId);
        if (attributes.Known(id, values.Text(stack, attribute.Name)) is { } known)
        {
            return known;
        }

        return values.References.NestedOutput(id, attribute.Name.Text() ?? "") is { } output
            ? values.Value(output.Stack, output.Value)
            : Resource(stack, call) ?? Unknown(stack, "Fn::GetAtt", call.First().Value);
    }

    private JsonNode? Import(string name) => values.References.Export(name) is { } export ? values.Value(export.Stack, export.Value) : $"<import {name}>";

    private string Sub(string stack, JsonNode? argument)
    {
        var text = argument.Text() ?? argument![0].Text() ?? "";
        var given = argument as JsonArray is [_, JsonObject map] ? map : [];
        return Variable().Replace(text, match => match.Groups[1].Value switch
        {
            ['!', .. var literal] => $"${{{literal}}}",
            var name when given.ContainsKey(name) => values.Text(stack, given[name]),
            var name => values.Text(stack, new JsonObject { [name.Contains('.', StringComparison.Ordinal) ? "Fn::GetAtt" : "Ref"] = name }),
        });
    }

    private string Join(string stack, JsonNode argument)
    {
        var parts = argument[1] is JsonObject ? values.Value(stack, argument[1]) : argument[1];
        return string.Join(argument[0].Text(), parts.Items().Select(part => values.Text(stack, part)));
    }

    private JsonNode? Select(string stack, JsonObject call, JsonNode argument)
    {
        if (Resource(stack, call) is { } resource)
        {
            return resource;
        }

        var items = values.Value(stack, argument[1]);
        var index = Number(stack, argument[0]);
        return items is JsonArray list && index < list.Count ? list[index]?.DeepClone() : $"<select {index} {FactText.Of(items)}>";
    }

    private JsonNode? FindInMap(string stack, JsonNode argument) => templates.Stacks[stack]
        .At("Mappings", values.Text(stack, argument[0]), values.Text(stack, argument[1]), values.Text(stack, argument[2]))?.DeepClone() ?? "<no such mapping>";

    // A cluster is known by its name, everything else by what it does.
    private JsonNode? Resource(string stack, JsonObject call) => values.References.Target(stack, call) switch
    {
        null => null,
        { } id when templates.Find(id)?.Type == "AWS::EKS::Cluster" => templates.Name,
        { } id => $"@{values.Names.Of(id)}",
    };

    private int Number(string stack, JsonNode? value) => int.Parse(values.Text(stack, value), CultureInfo.InvariantCulture);

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];

    private JsonNode Unknown(string stack, string function, JsonNode? argument) => $"<{function} {argument.Text() ?? values.Text(stack, argument)}>";

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}
