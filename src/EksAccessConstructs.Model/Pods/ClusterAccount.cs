using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Pods;

/// <summary>The account of a cluster, as far as a ClusterConfig says it.</summary>
/// <param name="Number">The account.</param>
/// <param name="Because">The role that has to be of it.</param>
internal sealed record ClusterAccount(string Number, string Because)
{
    /// <summary>The account, by a role that EKS and EC2 take from the cluster's own account only; null where no such role is named. Access entries say
    /// nothing: they let other accounts in, too.</summary>
    public static ClusterAccount? Of(ResolvedCluster? cluster) => cluster is null ? null : new[]
        {
            cluster.Config.Iam?.ServiceRoleArn,
            cluster.Config.Iam?.FargatePodExecutionRoleArn,
        }
        .Concat(cluster.Config.ManagedNodeGroups.Select(group => group.Iam?.InstanceRoleArn))
        .Concat(cluster.Config.NodeGroups.Select(group => group.Iam?.InstanceRoleArn))
        .OfType<string>()
        .Select(arn => PrincipalArn.Read(arn).Value)
        .Where(role => role is { IsUnresolved: false })
        .Select(role => new ClusterAccount(role!.Account, role.Text))
        .FirstOrDefault();
}
