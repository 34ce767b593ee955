using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>What is to be built for one cluster of the input: every decision taken, nothing rendered yet.</summary>
public sealed record ClusterPlan
{
    /// <summary>What is known about the cluster.</summary>
    public required ClusterSnapshot Snapshot { get; init; }

    /// <summary>The cluster to build; null where entries are added to one that exists.</summary>
    public required ResolvedCluster? Cluster { get; init; }

    /// <summary>Who is let in by the input; the admin role and node roles made by the stack come on top.</summary>
    public required AccessPlan Access { get; init; }

    /// <summary>Whether the stack makes the dedicated admin role: somebody is named for it, or the input names no durable administrator.</summary>
    public required bool MakesAdminRole { get; init; }

    /// <summary>Who may take the admin role; empty for identities of the account that IAM allows to.</summary>
    public ValueList<PrincipalArn> Admins { get; init; }

    /// <summary>The rows that are added to aws-auth after the deployment, those of nodes aside; null where the mode knows access entries.</summary>
    /// <value>Default: null.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>The RBAC objects of the input, and those that stand for old groups that no entry may carry.</summary>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>What became of old things.</summary>
    public ValueList<CarriedOver> CarriedOver { get; init; }

    /// <summary>What is to be done by hand once the stack is deployed.</summary>
    public ValueList<ManualStep> Steps => Cluster is { } cluster ? ManualSteps.Of(cluster.Config, hasAwsAuth: AwsAuth is not null) : [];

    /// <summary>Where the input about the cluster starts.</summary>
    public Origin Origin { get; init; }

    /// <summary>What was chosen where the input is silent, the administrator role of the stack included.</summary>
    internal ValueList<ChosenDefault> Choices => Cluster is null ? [] : [.. Cluster.Defaults, .. Administrator];

    private ValueList<ChosenDefault> Administrator => MakesAdminRole && Admins.IsEmpty
        ? [new("an administrator", "a role that this stack makes", Snapshot.Plan.Mode.HasEntries() ? "the creator alone" : "nobody",
            "somebody has to stay administrator who is not the identity that deploys, and the input names no role")]
        : [];

    /// <summary>The cluster as it is once the stack is deployed.</summary>
    /// <param name="entries">The access entries of the stack's template.</param>
    public ClusterSnapshot Deployed(ValueList<ReportedPrincipal> entries) => Snapshot with
    {
        Plan = AccessPlan.Build(entries.Select(entry => entry.Grant), Access.Mode, Snapshot.Plan.CreatorIsAdmin).Value ?? AccessPlan.Empty,
        KnowsEntries = Snapshot.IsBuilt,
        OwnEntries = [],
        AdminRole = null,
        OnlyCertain = null,
        Rbac = Rbac,
    };

    /// <summary>Takes every decision for one cluster.</summary>
    /// <param name="input">What the input says about it.</param>
    /// <param name="defaults">Whose choice counts where it is silent.</param>
    /// <param name="admins">Who may take the admin role; empty where nobody is named.</param>
    public static Reading<ClusterPlan> Make(ClusterInput input, DefaultsFlavour defaults, ValueList<PrincipalArn> admins)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ClusterPlanning(input, defaults, admins).Run();
    }
}
