using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>One thing to know about a cluster that exists, for what is added to it.</summary>
/// <param name="Name">The name of the stack's parameter.</param>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Export">The output that eksctl's cluster stack exports it as; null where it exports none.</param>
/// <param name="Help">Where to find it.</param>
internal sealed record ExistingValue(string Name, string Type, string? Export, string Help)
{
    private const string Group = "AWS::EC2::SecurityGroup::Id";
    private const string Subnets = "List<AWS::EC2::Subnet::Id>";
    private const string Describe = "cluster.resourcesVpcConfig of aws eks describe-cluster";

    public static ExistingValue Vpc { get; } = new("VpcId", "AWS::EC2::VPC::Id", "VPC", $"The VPC of the cluster: vpcId in {Describe}");

    public static ExistingValue VpcRange { get; } = new("VpcRange", "String", null, "The IPv4 range of the VPC: CidrBlock of aws ec2 describe-vpcs");

    public static ExistingValue PublicSubnets { get; } =
        new("PublicSubnets", Subnets, "SubnetsPublic", $"Public subnets of the cluster: see subnetIds in {Describe}");

    public static ExistingValue PrivateSubnets { get; } =
        new("PrivateSubnets", Subnets, "SubnetsPrivate", $"Private subnets of the cluster: see subnetIds in {Describe}");

    public static ExistingValue ClusterGroup { get; } = new(
        "ClusterSecurityGroup", Group, "ClusterSecurityGroupId", $"The security group that EKS made for the cluster: clusterSecurityGroupId in {Describe}");

    public static ExistingValue ControlPlaneGroup { get; } = new(
        "ControlPlaneSecurityGroup", Group, "SecurityGroup", $"The security group of the control plane: see securityGroupIds in {Describe}");

    public static ExistingValue SharedNodeGroup { get; } =
        new("SharedNodeSecurityGroup", Group, "SharedNodeSecurityGroup", "The security group that self-managed nodes of the cluster share");

    public static ExistingValue Endpoint { get; } =
        new("ApiServerEndpoint", "String", "Endpoint", "The URL of the Kubernetes API: cluster.endpoint of aws eks describe-cluster");

    public static ExistingValue CertificateAuthority { get; } = new(
        "CertificateAuthority", "String", null,
        "The certificate authority of the Kubernetes API: cluster.certificateAuthority.data of aws eks describe-cluster");

    public static ExistingValue ServiceRange { get; } = new(
        "ServiceRange", "String", null, "The range of services: cluster.kubernetesNetworkConfig.serviceIpv4Cidr of aws eks describe-cluster");

    public static ExistingValue Issuer { get; } = new(
        "OidcIssuer", "String", null, "The issuer of the cluster's tokens: cluster.identity.oidc.issuer of aws eks describe-cluster");

    /// <summary>A subnet that a file names, but not by its id.</summary>
    public static ExistingValue Subnet(SubnetConfig subnet, string kind) => new(
        $"Subnet{LogicalIds.Word(kind)}{LogicalIds.Word(subnet.Key)}", "AWS::EC2::Subnet::Id", null,
        string.Concat(
            $"The {kind} subnet '{subnet.Key}'",
            subnet.Zone is { } zone && zone != subnet.Key ? $" in {zone}" : "",
            subnet.Cidr is { } range ? $" of {range}" : ""));
}

/// <summary>What no file says about a cluster that exists: imported where eksctl's stack exports it, else a parameter of the stack.</summary>
/// <param name="stack">The stack that gets the parameters.</param>
/// <param name="cluster">The name of the cluster.</param>
/// <param name="madeByEksctl">True where eksctl's own stack made the cluster.</param>
/// <param name="prefix">What the names of parameters begin with.</param>
internal sealed class ExistingValues(Cdk.Stack stack, string cluster, bool madeByEksctl, string prefix)
{
    private readonly Dictionary<string, Cdk.CfnParameter> parameters = new(StringComparer.Ordinal);

    public string Text(ExistingValue value) => Export(value) ?? Parameter(value).ValueAsString;

    public string[] List(ExistingValue value) => Export(value) is { } exported ? Cdk.Fn.Split(",", exported) : Parameter(value).ValueAsList;

    private string? Export(ExistingValue value) =>
        madeByEksctl && value.Export is { } export ? Cdk.Fn.ImportValue($"eksctl-{cluster}-cluster::{export}") : null;

    private Cdk.CfnParameter Parameter(ExistingValue value) => parameters.TryGetValue(value.Name, out var known)
        ? known
        : parameters[value.Name] = new Cdk.CfnParameter(stack, prefix + value.Name, new Cdk.CfnParameterProps { Type = value.Type, Description = value.Help });
}
