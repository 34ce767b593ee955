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

    private const string UsualNamespace = "argocd";

    /// <summary>The entry; null where the role is not known.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="resource">The capability.</param>
    /// <param name="properties">Its properties, resolved.</param>
    public static AccessGrant? Read(TemplateSet set, TemplateResource resource, YamlMap properties) =>
        properties["RoleArn"] is YamlScalar role && TemplatePrincipals.Read(set, role).Value is { } principal
            ? new AccessGrant
            {
                Principal = principal,
                Policies = Policies(properties.TextAt("Type"), properties.MapAt("Configuration").MapAt("ArgoCd").TextAt("Namespace")),
                Origin = resource.Location,
            }
            : null;

    /// <summary>The access policies that EKS gives to the role of a capability.</summary>
    /// <param name="type">The type of the capability.</param>
    /// <param name="space">The namespace of Argo CD; null or empty for the usual one.</param>
    public static ValueList<PolicyAssociation> Policies(string type, string? space) => type switch
    {
        "ACK" => [InCluster("AmazonEKSACKPolicy")],
        "KRO" => [InCluster("AmazonEKSKROPolicy")],
        "ARGOCD" => [InCluster("AmazonEKSArgoCDClusterPolicy"), InNamespace("AmazonEKSArgoCDPolicy", space is { Length: > 0 } ? space : UsualNamespace)],
        _ => [],
    };

    private static PolicyAssociation InCluster(string policy) => new(AccessPolicyName.Custom(policy), PolicyScope.Cluster);

    private static PolicyAssociation InNamespace(string policy, string space) => new(AccessPolicyName.Custom(policy), PolicyScope.Namespaces(space));
}
