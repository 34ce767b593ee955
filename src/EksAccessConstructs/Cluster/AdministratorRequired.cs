using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cluster;

/// <summary>Keeps a cluster without a durable administrator from being synthesized.</summary>
internal sealed class AdministratorRequired(EksCluster cluster) : DeputyBase, IValidation
{
    public string[] Validate()
    {
        var snapshot = cluster.Snapshot;
        if (snapshot.Plan is { CreatorIsAdmin: true, CreatorSuffices: true })
        {
            return []; // the app has said that it is the only one
        }

        if (!snapshot.Mode.HasEntries())
        {
            return []; // who is administrator is written in aws-auth then, out of sight; the creator is, by EksClusterChecks
        }

        // RBAC manifests make nobody administrator: one has to be there to apply them.
        return EksAuthorizer.Create(snapshot with { Rbac = RbacObjects.None }).HasDurableAdministrator
            ? []
            : [$"cluster '{snapshot.Name}' would have no durable administrator; add a ClusterAdminRole, "
                + "or an access entry that gives a role AmazonEKSClusterAdminPolicy on the whole cluster"];
    }
}
