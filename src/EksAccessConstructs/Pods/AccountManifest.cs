using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>The service account of pods as manifests: itself, and its namespace where that is asked for.</summary>
internal static class AccountManifest
{
    /// <summary>Writes it, and has the cluster take note of it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="source">The construct that asks for it.</param>
    /// <param name="account">The service account.</param>
    /// <param name="withNamespace">True to write its namespace too; one that every cluster has is left out.</param>
    /// <returns>The folder of the manifests, relative to the cloud assembly.</returns>
    public static string Add(IEksCluster cluster, IConstruct source, ServiceAccountObject account, bool withNamespace)
    {
        RbacObject[] objects = withNamespace && !PodServiceAccounts.OwnNamespaces.Contains(account.Namespace)
            ? [new Namespace { Name = account.Namespace }, account]
            : [account];
        cluster.RegisterRbac(new RbacObjects([.. objects]));
        return PodManifests.Add(cluster, source, objects);
    }
}
