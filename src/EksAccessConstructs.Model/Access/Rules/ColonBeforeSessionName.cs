namespace EksAccessConstructs.Access.Rules;

/// <summary>AE11.</summary>
internal static class ColonBeforeSessionName
{
    public static readonly AccessRule Rule = new(
        "AE11", new("EKS051", Severity.Error, "A username with {{SessionName}} or {{SessionNameRaw}} has a colon somewhere before it."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        let name = grant.Username ?? ""
        let place = name.IndexOf("{{SessionName", StringComparison.Ordinal)
        where place >= 0 && !name[..place].Contains(':', StringComparison.Ordinal)
        select Rule.Info.At(
            grant.Origin.Location,
            $"the username '{name}' of '{grant.Principal}' has no colon before the session's name; write one before it, as in '{name.Insert(place, "team:")}'");
}
