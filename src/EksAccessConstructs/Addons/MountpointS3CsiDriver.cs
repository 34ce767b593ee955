using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the Mountpoint for Amazon S3 CSI driver is like.</summary>
public sealed record MountpointS3CsiDriverProps : AddonWithRoleProps
{
    /// <summary>The buckets that pods mount.</summary>
    public IReadOnlyList<MountedBucket> Buckets { get; init; } = [];

    /// <summary>Whether they are only read.</summary>
    /// <value>Default: false.</value>
    public bool ReadOnly { get; init; }
}

/// <summary>The Mountpoint for Amazon S3 CSI driver, as an EKS add-on whose role reaches the named buckets alone.</summary>
/// <remarks>Buckets that are encrypted with a key of KMS need <c>key.GrantEncryptDecrypt(driver)</c> besides.</remarks>
public sealed class MountpointS3CsiDriver : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">No bucket is named for the role that is made (EKS163), or EKS would refuse the add-on; the message lists every
    /// problem, one a line.</exception>
    public MountpointS3CsiDriver(Construct scope, string id, MountpointS3CsiDriverProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.MountpointS3CsiDriver, props, new NewRole { InlinePolicies = [Policy(props)] },
            AddonParts.Targets(props, props.Buckets.Count, "bucket", nameof(props.Buckets)));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the driver's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static InlinePolicy Policy(MountpointS3CsiDriverProps props) => MountpointPolicy.Of(
        props.Buckets.Select(mounted => mounted.Bucket.BucketArn).Distinct().ToValueList(),
        props.Buckets.Select(mounted => mounted.Bucket.ArnForObjects($"{mounted.Prefix}*")).ToValueList(),
        props.ReadOnly);
}
