using EksAccessConstructs.Text;

namespace EksAccessConstructs.Charts;

/// <summary>The charts of controllers that EKS offers no add-on for, with the values that tie them to a cluster and to the role of their service
/// account.</summary>
/// <remarks>Source: README of the charts, as of August 2026.</remarks>
internal static class KnownCharts
{
    /// <summary>Cluster Autoscaler, which finds Auto Scaling groups by the tags of the cluster.</summary>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="region">The region; null where only deployment knows it, since the chart would take us-east-1.</param>
    public static HelmRelease ClusterAutoscaler(string cluster, string? region)
    {
        const string Name = "cluster-autoscaler";
        return new()
        {
            Name = Name,
            Repository = "https://kubernetes.github.io/autoscaler",
            Namespace = "kube-system",
            ServiceAccount = Name,
            RegionKey = region is null ? "awsRegion" : null,
            Values = DocumentValue.Map(
                ("autoDiscovery", DocumentValue.Map(("clusterName", cluster))),
                ("rbac", DocumentValue.Map(("serviceAccount", Account(Name))))).Knowing("awsRegion", region),
        };
    }

    /// <summary>AWS Load Balancer Controller.</summary>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="region">The region; null where only deployment knows it, and the controller asks its node.</param>
    /// <param name="vpc">The VPC of the cluster; null likewise.</param>
    public static HelmRelease LoadBalancerController(string cluster, string? region, string? vpc)
    {
        const string Name = "aws-load-balancer-controller";
        return new()
        {
            Name = Name,
            Repository = "https://aws.github.io/eks-charts",
            Namespace = "kube-system",
            ServiceAccount = Name,
            Values = DocumentValue.Map(("clusterName", cluster), ("serviceAccount", Account(Name))).Knowing("region", region).Knowing("vpcId", vpc),
        };
    }

    private static DocumentValue.Mapping Account(string name) => DocumentValue.Map(("create", true), ("name", name));

    private static DocumentValue.Mapping Knowing(this DocumentValue.Mapping values, string key, string? value) =>
        value is null ? values : values.With(key, value);
}
