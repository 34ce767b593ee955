using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Keeps a cluster without a durable administrator from being synthesized.</summary>
internal sealed class AdministratorRequired(EksCluster cluster, EksClusterProps props) : DeputyBase, IValidation
{
    public string[] Validate()
    {
        if (!props.AuthenticationMode.HasEntries())
        {
            return []; // who is administrator is written in aws-auth then, out of sight; the creator is, by EksClusterChecks
        }

        return cluster.RegisteredEntries.Any(entry => entry.IsAdministrator)
            ? []
            : [$"cluster '{props.ClusterName}' would have no durable administrator; add a ClusterAdminRole, "
                + "or an access entry that gives a role AmazonEKSClusterAdminPolicy on the whole cluster"];
    }
}
