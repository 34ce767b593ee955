using EksAccessConstructs.Addons;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods;

/// <summary>Pod identity associations in templates of CloudFormation: resources of their own, and those of add-ons.</summary>
/// <remarks>What a function of the template fills in is named by its logical id, in angle brackets; a namespace or service account that only
/// deployment knows is
/// left out, since no pod can be told to be of it.</remarks>
internal static class TemplateBindings
{
    /// <summary>True for a template.</summary>
    public static bool IsTemplate(YamlMap root) => root["kind"] is null && Resources(root).Any(resource =>
        resource.Type.StartsWith("AWS::", StringComparison.Ordinal));

    /// <summary>The bindings, in the order of the template.</summary>
    public static IEnumerable<AccountBinding> Of(YamlMap root) => Resources(root).SelectMany(resource => resource.Type switch
    {
        "AWS::EKS::PodIdentityAssociation" => [Binding(resource.Properties, resource.Properties["Namespace"], addon: null)],
        "AWS::EKS::Addon" => OfAddon(resource.Properties),
        _ => Array.Empty<AccountBinding?>(),
    }).OfType<AccountBinding>();

    private static IEnumerable<(string Type, YamlMap Properties)> Resources(YamlMap root) => (root.MapAt("Resources")?.Entries ?? [])
        .Select(entry => entry.Value).OfType<YamlMap>()
        .Select(resource => (resource.TextAt("Type"), resource.MapAt("Properties") ?? new YamlMap(resource.Location, [])));

    private static IEnumerable<AccountBinding?> OfAddon(YamlMap addon)
    {
        var name = addon.TextAt("AddonName");
        var space = addon.MapAt("NamespaceConfig")?["Namespace"] ?? KubeNodes.Text(addon.Location, AddonTable.NamespaceOf(name));
        return addon.MapsAt("PodIdentityAssociations").Select(one => Binding(one, space, name));
    }

    private static AccountBinding? Binding(YamlMap properties, YamlNode? space, string? addon) =>
        (space, properties["ServiceAccount"]) is (YamlScalar { Value: var @namespace }, YamlScalar { Value: var account })
            ? new AccountBinding
            {
                Namespace = @namespace,
                ServiceAccount = account,
                Mechanism = IdentityMechanism.PodIdentity,
                Role = Role(properties["RoleArn"]) ?? "<role>",
                TargetRole = Role(properties["TargetRoleArn"]),
                Addon = addon,
                SessionTagsAreOff = properties["DisableSessionTags"] is YamlScalar { Value: "true" },
                HasSessionPolicy = properties["Policy"] is not null,
                Origin = properties.Location,
            }
            : null;

    private static string? Role(YamlNode? value) => value switch
    {
        null => null,
        YamlScalar text => text.Value,
        YamlMap map when map["Fn::GetAtt"] is YamlList { Items: [YamlScalar id, ..] } => $"<role {id.Value}>",
        YamlMap map when map["Ref"] is YamlScalar id => $"<role {id.Value}>",
        _ => "<role>",
    };
}
