using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Charts;

/// <summary>What Cluster Autoscaler is like.</summary>
public sealed record ClusterAutoscalerProps : ChartProps;

/// <summary>Cluster Autoscaler: a role that changes only the Auto Scaling groups of the cluster, and its Helm chart.</summary>
/// <remarks>Groups of the cluster carry the tags <c>k8s.io/cluster-autoscaler/enabled: true</c> and <c>k8s.io/cluster-autoscaler/CLUSTER: owned</c>. EKS gives
/// them to the groups of managed nodes; self-managed nodes have them with <see cref="Compute.AddonPolicy.AutoScaler"/>.</remarks>
public sealed class ClusterAutoscaler : Construct, Iam.IGrantable
{
    /// <summary>Defines role and chart.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, the stack shall install the chart and cannot (EKS164), or the name of the cluster is not known
    /// as text; the message lists every problem, one a line.</exception>
    public ClusterAutoscaler(Construct scope, string id, ClusterAutoscalerProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var cluster = ManifestFolder.ClusterName(props.Cluster, this, nameof(props));
        var release = KnownCharts.ClusterAutoscaler(cluster, ChartParts.Known(props, Cdk.Stack.Of(this).Region)) with { Version = props.ChartVersion };
        var parts = new ChartParts(this, props, release.With(props.Values));
        parts.Findings().ThrowOrWarn(this, nameof(props));
        Access = parts.Access(new NewRole { InlinePolicies = [AutoscalerPolicy.Of(cluster)] });
        Steps = parts.Install(Access);
    }

    /// <summary>The role of the controller's pods, and its association.</summary>
    public PodAccess Access { get; }

    /// <summary>What is to be done by hand once the stack is deployed; nothing where the stack installs the chart.</summary>
    public IReadOnlyList<ManualStep> Steps { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Access.GrantPrincipal;
}
