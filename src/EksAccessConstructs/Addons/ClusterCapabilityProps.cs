using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What an EKS capability is like.</summary>
public sealed record ClusterCapabilityProps
{
    /// <summary>The cluster; its mode must know access entries.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The name: at most 100 letters, digits, dashes and underscores.</summary>
    public required string CapabilityName { get; init; }

    /// <summary>Which one; a cluster has one of each type.</summary>
    public required CapabilityType Type { get; init; }

    /// <summary>A role that exists; it has to trust <c>capabilities.eks.amazonaws.com</c> with sts:AssumeRole and sts:TagSession.</summary>
    /// <value>Default: a new one, as <see cref="NewRole"/> says.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>What the new role may do in AWS.</summary>
    /// <value>Default: nothing.</value>
    public NewRole NewRole { get; init; } = new();

    /// <summary>Settings of Argo CD; needed for <see cref="CapabilityType.ArgoCd"/>, and for no other type.</summary>
    /// <value>Default: none.</value>
    public ArgoCdSettings? ArgoCd { get; init; }

    /// <summary>What the capability may do in Kubernetes besides what EKS gives it. EKS itself makes the access entry of its role, which no template can
    /// change, so each becomes one of <see cref="ClusterCapability.Steps"/>.</summary>
    /// <value>Default: nothing besides.</value>
    public ValueList<PolicyAssociation> AccessPolicies { get; init; }

    /// <summary>Tags of the capability.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>What a capability does.</summary>
public enum CapabilityType
{
    /// <summary>AWS Controllers for Kubernetes: AWS resources as Kubernetes objects.</summary>
    Ack,

    /// <summary>Kube Resource Orchestrator: groups of objects as one.</summary>
    Kro,

    /// <summary>Argo CD: delivery from Git.</summary>
    ArgoCd,
}

/// <summary>Settings of the capability for Argo CD.</summary>
public sealed record ArgoCdSettings
{
    /// <summary>The ARN of the IAM Identity Center instance by which people log in.</summary>
    public required string IdentityCenterInstanceArn { get; init; }

    /// <summary>The region of the IAM Identity Center instance.</summary>
    /// <value>Default: the cluster's.</value>
    public string? IdentityCenterRegion { get; init; }

    /// <summary>The namespace of its objects.</summary>
    /// <value>Default: EKS's: argocd.</value>
    public string? Namespace { get; init; }

    /// <summary>The VPC endpoints by which alone it is reached.</summary>
    /// <value>Default: none; it is reached from the internet.</value>
    public ValueList<string> VpcEndpointIds { get; init; }

    /// <summary>Who has which role in Argo CD.</summary>
    /// <value>Default: nobody.</value>
    public ValueList<ArgoCdRole> Roles { get; init; }
}

/// <summary>A role in Argo CD and who has it.</summary>
/// <param name="Name">ADMIN, EDITOR or VIEWER.</param>
/// <param name="Identities">Who has it.</param>
public sealed record ArgoCdRole(string Name, ValueList<ArgoCdIdentity> Identities);

/// <summary>A user or group of IAM Identity Center.</summary>
/// <param name="Id">The id.</param>
/// <param name="Type">SSO_USER or SSO_GROUP.</param>
public sealed record ArgoCdIdentity(string Id, string Type);
