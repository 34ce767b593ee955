using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>A resource that makes a cluster: CloudFormation's own, or that of the CDK's older module, which has what the API takes in <c>Config</c>.</summary>
internal static class ClusterResource
{
    /// <summary>CloudFormation's own type.</summary>
    public const string Type = "AWS::EKS::Cluster";

    /// <summary>The type of the CDK's older module.</summary>
    public const string OfOlderModule = "Custom::AWSCDK-EKS-Cluster";

    /// <summary>True for such a resource.</summary>
    public static bool Is(TemplateResource resource) => resource.Type is Type or OfOlderModule;

    /// <summary>The name of the cluster as it is written; null where there is none, or where it is no cluster.</summary>
    public static YamlNode? WrittenName(TemplateResource resource) => resource.Type switch
    {
        Type => resource.Properties["Name"],
        OfOlderModule => resource.Properties.MapAt("Config")?["name"],
        _ => null,
    };
}
