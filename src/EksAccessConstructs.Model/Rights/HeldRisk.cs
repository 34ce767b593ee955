using EksAccessConstructs.Authorization;

namespace EksAccessConstructs.Rights;

/// <summary>A danger of what a role or an access policy gives, with those who hold it.</summary>
/// <param name="Risk">The danger.</param>
/// <param name="By">The role or the policy.</param>
/// <param name="Who">Who holds it, by the names of the matrix; administrators are left out, since they may do everything.</param>
/// <param name="Where">The places in which it is held.</param>
internal sealed record HeldRisk(RightsRisk Risk, PathStep By, ValueList<string> Who, ValueList<string> Where)
{
    /// <summary>The risks of a cluster, the worst first, then by rule and by what gives them.</summary>
    /// <param name="holdings">All that may be held in it.</param>
    public static ValueList<HeldRisk> Of(ClusterHoldings holdings)
    {
        var givers = new Dictionary<DecisionSource, PathStep>(ReferenceEqualityComparer.Instance);
        var risks = new Dictionary<(int Bundle, bool InCluster), ValueList<RightsRisk>>();
        return holdings.Principals.Concat(holdings.OtherSubjects)
            .SelectMany(pair => pair.Value.Places.SelectMany(place => pair.Value.At(place).Select(holding => (Who: pair.Key, Where: place, holding))))
            .Where(held => !(held.Where == Places.Cluster && LevelScale.IsEverything(held.holding.Bundle.In(held.Where))))
            .SelectMany(held => Risks(held.holding.Bundle, held.Where).Select(risk => (Risk: risk, By: Giver(held.holding.Right), held.Who, held.Where)))
            .GroupBy(held => (held.Risk, held.By))
            .Select(same => new HeldRisk(
                same.Key.Risk, same.Key.By, same.Select(held => held.Who).Distinct(StringComparer.Ordinal).ToValueList(),
                same.Select(held => held.Where).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList()))
            .OrderByDescending(held => held.Risk.Rule.Severity).ThenBy(held => held.Risk.Rule.Code, StringComparer.Ordinal)
            .ThenBy(held => held.By.What, StringComparer.Ordinal)
            .ToValueList();

        // Many hold the same, so each set of rules is looked at once.
        ValueList<RightsRisk> Risks(RuleBundle bundle, string place)
        {
            var key = (bundle.Id, place == Places.Cluster);
            if (!risks.TryGetValue(key, out var known))
            {
                risks.Add(key, known = RightsRisk.Of(bundle.In(place), place == Places.Cluster));
            }

            return known;
        }

        PathStep Giver(DecisionSource right)
        {
            if (!givers.TryGetValue(right, out var known))
            {
                givers.Add(right, known = GiverOf(right));
            }

            return known;
        }
    }

    // A policy gives the same wherever it is associated.
    private static PathStep GiverOf(DecisionSource right) => right is AccessPolicyRight policy
        ? new PathStep(policy.Association.Policy.Name, null)
        : PathStep.Of(right)[^1];
}
