using EksAccessConstructs.Addons;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Reads pod identity associations: resources of their own, and those of add-ons.</summary>
/// <remarks>A namespace or service account that only a deployment knows is left out, since no pod can be told to be of it; that is said.</remarks>
internal static class TemplateAccounts
{
    /// <summary>The type of associations of their own.</summary>
    public const string Association = "AWS::EKS::PodIdentityAssociation";

    /// <summary>The type of add-ons.</summary>
    public const string Addon = "AWS::EKS::Addon";

    /// <summary>The bindings of a resource.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="resource">An association or an add-on.</param>
    /// <param name="properties">Its properties, resolved.</param>
    /// <param name="open">Takes values that only a deployment knows.</param>
    public static IEnumerable<AccountBinding> Read(TemplateSet set, TemplateResource resource, YamlMap properties, Action<string> open) =>
        (resource.Type == Association
            ? [Binding(set, resource, properties, properties["Namespace"], addon: null, open)]
            : OfAddon(set, resource, properties, open)).OfType<AccountBinding>();

    private static IEnumerable<AccountBinding?> OfAddon(TemplateSet set, TemplateResource resource, YamlMap addon, Action<string> open)
    {
        var name = addon.TextAt("AddonName");
        var space = addon.MapAt("NamespaceConfig")?["Namespace"] ?? KubeNodes.Text(addon.Location, AddonTable.NamespaceOf(name));
        return addon.MapsAt("PodIdentityAssociations").Select(one => Binding(set, resource, one, space, name, open))
            .Concat(ByToken(set, resource, addon, Symbolic.Known(space)));
    }

    // Which service accounts an add-on annotates with its role, no template says.
    private static IEnumerable<AccountBinding> ByToken(TemplateSet set, TemplateResource resource, YamlMap addon, string? space)
    {
        var name = addon.TextAt("AddonName");
        return Role(set, addon["ServiceAccountRoleArn"]) is not { } role || space is null ? []
            : AddonTable.AccountsOf(name).Select(account => new AccountBinding
            {
                Namespace = space,
                ServiceAccount = account.Name,
                Mechanism = IdentityMechanism.Irsa,
                Role = role,
                Addon = name,
                Origin = resource.Location,
            });
    }

    private static AccountBinding? Binding(
        TemplateSet set, TemplateResource resource, YamlMap properties, YamlNode? space, string? addon, Action<string> open)
    {
        if ((Symbolic.Known(space), Symbolic.Known(properties["ServiceAccount"])) is not ({ } @namespace, { } account))
        {
            open("only the deployment knows the namespace or the service account");
            return null;
        }

        return new AccountBinding
        {
            Namespace = @namespace,
            ServiceAccount = account,
            Mechanism = IdentityMechanism.PodIdentity,
            Role = Role(set, properties["RoleArn"]) ?? "<role>",
            TargetRole = Role(set, properties["TargetRoleArn"]),
            Addon = addon,
            SessionTagsAreOff = properties["DisableSessionTags"] is YamlScalar { Value: "true" },
            HasSessionPolicy = properties["Policy"] is not null,
            Origin = resource.Location,
        };
    }

    private static string? Role(TemplateSet set, YamlNode? value) => value is YamlScalar text ? TemplatePrincipals.NameOf(set, text) : null;
}
