using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Properties that take the ARN of an IAM role have one, as far as the template tells what they refer to.</summary>
internal static partial class RoleArnCheck
{
    /// <summary>What is wrong with the roles of a resource.</summary>
    public static IEnumerable<Finding> Findings(TemplateSet set, TemplateResource resource, YamlMap properties) =>
        EksTypes.Find(resource.Type) is { } type ? Inside(set, properties, type.Properties, resource.LogicalId) : [];

    private static IEnumerable<Finding> Inside(TemplateSet set, YamlMap map, EksProperty expected, string path) =>
        from entry in map.Entries
        let inside = expected.Inside.GetValueOrDefault(entry.Key)
        where inside is not null
        from finding in Value(set, entry.Value, inside, $"{path}.{entry.Key}")
        select finding;

    private static IEnumerable<Finding> Value(TemplateSet set, YamlNode value, EksProperty expected, string path) => (expected.Kind, value) switch
    {
        (EksValue.Role, YamlScalar scalar) when Problem(set, scalar, path) is { } problem =>
            [TemplateRules.ArnIsOfARole.At(scalar.Location, problem)],
        (EksValue.Map, YamlMap map) => Inside(set, map, expected, path),
        (EksValue.List, YamlList list) => list.Items.Index().SelectMany(item =>
            item.Item is YamlMap map ? Inside(set, map, expected, $"{path}[{item.Index}]") : []),
        _ => [],
    };

    private static string? Problem(TemplateSet set, YamlScalar value, string path) => Symbolic.Is(value) switch
    {
        true => ProblemWithReference(set, value.Value, path),
        false when value.Value.Contains("${", StringComparison.Ordinal) || RoleArn().IsMatch(value.Value) => null,
        _ => $"'{path}' takes the ARN of an IAM role, but is '{value.Value}'; write arn:PARTITION:iam::ACCOUNT:role/NAME",
    };

    // Only what is surely something else: the value of a parameter or of a custom resource may well be the ARN of a role.
    private static string? ProblemWithReference(TemplateSet set, string text, string path)
    {
        var (type, attribute) = Referred(set, text);
        return (type, attribute) switch
        {
            (TokenTrusts.Role, "") => $"'{path}' takes the ARN of an IAM role, but '{text}' is the role's name; use Fn::GetAtt with Arn",
            (TokenTrusts.Role, _) or (null, _) => null,
            (['A', 'W', 'S', ':', ':', .. var rest], "Arn") when !rest.StartsWith("CloudFormation::", StringComparison.Ordinal) =>
                $"'{path}' takes the ARN of an IAM role, but '{text}' is the ARN of a resource of type {type}; refer to a role",
            _ => null,
        };
    }

    [GeneratedRegex(@"^arn:[a-z-]+:iam::[0-9]{12}:role/.+\z")]
    private static partial Regex RoleArn();

    // The type of the resource that a whole value refers to, and the attribute of it; no type where it refers to none that is known.
    private static (string? Type, string Attribute) Referred(TemplateSet set, string text)
    {
        var inner = text is ['$', '{', .. var name, '}'] && !name.Contains('{', StringComparison.Ordinal) ? name : "";
        var dot = inner.LastIndexOf('.');
        return set.Named(inner) is { } itself ? (itself.Type, "") : (dot < 0 ? null : set.Named(inner[..dot])?.Type, inner[(dot + 1)..]);
    }
}
