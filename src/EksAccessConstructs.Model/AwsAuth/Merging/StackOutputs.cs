using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Outputs of stacks. They fill the places <c>${NAME}</c> in rows that are to be added to aws-auth: ARNs that only a deployment knows.</summary>
/// <param name="Values">The outputs by their keys.</param>
public sealed partial record StackOutputs(ValueMap Values)
{
    /// <summary>No outputs.</summary>
    public static StackOutputs None { get; } = new(default(ValueMap));

    /// <summary>What stands in a row for an output.</summary>
    /// <param name="key">The key of the output.</param>
    public static string Placeholder(string key) => $"${{{key}}}";

    /// <summary>Reads what <c>aws cloudformation describe-stacks --output json</c> prints, or <c>cdk deploy --outputs-file</c> writes.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="file">What to call it in findings.</param>
    public static Reading<StackOutputs> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var reading = YamlText.Read(text, file);
        return reading switch
        {
            { HasErrors: true } => new(null, reading.Findings),
            { Value.Documents: [{ Root: YamlMap map }] } => new(new StackOutputs(new ValueMap(Of(map))), []),
            _ => new(null, [AwsAuthRules.OutputsAreKnown.At(new SourceLocation(file, 1, 1),
                "these are not the outputs of a stack; run: aws cloudformation describe-stacks --stack-name STACK --output json")]),
        };
    }

    /// <summary>An item with the outputs in their places; a role of nodes loses its path, which aws-auth matches with nobody.</summary>
    internal AwsAuthItem Fill(AwsAuthItem item, ICollection<Finding> findings)
    {
        var arn = Place().Replace(item.Arn, place => Values[place.Groups["key"].Value] ?? place.Value);
        if (Place().Match(arn) is { Success: true, Groups: var unfilled })
        {
            findings.Add(AwsAuthRules.OutputsAreKnown.At(item.Origin.Location,
                $"'{item.Arn}' waits for the output '{unfilled["key"].Value}' of a stack, which is not given; "
                    + "give --outputs with the outputs of the deployed stack"));
        }

        return item with { Arn = item.IsForNodes && arn != item.Arn ? RolePath.Of(arn)?.WithoutPath ?? arn : arn };
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(YamlMap map) => map["Stacks"] is YamlList stacks
        ? stacks.Items.OfType<YamlMap>().SelectMany(stack => (stack["Outputs"] as YamlList)?.Items.OfType<YamlMap>() ?? [])
            .Select(output => KeyValuePair.Create(Text(output["OutputKey"]), Text(output["OutputValue"])))
        : map.Entries.Select(stack => stack.Value).OfType<YamlMap>().SelectMany(stack => stack.Entries)
            .Select(output => KeyValuePair.Create(output.Key, Text(output.Value)));

    private static string Text(YamlNode? node) => node is YamlScalar scalar ? scalar.Value : "";

    [GeneratedRegex(@"\$\{(?<key>[A-Za-z0-9]+)\}")]
    private static partial Regex Place();
}
