using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Pods;

/// <summary>Keeps a cluster from being synthesized where constructs of pods and RBAC manifests bring one namespace with different labels or annotations: what
/// kube2iam allows in it would go with the next run of the other's script.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class PodNamespaces(IEksCluster cluster) : DeputyBase, IValidation
{
    /// <summary>Called by the CDK when all constructs are there.</summary>
    public string[] Validate() => [.. PodManifests.NamespacesOfOthers(cluster).Select(finding => finding.ToString())];
}
