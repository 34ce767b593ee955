namespace EksAccessConstructs.Access.Rules;

/// <summary>AE09.</summary>
internal static class IdentityOnlyOnStandard
{
    public static readonly AccessRule Rule = new("AE09", new("EKS049", Severity.Error, "Only an entry of type STANDARD carries a username or groups."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) =>
        from grant in plan.Grants
        where !grant.Type.TakesIdentity && (grant.Username is not null || !grant.Groups.IsEmpty)
        select Rule.Info.At(
            grant.Origin.Location,
            $"the entry of '{grant.Principal}' has type '{grant.Type}' and so takes no {What(grant)}; leave them out: EKS gives nodes their name and groups");

    private static string What(AccessGrant grant) => (grant.Username is not null, grant.Groups.IsEmpty) switch
    {
        (true, true) => $"username ('{grant.Username}')",
        (false, _) => $"groups ({Quoted(grant)})",
        (true, false) => $"username ('{grant.Username}') and no groups ({Quoted(grant)})",
    };

    private static string Quoted(AccessGrant grant) => string.Join(", ", grant.Groups.Select(group => $"'{group}'"));
}
