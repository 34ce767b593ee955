using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>One resource of a template, its values as they are written.</summary>
/// <param name="LogicalId">What the template calls it.</param>
/// <param name="Type">Its type, such as <c>AWS::EKS::Cluster</c>.</param>
/// <param name="Body">All that is written about it.</param>
/// <param name="Location">Where its logical id is.</param>
internal sealed record TemplateResource(string LogicalId, string Type, YamlMap Body, SourceLocation Location)
{
    /// <summary>The properties; empty where there are none.</summary>
    public YamlMap Properties => Body.MapAt("Properties") ?? new YamlMap(Location, []);

    /// <summary>The name of the condition under which it is made; null where it always is.</summary>
    public string? Condition => Body["Condition"] is YamlScalar { Value: { Length: > 0 } name } ? name : null;

    /// <summary>The path of the construct that makes it, as the CDK writes it down, without the resource itself; null where nothing says it.</summary>
    public string? ConstructPath => Body.MapAt("Metadata")?["aws:cdk:path"] is YamlScalar { Value: var path }
        ? path[..(path.EndsWith("/Resource", StringComparison.Ordinal) ? path.Length - "/Resource".Length : path.Length)]
        : null;

    /// <summary>Where the CDK has put the template of a nested stack; null where nothing says it.</summary>
    public string? AssetPath => Body.MapAt("Metadata")?["aws:asset:path"] is YamlScalar path ? path.Value : null;
}
