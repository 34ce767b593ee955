using EksAccessConstructs.Text;

namespace EksAccessConstructs.Access.Rules;

/// <summary>AE17, as far as the name goes. The set is AWS's and open, so a name that is not known is doubtful; one slip away from a known name,
/// or in other letter case, it is wrong.</summary>
internal static class PolicyNameIsAName
{
    public static readonly AccessRule Rule = new("AE17", PolicyArnHasItsForm.Info, Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from association in grant.Policies
        where !association.Policy.IsKnown
        let isSlip = AccessPolicyName.Known.Any(known => IsSlip(association.Policy.Name, known.Name))
        select Rule.Info.At(grant.Origin.Location, Message(grant, association.Policy.Name)) with
        {
            Severity = isSlip ? Severity.Error : Severity.Warning,
        };

    // Equal but for case, one letter wrong, missing or too many, or two neighbours swapped.
    private static bool IsSlip(string name, string known)
    {
        if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var start = name.AsSpan().CommonPrefixLength(known);
        var mine = name[start..];
        var theirs = known[start..];
        while (mine.Length > 0 && theirs.Length > 0 && mine[^1] == theirs[^1])
        {
            mine = mine[..^1];
            theirs = theirs[..^1];
        }

        return (mine.Length <= 1 && theirs.Length <= 1) || (mine.Length == 2 && theirs.Length == 2 && mine[0] == theirs[1] && mine[1] == theirs[0]);
    }

    private static string Message(AccessGrant grant, string name) => Near(name) is { } near
        ? $"access policy '{name}' of '{grant.Principal}' is unknown; did you mean '{near}'?"
        : $"access policy '{name}' of '{grant.Principal}' is unknown to this version, and so is what it gives; "
            + "see 'aws eks list-access-policies' for the names that EKS knows";

    private static string? Near(string name) => Suggestion.For(name, AccessPolicyName.Known.Select(known => known.Name));
}
