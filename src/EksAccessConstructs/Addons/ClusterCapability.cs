using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>An EKS capability: ACK, KRO or Argo CD, run by EKS outside the nodes.</summary>
/// <remarks>When it is taken away, what it made stays (RETAIN, which is the only choice of EKS). Source: EKS User Guide, "EKS Capabilities".</remarks>
public sealed class ClusterCapability : Construct
{
    /// <summary>Defines a capability.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line.</exception>
    public ClusterCapability(Construct scope, string id, ClusterCapabilityProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        var cluster = props.Cluster;
        Role = props.Role ?? MadeRole.Define(
            this,
            props.NewRole,
            new Iam.SessionTagsPrincipal(new Iam.ServicePrincipal("capabilities.eks.amazonaws.com")),
            cluster.LogicalId(RoleIds.Capability, props.CapabilityName));
        Resource = new Eks.CfnCapability(this, "Resource", new Eks.CfnCapabilityProps
        {
            ClusterName = cluster.ClusterName,
            CapabilityName = props.CapabilityName,
            Type = Word(props.Type),
            RoleArn = Role.RoleArn,
            DeletePropagationPolicy = "RETAIN",
            Configuration = props.ArgoCd is { } argo ? new Eks.CfnCapability.CapabilityConfigurationProperty { ArgoCd = Settings(argo) } : null,
            Tags = props.Tags.IsEmpty ? null : [.. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(cluster.LogicalId("capability", props.CapabilityName));
        EntriesByEks.Add(cluster, this, Role, principal => new AccessGrant
        {
            Principal = principal,
            Policies = CapabilityPolicies.Of(Word(props.Type), props.ArgoCd?.Namespace),
        });
        var region = Cdk.Stack.Of(this).Region;
        Steps = [.. props.AccessPolicies.Select(policy => CapabilitySteps.Associate(
            cluster.DisplayName, Cdk.Token.IsUnresolved(region) ? null : region, props.CapabilityName, policy))];
    }

    /// <summary>The capability as CloudFormation has it.</summary>
    public Eks.CfnCapability Resource { get; }

    /// <summary>The role that EKS takes on.</summary>
    public Iam.IRole Role { get; }

    /// <summary>What is to be done by hand once the stack is deployed: an access policy each.</summary>
    public IReadOnlyList<ManualStep> Steps { get; }

    private static IEnumerable<Finding> Findings(ClusterCapabilityProps props)
    {
        var problems = CapabilityLimits.Problems(props.CapabilityName, props.Type is CapabilityType.ArgoCd, props.ArgoCd is not null,
            props.Cluster.AuthenticationMode).ToList();
        foreach (var role in props.ArgoCd?.Roles ?? [])
        {
            problems.AddRange(role.Identities.Select(identity => CapabilityLimits.ProblemWithIdentity(identity.Id, identity.Type))
                .Prepend(CapabilityLimits.ProblemWithRole(role.Name))
                .OfType<string>());
        }

        if (props.Role is not null && props.NewRole != new NewRole())
        {
            problems.Add("a role that exists has its permissions already; leave NewRole out, or let the role be made");
        }

        return problems.Select(problem => EksctlRules.Capabilities.At(null, $"capability '{props.CapabilityName}': {problem}"));
    }

    private static string Word(CapabilityType type) => type switch
    {
        CapabilityType.Ack => "ACK",
        CapabilityType.Kro => "KRO",
        CapabilityType.ArgoCd => "ARGOCD",
    };

    private static Eks.CfnCapability.ArgoCdProperty Settings(ArgoCdSettings argo) => new()
    {
        Namespace = argo.Namespace,
        AwsIdc = new Eks.CfnCapability.AwsIdcProperty { IdcInstanceArn = argo.IdentityCenterInstanceArn, IdcRegion = argo.IdentityCenterRegion },
        NetworkAccess = argo.VpcEndpointIds.IsEmpty ? null : new Eks.CfnCapability.NetworkAccessProperty { VpceIds = [.. argo.VpcEndpointIds] },
        RbacRoleMappings = argo.Roles.IsEmpty ? null : argo.Roles.Select(Mapping).ToArray<object>(),
    };

    private static object Mapping(ArgoCdRole role) => new Eks.CfnCapability.ArgoCdRoleMappingProperty
    {
        Role = role.Name,
        Identities = role.Identities
            .Select(identity => new Eks.CfnCapability.SsoIdentityProperty { Id = identity.Id, Type = identity.Type })
            .ToArray<object>(),
    };
}
