using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody picks another's name by the name of a session.</summary>
internal sealed class SessionNamesGiveNoOtherName() : LintRule(
    new("AA005", Severity.Error, "A session name in aws-auth follows text that nobody else's name begins with, and no group is made of one."),
    "whoever assumes the role chooses the session name, and so the user name or group, a node's or another person's included",
    "write the role's name and a colon before {{SessionName}}, and name groups without templates")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        from problem in Problems(item)
        select Breach(item.Who, item.Origin, problem);

    private static IEnumerable<string> Problems(AwsAuthItem item)
    {
        if (!item.IsForNodes && Chosen(item.Username) is { } start && (start.Length == 0 || start.StartsWith("system:", StringComparison.Ordinal)))
        {
            yield return $"takes its user name '{item.Username}' from the session name, "
                + $"so whoever assumes the role can pose as anybody{(start.Length == 0 ? "" : " of Kubernetes' own")}; write 'NAME:{{{{SessionName}}}}'";
        }

        foreach (var group in item.Groups.Where(group => Chosen(group) is not null))
        {
            yield return $"makes group '{group}' of the session name, so whoever assumes the role chooses the group; name the group without a template";
        }
    }

    // What is before the session name; null where there is none.
    private static string? Chosen(string text)
    {
        var at = new[] { IdentityTemplate.SessionName, IdentityTemplate.SessionNameRaw }
            .Select(template => text.IndexOf(template, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(-1)
            .Min();
        return at < 0 ? null : text[..at].Replace(IdentityTemplate.AccountId, "", StringComparison.Ordinal);
    }
}
