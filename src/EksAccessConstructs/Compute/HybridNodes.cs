using Amazon.CDK.AWS.RolesAnywhere;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Compute;

/// <summary>How machines outside AWS join a cluster.</summary>
public sealed record HybridNodesProps
{
    /// <summary>The cluster; it needs <see cref="EksClusterProps.RemoteNodeNetworks"/>.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>A role that exists.</summary>
    /// <value>Default: a new one.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>The certificates, in PEM, of the authority that machines have their certificates from: they log in by IAM Roles Anywhere.</summary>
    /// <value>Default: none; they log in by a Systems Manager hybrid activation.</value>
    public string? CertificateBundle { get; init; }
}

/// <summary>The role of hybrid nodes, how they get it, and its access entry.</summary>
/// <remarks>Source: EKS User Guide, "Prepare credentials for hybrid nodes". Machines are registered by hand or by a program, not by a template.</remarks>
public sealed class HybridNodes : Construct
{
    /// <summary>Defines them.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">How machines join.</param>
    /// <exception cref="ArgumentException">A role that exists is given together with certificates.</exception>
    public HybridNodes(Construct scope, string id, HybridNodesProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        var cluster = props.Cluster;
        TrustAnchor = props.CertificateBundle is { } bundle ? Anchor(cluster, bundle) : null;
        Role = props.Role ?? NewRole(cluster);
        Profile = TrustAnchor is null ? null : new CfnProfile(this, "Profile", new CfnProfileProps
        {
            Name = $"{cluster.DisplayName}-hybrid-nodes",
            Enabled = true,
            AcceptRoleSessionName = true,
            RoleArns = [Role.RoleArn],
        }).Named(cluster.LogicalId("hybrid-nodes-profile"));
        Entries = new AccessEntries(this, "Access", new AccessEntriesProps
        {
            Cluster = cluster,
            Plan = AccessPlan.Build([new AccessGrant { Principal = Role.ToPrincipal(), Type = EntryType.HybridLinux }]).OrThrow(),
        });
    }

    /// <summary>The role.</summary>
    public Iam.IRole Role { get; }

    /// <summary>What IAM Roles Anywhere trusts; null where machines log in by Systems Manager.</summary>
    public CfnTrustAnchor? TrustAnchor { get; }

    /// <summary>How IAM Roles Anywhere gives the role out; null where machines log in by Systems Manager.</summary>
    public CfnProfile? Profile { get; }

    /// <summary>The access entry of the role.</summary>
    public AccessEntries Entries { get; }

    private static Finding[] Findings(HybridNodesProps props) => props is { Role: not null, CertificateBundle: not null }
        ? [EksctlRules.RemoteNetwork.At(null, "a role that exists has its trust already; leave CertificateBundle out, or let the role be made")]
        : [];

    private CfnTrustAnchor Anchor(IEksCluster cluster, string bundle) => new CfnTrustAnchor(this, "TrustAnchor", new CfnTrustAnchorProps
    {
        Name = $"{cluster.DisplayName}-hybrid-nodes",
        Enabled = true,
        Source = new CfnTrustAnchor.SourceProperty
        {
            SourceType = "CERTIFICATE_BUNDLE",
            SourceData = new CfnTrustAnchor.SourceDataProperty { X509CertificateData = bundle },
        },
    }).Named(cluster.LogicalId("hybrid-nodes-trust-anchor"));

    private Iam.Role NewRole(IEksCluster cluster)
    {
        var policies = new Dictionary<string, Iam.PolicyDocument> { ["DescribeCluster"] = Allow("eks:DescribeCluster", ClusterArn(cluster)) };
        if (TrustAnchor is null)
        {
            policies["Deregister"] = Allow(["ssm:DeregisterManagedInstance", "ssm:DescribeInstanceInformation"], "*");
        }

        var role = new Iam.Role(this, "Role", new Iam.RoleProps
        {
            AssumedBy = TrustAnchor is { } anchor ? ByCertificate(anchor) : new Iam.ServicePrincipal("ssm.amazonaws.com"),
            ManagedPolicies =
            [
                Iam.ManagedPolicy.FromAwsManagedPolicyName("AmazonEC2ContainerRegistryPullOnly"),
                Iam.ManagedPolicy.FromAwsManagedPolicyName("AmazonSSMManagedInstanceCore"),
            ],
            InlinePolicies = policies,
        });
        (role.Node.DefaultChild as Iam.CfnRole)?.Named(cluster.LogicalId(RoleIds.HybridNodes));
        if (TrustAnchor is not null)
        {
            role.AssumeRolePolicy?.AddStatements(new Iam.PolicyStatement(new Iam.PolicyStatementProps
            {
                Actions = ["sts:SetSourceIdentity"],
                Principals = [ByCertificate(TrustAnchor)],
            }));
        }

        return role;
    }

    private static Iam.SessionTagsPrincipal ByCertificate(CfnTrustAnchor anchor)
    {
        var fromAnchor = new Dictionary<string, object> { ["aws:SourceArn"] = anchor.AttrTrustAnchorArn };
        return new(new Iam.ServicePrincipal("rolesanywhere.amazonaws.com", new Iam.ServicePrincipalOpts
        {
            Conditions = new Dictionary<string, object> { ["ArnEquals"] = fromAnchor },
        }));
    }

    private string ClusterArn(IEksCluster cluster) =>
        Cdk.Stack.Of(this).FormatArn(new Cdk.ArnComponents { Service = "eks", Resource = "cluster", ResourceName = cluster.ClusterName });

    private static Iam.PolicyDocument Allow(string action, string resource) => Allow([action], resource);

    private static Iam.PolicyDocument Allow(string[] actions, string resource) => new(new Iam.PolicyDocumentProps
    {
        Statements = [new Iam.PolicyStatement(new Iam.PolicyStatementProps { Actions = actions, Resources = [resource] })],
    });
}
