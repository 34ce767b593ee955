using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Charts;

/// <summary>What AWS Load Balancer Controller is like.</summary>
public sealed record LoadBalancerControllerProps : ChartProps
{
    /// <summary>What it may do.</summary>
    /// <value>Default: everything that it can.</value>
    public LoadBalancerRights Rights { get; init; }

    /// <summary>The ARNs of the target groups that it may change, with <see cref="LoadBalancerRights.TargetGroupsOnly"/>.</summary>
    /// <value>Default: all of the account.</value>
    public ValueList<string> TargetGroupArns { get; init; }

    /// <summary>The VPC of the cluster. Where it is not known as text, the controller asks its node for it, which <c>BlockPodImds</c> forbids.</summary>
    /// <value>Default: that of the cluster, where it is made here.</value>
    public string? VpcId { get; init; }
}

/// <summary>AWS Load Balancer Controller: its role, and its Helm chart, since EKS offers no add-on for it.</summary>
/// <remarks>Auto Mode runs it itself (EKS036).</remarks>
public sealed class LoadBalancerController : Construct, Iam.IGrantable
{
    /// <summary>Defines role and chart.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, the stack shall install the chart and cannot (EKS164), or the name of the cluster is not known
    /// as text; the message lists every problem, one a line.</exception>
    public LoadBalancerController(Construct scope, string id, LoadBalancerControllerProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var cluster = ManifestFolder.ClusterName(props.Cluster, this, nameof(props));
        var region = ChartParts.Known(props, Cdk.Stack.Of(this).Region);
        var release = KnownCharts.LoadBalancerController(cluster, region, ChartParts.Known(props, Vpc(props))) with { Version = props.ChartVersion };
        var parts = new ChartParts(this, props, release.With(props.Values));
        parts.Findings().ThrowOrWarn(this, nameof(props));
        Access = parts.Access(Allowed(props), AutoModePart.LoadBalancing);
        Steps = parts.Install(Access);
    }

    /// <summary>The role of the controller's pods, and its association.</summary>
    public PodAccess Access { get; }

    /// <summary>What is to be done by hand once the stack is deployed; nothing where the stack installs the chart.</summary>
    public IReadOnlyList<ManualStep> Steps { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Access.GrantPrincipal;

    private static NewRole Allowed(LoadBalancerControllerProps props) => props.Rights is LoadBalancerRights.TargetGroupsOnly
        ? new NewRole { InlinePolicies = [new InlinePolicy("TargetGroups", LoadBalancerControllerStatements.TargetGroupsOnly(props.TargetGroupArns))] }
        : new NewRole { WellKnownPolicies = [WellKnownPolicy.LoadBalancerController] };

    private static string? Vpc(LoadBalancerControllerProps props) => props.VpcId ?? (props.Cluster as EksCluster)?.Network.Vpc.VpcId;
}
