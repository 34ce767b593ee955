using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Functions that name something elsewhere: Ref, Fn::GetAtt, Fn::ImportValue, Fn::GetStackOutput and Fn::FindInMap.</summary>
internal static class References
{
    /// <summary>Ref: a parameter, a resource, or what AWS knows of the stack.</summary>
    public static YamlNode? Ref(TemplateResolver resolver, YamlNode argument, TemplateScope scope) => argument switch
    {
        YamlScalar { Value: var name } when name.StartsWith("AWS::", StringComparison.Ordinal) => Pseudo(name, argument.Location, scope),
        YamlScalar { Value: var name } when scope.Template.Parameters?[name] is YamlMap parameter =>
            Parameter(resolver, name, parameter, argument.Location, scope),
        YamlScalar { Value: var name } when scope.Template[name] is { } resource => Resource(resolver, resource, argument.Location, scope),
        YamlScalar { Value: var name } => Symbolic.Of(argument.Location, name),
        _ => Symbolic.Of(argument.Location, "Ref", resolver.Resolve(argument, scope)),
    };

    /// <summary>Fn::GetAtt: an attribute of a resource; of a nested stack that is among the files, its output.</summary>
    public static YamlNode? GetAtt(TemplateResolver resolver, YamlNode argument, TemplateScope scope)
    {
        var parts = argument is YamlScalar whole ? ShortForms.Parts(whole) : argument;
        if (parts is not YamlList { Items: [YamlScalar id, _, ..] } path)
        {
            return Symbolic.Of(argument.Location, "GetAtt", resolver.Resolve(argument, scope));
        }

        var attribute = string.Join('.', path.Items.Skip(1).Select(part => (resolver.Resolve(part, scope) as YamlScalar)?.Value));
        return (scope.Template[id.Value]?.Type, attribute.Split('.', 2)) switch
        {
            ("Custom::AWSCDKCfnJson", ["Value"]) => JsonOf(resolver, id, scope),
            ("AWS::CloudFormation::Stack", ["Outputs", var output]) => OutputOf(resolver, id, output, scope),
            _ => Attribute(resolver, id, attribute, scope),
        };
    }

    /// <summary>Fn::ImportValue: what another stack exports.</summary>
    public static YamlNode? Import(TemplateResolver resolver, YamlNode argument, TemplateScope scope)
    {
        var name = resolver.Resolve(argument, scope);
        return name is YamlScalar { Value: var text } && resolver.Set.Export(text) is { } export
            ? resolver.Once(export.Scope, $"export {text}", argument.Location, () => resolver.Resolve(export.Value, export.Scope))
                ?? Symbolic.Of(argument.Location, "ImportValue", name)
            : Symbolic.Of(argument.Location, "ImportValue", name);
    }

    /// <summary>Fn::GetStackOutput: an output of another stack, which need not be exported. The CDK writes it for references between stacks, where its feature
    /// flag <c>@aws-cdk/core:defaultCrossStackReferences</c> is <c>weak</c>.</summary>
    public static YamlNode? StackOutput(TemplateResolver resolver, YamlNode argument, TemplateScope scope)
    {
        var asked = resolver.Resolve(argument, scope);
        var stack = asked is YamlMap named ? resolver.Set.Stack(named.TextAt("StackName"), named.TextAt("Region"), scope.Account) : null;
        return Output(resolver, stack, (asked as YamlMap).TextAt("OutputName"), argument.Location) ?? Symbolic.Of(argument.Location, "GetStackOutput", asked);
    }

    /// <summary>Fn::FindInMap: a value of a mapping, or the default that is given with it.</summary>
    public static YamlNode? FindInMap(TemplateResolver resolver, YamlNode argument, TemplateScope scope)
    {
        var keys = (argument as YamlList)?.Items.Select(item => resolver.Resolve(item, scope)).ToList() ?? [];
        if (keys is not [YamlScalar name, YamlScalar top, YamlScalar second, ..] || keys.Take(3).Any(Symbolic.Is))
        {
            return Symbolic.Of(argument.Location, "FindInMap", keys);
        }

        var found = scope.Template.Mappings.MapAt(name.Value).MapAt(top.Value)?[second.Value];
        return (found, keys) switch
        {
            ({ } value, _) => value,
            (null, [_, _, _, YamlMap options]) when options["DefaultValue"] is { } value => value,
            _ => Symbolic.Of(argument.Location, "FindInMap", keys),
        };
    }

    // AWS::Partition has a value even where the region is not known: nearly every principal and policy has it in its ARN.
    private static YamlScalar? Pseudo(string name, SourceLocation place, TemplateScope scope) => name switch
    {
        "AWS::NoValue" => null,
        "AWS::Partition" => Known(place, scope.Partition),
        "AWS::URLSuffix" => Known(place, scope.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"),
        "AWS::AccountId" when scope.Account is { } account => Known(place, account),
        "AWS::Region" when scope.Region is { } region => Known(place, region),
        "AWS::StackName" when scope.StackName is { } stack => Known(place, stack),
        _ => Symbolic.Of(place, name),
    };

    private static YamlScalar Known(SourceLocation place, string text) => new(place, text, ScalarStyle.Quoted);

    private static YamlNode? Parameter(TemplateResolver resolver, string name, YamlMap parameter, SourceLocation place, TemplateScope scope)
    {
        if (scope.Parent is { } parent && parent.Resource.Properties.MapAt("Parameters")?[name] is { } given)
        {
            return resolver.Once(scope, $"parameter {name}", place, () => resolver.Resolve(given, parent.Scope)) ?? Symbolic.Of(place, name);
        }

        if (DefaultOf(parameter, place) is not { } value)
        {
            return Symbolic.Of(place, name);
        }

        resolver.Took(scope, name, parameter);
        return value;
    }

    /// <summary>What a parameter is where nobody gives it: its default; null where it has none, or only the name of a value kept in AWS.</summary>
    public static YamlNode? DefaultOf(YamlMap parameter, SourceLocation place) => (parameter["Default"], parameter.TextAt("Type")) switch
    {
        (YamlScalar, var type) when type.StartsWith("AWS::SSM::", StringComparison.Ordinal) => null,
        (YamlScalar text, "CommaDelimitedList") => Items(text, place),
        (YamlScalar text, var type) when type.StartsWith("List<", StringComparison.Ordinal) => Items(text, place),
        (YamlScalar text, _) => Known(place, text.Value),
        _ => null,
    };

    private static YamlList Items(YamlScalar text, SourceLocation place) =>
        new(place, text.Value.Split(',').Select(item => (YamlNode)Known(place, item.Trim())).ToValueList());

    // A cluster is called by its name: what refers to it and what writes its name mean the same.
    private static YamlScalar Resource(TemplateResolver resolver, TemplateResource resource, SourceLocation place, TemplateScope scope)
    {
        var written = ClusterResource.WrittenName(resource);
        var name = written is null ? null
            : resolver.Once(scope, $"name of {resource.LogicalId}", place, () => resolver.Resolve(written, scope));
        return name is YamlScalar text ? text with { Location = place } : Symbolic.Of(place, resolver.Set.NameOf(scope, resource.LogicalId));
    }

    private static YamlScalar Attribute(TemplateResolver resolver, YamlScalar id, string attribute, TemplateScope scope) =>
        Symbolic.Of(id.Location, $"{resolver.Set.NameOf(scope, id.Value)}.{attribute}");

    // The CDK puts conditions of trust there whose keys hold the address of the cluster's token issuer.
    private static YamlNode JsonOf(TemplateResolver resolver, YamlScalar id, TemplateScope scope)
    {
        var text = resolver.Once(scope, $"value of {id.Value}", id.Location, () =>
            scope.Template[id.Value]?.Properties["Value"] is { } value ? resolver.Resolve(value, scope) : null);
        return text is YamlScalar json && JsonTexts.Read(json.Value, id.Location) is { } read ? read : Attribute(resolver, id, "Value", scope);
    }

    private static YamlNode? OutputOf(TemplateResolver resolver, YamlScalar id, string output, TemplateScope scope) =>
        Output(resolver, resolver.Set.NestedIn(scope, id.Value), output, id.Location) ?? Attribute(resolver, id, $"Outputs.{output}", scope);

    private static YamlNode? Output(TemplateResolver resolver, TemplateScope? stack, string output, SourceLocation place)
    {
        var value = stack?.Template.Outputs.MapAt(output)?["Value"];
        return stack is null || value is null ? null : resolver.Once(stack, $"output {output}", place, () => resolver.Resolve(value, stack));
    }
}
