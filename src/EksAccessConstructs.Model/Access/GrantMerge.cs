using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Access;

/// <summary>Makes one grant of all that several places say about one principal.</summary>
internal static class GrantMerge
{
    public static AccessGrant Merge(IReadOnlyList<AccessGrant> same, List<Finding> findings) => same[0] with
    {
        Type = Type(same, findings),
        Username = Username(same, findings),
        Groups = same.SelectMany(grant => grant.Groups).Distinct(StringComparer.Ordinal).ToValueList(),
        Policies = Policies(same, findings),
        Tags = Tags(same, findings),
    };

    private static EntryType Type(IReadOnlyList<AccessGrant> same, List<Finding> findings)
    {
        findings.AddRange(same.Where(grant => grant.Type != same[0].Type).Select(other =>
            Conflict(same[0], other, "type", same[0].Type.Name, other.Type.Name)));
        return same[0].Type;
    }

    private static string? Username(IReadOnlyList<AccessGrant> same, List<Finding> findings)
    {
        var named = same.Where(grant => grant.Username is not null).ToList();
        findings.AddRange(named.Where(grant => grant.Username != named[0].Username).Select(other =>
            Conflict(named[0], other, "username", named[0].Username, other.Username)));
        return named.Count > 0 ? named[0].Username : null;
    }

    private static ValueMap Tags(IReadOnlyList<AccessGrant> same, List<Finding> findings)
    {
        var tags = default(ValueMap);
        var places = new Dictionary<string, AccessGrant>(StringComparer.Ordinal);
        foreach (var grant in same)
        {
            foreach (var (key, value) in grant.Tags)
            {
                if (places.TryAdd(key, grant))
                {
                    tags = tags.With(key, value);
                }
                else if (tags[key] != value)
                {
                    findings.Add(Conflict(places[key], grant, $"tag '{key}'", tags[key], value));
                }
            }
        }

        return tags;
    }

    private static ValueList<PolicyAssociation> Policies(IReadOnlyList<AccessGrant> same, List<Finding> findings) => same
        .SelectMany(grant => grant.Policies.Select(association => (Grant: grant, Association: association)))
        .GroupBy(pair => pair.Association.Policy)
        .Select(given =>
        {
            findings.AddRange(Widened([.. given]));
            return given.Select(pair => pair.Association).Aggregate((all, next) => all with { Scope = all.Scope.Union(next.Scope) });
        })
        .ToValueList();

    private static IEnumerable<Finding> Widened((AccessGrant Grant, PolicyAssociation Association)[] given)
    {
        var wide = Array.Find(given, pair => pair.Association.Scope is PolicyScope.WholeCluster);
        var narrow = Array.Find(given, pair => pair.Association.Scope is PolicyScope.NamedNamespaces);
        return wide.Grant is null || narrow.Grant is null
            ? []
            : [ScopeIsNotWidened.Info.At(
                narrow.Grant.Origin.Location,
                $"{narrow.Association.Policy} is given to '{narrow.Grant.Principal}' for '{narrow.Association.Scope}' ({narrow.Grant.Origin}) "
                    + $"and for the whole cluster ({wide.Grant.Origin}); EKS keeps one scope, the whole cluster: leave the narrow one out")];
    }

    private static Finding Conflict(AccessGrant first, AccessGrant other, string what, string? mine, string? theirs) => GrantsAgree.Info.At(
        other.Origin.Location,
        $"'{other.Principal}' has {what} '{theirs}' ({other.Origin}) and {what} '{mine}' ({first.Origin}), but EKS has one entry for each principal; "
            + "say one thing in both places");
}
