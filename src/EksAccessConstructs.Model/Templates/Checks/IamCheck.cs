using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Policy documents of IAM in templates: what a statement does, and the actions of EKS that it names.</summary>
internal static class IamCheck
{
    /// <summary>What is wrong with the policies of a resource of IAM.</summary>
    public static IEnumerable<Finding> Findings(TemplateResource resource, YamlMap properties) =>
        from document in Documents(resource, properties)
        from statement in document.Statements
        from finding in Effect(statement).Concat(Actions(statement))
        select finding;

    /// <summary>True for a resource with policies.</summary>
    public static bool Has(TemplateResource resource) =>
        resource.Type is TokenTrusts.Role or "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" or "AWS::IAM::User" or "AWS::IAM::Group";

    private static IEnumerable<IamPolicyFile> Documents(TemplateResource resource, YamlMap properties) =>
        new[] { properties["AssumeRolePolicyDocument"], properties["PolicyDocument"] }
            .Concat(properties.MapsAt("Policies").Select(policy => policy["PolicyDocument"]))
            .Select(node => node is YamlScalar text ? JsonTexts.Read(text.Value, text.Location) : node)
            .OfType<YamlMap>().Select(map => new IamPolicyFile(resource.LogicalId, map, resource.Location));

    private static IEnumerable<Finding> Effect(YamlMap statement) => Symbolic.Known(statement["Effect"]) is { } effect && effect is not ("Allow" or "Deny")
        ? [TemplateRules.EffectIsOne.At(statement["Effect"]!.Location, $"a statement has Effect '{effect}', which IAM refuses; write Allow or Deny")]
        : [];

    private static IEnumerable<Finding> Actions(YamlMap statement) =>
        from action in TrustPolicy.Items(statement["Action"]).Concat(TrustPolicy.Items(statement["NotAction"])).OfType<YamlScalar>()
        where !action.Value.Contains("${", StringComparison.Ordinal) && EksActions.Problem(action.Value) is not null
        select TemplateRules.ActionExists.At(action.Location, EksActions.Problem(action.Value)!);
}
