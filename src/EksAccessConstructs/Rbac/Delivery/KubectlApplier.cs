using System.Diagnostics;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using Lambda = Amazon.CDK.AWS.Lambda;

namespace EksAccessConstructs.Rbac;

/// <summary>Which kubectl runs for which cluster, and where.</summary>
public sealed record KubectlApplierProps
{
    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The Lambda layer with kubectl at <c>/opt/kubectl/kubectl</c>, of the cluster's Kubernetes version or one next to it: of a package
    /// <c>Amazon.CDK.LambdaLayer.KubectlV3x</c>, or by its ARN.</summary>
    public required Lambda.ILayerVersion KubectlLayer { get; init; }

    /// <summary>The Lambda layer with the AWS CLI at <c>/opt/awscli/aws</c>.</summary>
    /// <value>Default: null: that of the CDK, an asset of some 20 MB.</value>
    public Lambda.ILayerVersion? AwsCliLayer { get; init; }

    /// <summary>The subnets that the function runs in, where the Kubernetes API is reached from the VPC alone; they need a way to STS and EKS.</summary>
    /// <value>Default: none: outside of any VPC.</value>
    public IReadOnlyList<Ec2.ISubnet> PrivateSubnets { get; init; } = [];

    /// <summary>The security groups of the function; only with <see cref="PrivateSubnets"/>.</summary>
    /// <value>Default: none: the cluster's own.</value>
    public IReadOnlyList<Ec2.ISecurityGroup> SecurityGroups { get; init; } = [];
}

/// <summary>A Lambda function that applies RBAC objects by kubectl for CloudFormation, for <see cref="RbacDelivery.Kubectl"/>: the CDK's provider with an
/// access entry that has no access policy, only a Kubernetes group.</summary>
/// <remarks>The group has nothing by itself. Each <see cref="RbacManifests"/> that uses the function writes what it needs as a set of its own, which an
/// administrator applies. One function serves several of them.</remarks>
public sealed class KubectlApplier : Construct
{
    /// <summary>Defines the function and its access entry.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope; the group is named by it.</param>
    /// <param name="props">Which kubectl for which cluster.</param>
    /// <exception cref="ArgumentException">The cluster's name is known at deployment only, or its authentication mode knows no access entries.</exception>
    public KubectlApplier(Construct scope, string id, KubectlApplierProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var name = ManifestFolder.ClusterName(props.Cluster, this, nameof(props));
        var provider = new Eks.KubectlProvider(this, "Provider", new Eks.KubectlProviderProps
        {
            Cluster = props.Cluster.Cluster,
            KubectlLayer = props.KubectlLayer,
            AwscliLayer = props.AwsCliLayer,
            PrivateSubnets = props.PrivateSubnets is [] ? null : [.. props.PrivateSubnets],
            SecurityGroups = props.SecurityGroups is [] ? null : [.. props.SecurityGroups],
        });
        Cluster = props.Cluster;
        ServiceToken = provider.ServiceToken;
        Role = provider.Role ?? throw new UnreachableException("the CDK gives its function a role");
        Group = $"eks-access-{ManifestOwner.Of(this, name).Name.ToLowerInvariant()}";
        var grant = new AccessGrant { Principal = PrincipalsOfApp.Of(Role), Groups = [Group] };
        Entry = props.Cluster.Register().Admit(this, [grant], ClusterRegister.FactsOf(this), nameof(props))[0];
    }

    /// <summary>The cluster.</summary>
    public IEksCluster Cluster { get; }

    /// <summary>The role of the function.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The Kubernetes group of the function: <c>eks-access-</c>, the stack's name and a hash of cluster, stack and path in the stack.</summary>
    public string Group { get; }

    /// <summary>The access entry of the function's role.</summary>
    public Eks.CfnAccessEntry Entry { get; }

    /// <summary>The ARN that custom resources name.</summary>
    internal string ServiceToken { get; }
}
