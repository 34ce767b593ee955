using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the EBS CSI driver is like.</summary>
public sealed record EbsCsiDriverProps : AddonWithRoleProps
{
    /// <summary>Which volumes and snapshots it may manage.</summary>
    /// <value>Default: those that it has made in any cluster, and those that carry its tag.</value>
    public EbsVolumes Volumes { get; init; }

    /// <summary>Keys of KMS that volumes are encrypted with, besides the account's own for EBS.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<IKey> Keys { get; init; } = [];
}

/// <summary>The CSI driver of Amazon EBS, as an EKS add-on with a role of its own.</summary>
/// <remarks>AWS's older policy, service-role/AmazonEBSCSIDriverPolicy, is what eksctl attaches. Source: the driver's <c>docs/install.md</c> of release
/// 1.64.</remarks>
public sealed class EbsCsiDriver : Construct, Iam.IGrantable
{
    /// <summary>Defines the add-on and its role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public EbsCsiDriver(Construct scope, string id, EbsCsiDriverProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        (Addon, Role) = AddonParts.Define(this, AddonNames.EbsCsiDriver, props, Rights(props), Findings(props));
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The role that the add-on's pods get.</summary>
    public Iam.IRole Role { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private static NewRole Rights(EbsCsiDriverProps props) => new()
    {
        ManagedPolicyNames = [props.Volumes is EbsVolumes.OfCluster ? ManagedPolicyNames.EbsCsiDriverScoped : ManagedPolicyNames.EbsCsiDriverV2],
        InlinePolicies = props.Keys is [] ? [] : [EbsDriverPolicy.Keys(props.Keys.Select(key => key.KeyArn).ToValueList())],
    };

    private static IEnumerable<Finding> Findings(EbsCsiDriverProps props)
    {
        if (props.Volumes is EbsVolumes.OfCluster && EbsDriverPolicy.ProblemWithVersion(props.Version) is { } problem)
        {
            yield return AddonRules.ScopedPolicyFits.At(null, problem);
        }
    }
}
