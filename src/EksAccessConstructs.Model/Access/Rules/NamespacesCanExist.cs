using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access.Rules;

/// <summary>AE16: EKS looks neither whether a namespace exists nor how it is spelled. Kubernetes does, so some names can never mean a namespace.</summary>
internal static partial class NamespacesCanExist
{
    public static readonly AccessRule Rule = new(
        "AE16", new("EKS056", Severity.Warning, "Every namespace of a scope is a name that a namespace can have, with or without wildcards."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        from association in grant.Policies
        from name in association.Scope.Names
        where !Possible().IsMatch(name)
        select Rule.Info.At(
            grant.Origin.Location,
            $"the namespace '{name}' of {association.Policy} for '{grant.Principal}' cannot exist, so the policy gives nothing there; "
                + "a name holds up to 63 lower-case letters, digits and '-', and '*' for any characters");

    [GeneratedRegex(@"^[a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?\z")]
    private static partial Regex Possible();
}
