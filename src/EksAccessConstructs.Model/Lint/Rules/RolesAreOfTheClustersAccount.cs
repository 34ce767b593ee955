using EksAccessConstructs.Access;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Roles of associations are of the cluster's account.</summary>
internal sealed class RolesAreOfTheClustersAccount() : LintRule(
    PodRoleRules.RoleIsInTheAccount,
    "EKS passes roles of its own account only, so it refuses the association",
    "name it as the target role of a role in the cluster's account")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from account in new[] { ClusterAccount.Of(input.Cluster.Pods.Cluster) }.OfType<ClusterAccount>()
        from binding in input.Cluster.Pods.Accounts
        where binding.Mechanism is IdentityMechanism.PodIdentity
        let role = PrincipalArn.Read(binding.Role).Value
        where role is { IsUnresolved: false } && role.Account != account.Number
        select Breach($"ServiceAccount {binding.Account}", binding.Origin,
            $"'{binding.Role}' is of account {role.Account}, and '{account.Because}' says that the cluster is of {account.Number}; give it as the target role");
}
