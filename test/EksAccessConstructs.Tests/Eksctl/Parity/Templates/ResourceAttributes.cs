using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>Attributes of resources that are known, or assumed as the oracle assumes them.</summary>
internal sealed class ResourceAttributes(ClusterTemplates templates, ValueResolver values)
{
    public JsonNode? Known(ResourceId id, string attribute) => templates.Find(id) switch
    {
        { Type: "AWS::EKS::Cluster" } => OfCluster(attribute),
        { Type: "AWS::EC2::VPC" } vpc when attribute == "CidrBlock" => values.Value(id.Stack, vpc["CidrBlock"]),
        { Type: "AWS::EC2::LaunchTemplate" } when attribute.EndsWith("VersionNumber", StringComparison.Ordinal) => "@latest",
        _ => null,
    };

    private string? OfCluster(string attribute) => attribute switch
    {
        "ClusterSecurityGroupId" => "@sg[cluster]",
        "Endpoint" => "https://<endpoint>",
        "CertificateAuthorityData" => "PGNhPg==",
        "Arn" => $"arn:{templates.Partition}:eks:{templates.Region}:{ClusterTemplates.Account}:cluster/{templates.Name}",
        "OpenIdConnectIssuerUrl" => $"https://{IntrinsicFunctions.Issuer}",
        "KubernetesNetworkConfig.ServiceIpv4Cidr" => "10.100.0.0/16",
        _ => null,
    };
}
