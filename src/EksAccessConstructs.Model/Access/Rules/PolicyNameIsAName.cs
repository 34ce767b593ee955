using EksAccessConstructs.Text;

namespace EksAccessConstructs.Access.Rules;

/// <summary>AE17, as far as the name goes. The set is AWS's and open, so a name that is not known is doubtful, but not wrong.</summary>
internal static class PolicyNameIsAName
{
    public static readonly AccessRule Rule = new("AE17", PolicyArnHasItsForm.Info, Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from association in grant.Policies
        where !association.Policy.IsKnown
        select Rule.Info.At(grant.Origin.Spot, Message(grant, association.Policy.Name)) with { Severity = Near(association.Policy.Name) is null ? Severity.Warning : Severity.Error };

    private static string Message(AccessGrant grant, string name) => Near(name) is { } near
        ? $"access policy '{name}' of '{grant.Principal}' is unknown; did you mean '{near}'?"
        : $"access policy '{name}' of '{grant.Principal}' is unknown to this version, and so is what it gives; see 'aws eks list-access-policies' for the names that EKS knows";

    private static string? Near(string name) => Suggestion.For(name, AccessPolicyName.Known.Select(known => known.Name));
}
