using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What is known about the identity that created a cluster.</summary>
/// <param name="Arn">Its ARN; null where nobody knows it.</param>
/// <param name="IsAdmin">Whether it is administrator; null where nobody knows. In mode CONFIG_MAP it always is, out of sight, unless it is deleted.</param>
public sealed record ClusterCreator(PrincipalArn? Arn, bool? IsAdmin)
{
    /// <summary>Nothing is known.</summary>
    public static ClusterCreator Unknown { get; } = new(null, null);

    /// <summary>The creator has no access of its own: bootstrapClusterCreatorAdminPermissions is false.</summary>
    public static ClusterCreator None { get; } = new(null, false);
}

/// <summary>Who is let into a cluster at one moment: its authentication mode, aws-auth and access entries.</summary>
public sealed record AccessState
{
    /// <summary>The authentication mode; null where it is not known, and then both aws-auth and entries may count.</summary>
    /// <value>Default: null.</value>
    public AuthenticationMode? Mode { get; init; }

    /// <summary>What the authenticator keeps of aws-auth.</summary>
    /// <value>Default: nothing, as where there is no ConfigMap.</value>
    public AwsAuthMap AwsAuth { get; init; } = AwsAuthMap.Empty;

    /// <summary>True where the API server refuses the ConfigMap, so that the one before it stays.</summary>
    /// <value>Default: false.</value>
    public bool IsRefused { get; init; }

    /// <summary>The access entries.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccessGrant> Entries { get; init; }

    /// <summary>The identity that created the cluster.</summary>
    /// <value>Default: nothing is known.</value>
    public ClusterCreator Creator { get; init; } = ClusterCreator.Unknown;

    /// <summary>Principals that are deleted in IAM.</summary>
    /// <value>Default: none.</value>
    public ValueList<PrincipalArn> Deleted { get; init; }

    /// <summary>Principals that were deleted and made again with the same name: their entries refuse the newcomer, aws-auth takes it.</summary>
    /// <value>Default: none.</value>
    public ValueList<PrincipalArn> Recreated { get; init; }

    /// <summary>The identity that deploys and runs kubectl; null where nobody knows it.</summary>
    /// <value>Default: null.</value>
    public PrincipalArn? Deployer { get; init; }

    /// <summary>A cluster whose aws-auth was read from a file.</summary>
    public static AccessState Of(Reading<AwsAuthMap> reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new AccessState { AwsAuth = reading.Value ?? AwsAuthMap.Empty, IsRefused = reading.Findings.Any(finding => finding.Code == AwsAuthRules.SectionsAreText.Code) };
    }

    /// <summary>A cluster by its access plan.</summary>
    public static AccessState Of(AccessPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new AccessState { Mode = plan.Mode, Entries = plan.Grants, Creator = new ClusterCreator(null, plan.CreatorIsAdmin ? true : plan.Mode.HasEntries() ? false : null) };
    }
}
