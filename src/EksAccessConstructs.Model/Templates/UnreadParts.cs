using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>What templates hold that may say something about any cluster and is not read: macros, nested stacks whose template is not among the files,
/// and custom resources that are given a cluster.</summary>
internal static class UnreadParts
{
    // AWS's own macros that add nothing about clusters.
    private static readonly ValueList<string> Harmless =
    [
        "AWS::Serverless-2016-10-31", TemplateLoops.Transform, "AWS::CodeDeployBlueGreen", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16",
    ];

    private static readonly ValueList<string> KnownCustom =
    [
        ClusterResource.OfOlderModule, TemplateObjects.Type, "Custom::AWSCDK-EKS-FargateProfile", "Custom::AWSCDK-EKS-HelmChart",
        "Custom::AWSCDK-EKS-KubernetesPatch", "Custom::AWSCDK-EKS-KubernetesObjectValue", "Custom::AWSCDKOpenIdConnectProvider", "Custom::AWSCDKCfnJson",
    ];

    /// <summary>All of it.</summary>
    public static IEnumerable<NotRead> Of(TemplateSet set) => set.Scopes.SelectMany(scope => OfMacros(scope.Template)
        .Concat(OfLoops(scope)).Concat(OfNested(set, scope)).Concat(OfCustom(set, scope)));

    private static IEnumerable<NotRead> OfMacros(CloudFormationTemplate template) => template.Transforms
        .Where(transform => !Harmless.Contains(transform.Value))
        .Select(transform => new NotRead($"what the macro '{transform.Value}' makes of the template", "macros run in AWS", transform.Location))
        .Concat(template.Generated.Select(entry =>
            new NotRead($"the resources that '{entry.Key}' makes", WhyGenerated(template, entry.Key), entry.Location)))
        .Concat(template.Resources.Where(IsOfClusters).SelectMany(resource => Generating(resource.Body)).Select(entry =>
            new NotRead($"what '{entry.Key}' puts in its place", WhyGenerated(template, entry.Key), entry.Location)));

    private static string WhyGenerated(CloudFormationTemplate template, string key) => (TemplateLoops.IsKey(key), IsExtended(template)) switch
    {
        (false, _) => "macros run in AWS",
        (true, true) => "only the deployment knows what it goes over",
        (true, false) => $"loops need the transform {TemplateLoops.Transform}",
    };

    private static bool IsExtended(CloudFormationTemplate template) => template.Transforms.Any(transform => transform.Value == TemplateLoops.Transform);

    // The default of a parameter was looped over, and the stack around gives another value.
    private static IEnumerable<NotRead> OfLoops(TemplateScope scope) => scope.Parent is { } parent
        ? scope.Template.LoopedOver.Where(name => parent.Resource.Properties.MapAt("Parameters")?[name] is not null).Select(name =>
            new NotRead($"what loops make of the parameter '{name}'", "the stack around gives its value", scope.Template.Root.Location))
        : [];

    private static IEnumerable<NotRead> OfNested(TemplateSet set, TemplateScope scope) => scope.Template.Resources
        .Where(resource => resource.Type == "AWS::CloudFormation::Stack" && set.NestedIn(scope, resource.LogicalId) is null && !IsProvider(resource))
        .Select(resource => new NotRead($"the nested stack '{resource.LogicalId}'", "its template is not among the files", resource.Location));

    private static IEnumerable<NotRead> OfCustom(TemplateSet set, TemplateScope scope)
    {
        var clusters = scope.Template.Resources.Where(ClusterResource.Is).Select(resource => resource.LogicalId).ToHashSet(StringComparer.Ordinal);
        return scope.Template.Resources
            .Where(resource => IsCustom(resource) && References(resource.Properties).Any(clusters.Contains))
            .Select(resource => new NotRead($"the custom resource '{set.NameOf(scope, resource.LogicalId)}'", "a program of its own is given the cluster",
                resource.Location));
    }

    // The CDK's older module puts the functions behind its custom resources into nested stacks, which hold nothing else.
    private static bool IsProvider(TemplateResource resource) =>
        resource.LogicalId.StartsWith("awscdkawseksClusterResourceProviderNestedStack", StringComparison.Ordinal)
        || resource.LogicalId.Contains("awscdkawseksKubectlProviderNestedStack", StringComparison.Ordinal);

    private static bool IsCustom(TemplateResource resource) => resource.Type == "AWS::CloudFormation::CustomResource"
        || (resource.Type.StartsWith("Custom::", StringComparison.Ordinal) && !KnownCustom.Contains(resource.Type));

    private static bool IsOfClusters(TemplateResource resource) => resource.Type.StartsWith("AWS::EKS::", StringComparison.Ordinal)
        || resource.Type is TokenTrusts.Role or TemplateObjects.Type or ClusterResource.OfOlderModule;

    private static IEnumerable<YamlEntry> Generating(YamlNode node) => ShortForms.Long(node) switch
    {
        YamlMap map => map.Entries.SelectMany(entry =>
            entry.Key == "Fn::Transform" || TemplateLoops.IsKey(entry.Key) ? [entry] : Generating(entry.Value)),
        YamlList list => list.Items.SelectMany(Generating),
        _ => [],
    };

    private static IEnumerable<string> References(YamlNode node) => ShortForms.Long(node) switch
    {
        YamlMap { Entries: [{ Key: "Ref", Value: YamlScalar id }] } => [id.Value],
        YamlMap { Entries: [{ Key: "Fn::GetAtt", Value: YamlList { Items: [YamlScalar id, ..] } }] } => [id.Value],
        YamlMap map => map.Entries.SelectMany(entry => References(entry.Value)),
        YamlList list => list.Items.SelectMany(References),
        _ => [],
    };
}
