using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>What one cluster's files say about access, as the tools that they are written for take them: eksctl puts identity mappings into aws-auth.</summary>
public sealed record ClusterAccess
{
    /// <summary>Who is let in by access entries, and the authentication mode.</summary>
    /// <value>Default: null, not known.</value>
    public AccessPlan? Plan { get; init; }

    /// <summary>Who is let in by aws-auth.</summary>
    /// <value>Default: null, not known.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>False where aws-auth is only what a ClusterConfig adds to the one in the cluster.</summary>
    /// <value>Default: true.</value>
    public bool AwsAuthIsWhole { get; init; } = true;

    /// <summary>The RBAC objects, service accounts and namespaces.</summary>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>True where users also come from an OIDC provider.</summary>
    /// <value>Default: false.</value>
    public bool HasOidc { get; init; }

    /// <summary>The minor version of Kubernetes; null where it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>Where the cluster is described.</summary>
    public Origin Origin { get; init; }

    /// <summary>The access that the input about one cluster gives; findings say where several places contradict each other.</summary>
    public static Reading<ClusterAccess> Of(ClusterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var access = new ClusterAccess { AwsAuth = input.AwsAuth, Rbac = input.Rbac, Origin = input.Origin };
        return input.Config is not { } config ? new(access, []) : Of(config, access);
    }

    /// <summary>The same for the linter.</summary>
    /// <param name="before">The RBAC objects before this change; null where they are not known.</param>
    public LintWorld ToLintWorld(RbacObjects? before = null) =>
        new() { Rbac = Rbac, Access = Plan, AwsAuth = AwsAuth, AwsAuthIsWhole = AwsAuthIsWhole, HasOtherIdentityProvider = HasOidc, Before = before, Origin = Origin };

    private static Reading<ClusterAccess> Of(ClusterConfig config, ClusterAccess access)
    {
        var findings = new List<Finding>();
        var known = access with { HasOidc = !config.IdentityProviders.IsEmpty, Version = config.Metadata.Version };
        if (ClusterConfigDefaults.Fill(config, DefaultsFlavour.Eksctl).Value is { } filled)
        {
            var plan = AccessPlan.Build(EksctlAccess.Entries(config).Grants, filled.AuthenticationMode, filled.CreatorIsAdmin);
            findings.AddRange(plan.Findings);
            known = known with { Plan = plan.Value, Version = filled.Version };
        }

        if (EksctlAccess.Mappings(config) is { } mappings)
        {
            var merged = AwsAuthMerge.Add(access.AwsAuth ?? AwsAuthMap.Empty, mappings);
            findings.AddRange(merged.Findings);
            known = known with { AwsAuth = merged.Value ?? access.AwsAuth, AwsAuthIsWhole = access.AwsAuth is not null };
        }

        return new(known, findings.ToValueList());
    }
}
