using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Reads an AWS::EKS::Capability for the access entry that EKS makes for its role.</summary>
/// <remarks>Source: EKS User Guide, "Amazon EKS capability IAM role" and "Review access policy permissions".</remarks>
internal static class CapabilityReader
{
    /// <summary>The type of capabilities.</summary>
    public const string Type = "AWS::EKS::Capability";

    /// <summary>The entry; null where the role is not known.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="resource">The capability.</param>
    /// <param name="properties">Its properties, resolved.</param>
    public static AccessGrant? Read(TemplateSet set, TemplateResource resource, YamlMap properties) =>
        properties["RoleArn"] is YamlScalar role && TemplatePrincipals.Read(set, role).Value is { } principal
            ? new AccessGrant
            {
                Principal = principal,
                Policies = CapabilityPolicies.Of(properties.TextAt("Type"), properties.MapAt("Configuration").MapAt("ArgoCd").TextAt("Namespace")),
                Origin = resource.Location,
            }
            : null;
}
