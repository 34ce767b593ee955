using EksAccessConstructs.Lint.Rules;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A powerful right that a role gives in one place.</summary>
/// <param name="Role">The role.</param>
/// <param name="Power">The right, with the rules that give it.</param>
/// <param name="Place">Where, and to whom.</param>
/// <param name="Severity">How much it matters there.</param>
internal sealed record HeldPower(RbacObject Role, GivenPower Power, HeldPlace Place, Severity Severity)
{
    /// <summary>Everything of the table that roles give, as far as it matters, by role.</summary>
    public static IEnumerable<HeldPower> Of(LintInput input)
    {
        var judge = new PowerJudge(input);
        return input.Roles.SelectMany(role => Of(role, input.RoleHolders, judge));
    }

    // What only holders of admin, edit and view get is the matter of NoEscalationInBuiltInRoles.
    private static IEnumerable<HeldPower> Of(RoleRules role, RoleHolders holders, PowerJudge judge)
    {
        var inCluster = GivenNeeds.InCluster(role.Rules).Powers.ToList();
        if (inCluster.Count == 0)
        {
            return [];
        }

        var inNamespace = new Lazy<List<GivenPower>>(() => [.. GivenNeeds.InNamespace(role.Rules).Powers]);
        return from place in holders.Of(role.Object)
               where !place.Holders.IsEmpty || !NoEscalationInBuiltInRoles.Reached(role.Object).Any()
               from power in place.Namespace is null ? inCluster : inNamespace.Value
               let severity = judge.Of(power, place, role)
               where severity is not null
               select new HeldPower(role.Object, power, place, severity.Value);
    }
}
