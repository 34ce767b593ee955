using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>Whether a condition of a template holds.</summary>
internal sealed class Conditions(ClusterTemplates templates, ValueResolver values)
{
    /// <summary>Whether a condition holds, given by its name or written out.</summary>
    public bool Holds(string stack, JsonNode? condition)
    {
        if (condition.Text() is { } name)
        {
            return Holds(stack, templates.Stacks[stack].At("Conditions", name));
        }

        var (function, argument) = condition!.AsObject().First();
        return function switch
        {
            "Condition" => Holds(stack, argument),
            "Fn::Equals" => values.Text(stack, argument![0]) == values.Text(stack, argument[1]),
            "Fn::And" => argument.Items().All(one => Holds(stack, one)),
            "Fn::Or" => argument.Items().Any(one => Holds(stack, one)),
            "Fn::Not" => !Holds(stack, argument![0]),
            _ => throw new UnreachableException($"CloudFormation has no condition {function}"),
        };
    }
}
