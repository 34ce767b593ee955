using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>The role of a service account that is written as a manifest: its name has to be known before the deployment.</summary>
/// <param name="props">The role and the service account.</param>
internal sealed class AnnotatedRole(IrsaRoleProps props)
{
    private readonly ClusterAddress address = props.Provider.Cluster.Address();

    /// <summary>The role, with a name where the manifest needs one.</summary>
    public NewRole Role => props.CreateServiceAccount ? props.Role with { Name = Name } : props.Role;

    /// <summary>The service account with the annotation that names the role.</summary>
    public ServiceAccountObject ServiceAccount
    {
        get
        {
            var readable = address.Readable();
            return new()
            {
                Namespace = props.Namespace,
                Name = props.ServiceAccount,
                Annotations = ValueMap.Of((PodServiceAccounts.RoleAnnotation, $"arn:{readable.Partition}:iam::{readable.Account}:role/{Name}")),
            };
        }
    }

    private string Name => props.Role.Name
        ?? PodRoles.NameOf(props.Provider.Cluster.DisplayName, address.Region, props.Namespace, props.ServiceAccount);

    /// <summary>What the manifest would have to say and nobody knows.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (props.CreateServiceAccount && Cdk.Token.IsUnresolved(address.Region))
        {
            yield return PodRoleRules.ManifestsAreKnown.At(null, $"the annotation of '{props.Namespace}/{props.ServiceAccount}' names the partition, "
                + "which only deployment knows; give the stack its region, or leave CreateServiceAccount out");
        }
    }
}
