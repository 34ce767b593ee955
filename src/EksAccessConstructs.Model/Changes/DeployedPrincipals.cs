using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Roles that a template makes, found among those that the cluster has entries for: only the deployment gives them a name.</summary>
/// <remarks>CloudFormation names a role <c>STACK-LOGICALID-RANDOM</c>, and cuts the first two where the name would be longer than 64 letters. One that fits is
/// taken where no other fits, with the same type; for roles of nodes and pods on Fargate the type is enough, since nobody else gets one.</remarks>
internal static class DeployedPrincipals
{
    private const int ShortestLogicalId = 8;

    /// <summary>The cluster with the roles called as they are.</summary>
    /// <param name="expected">The cluster as it should be.</param>
    /// <param name="actual">The cluster as it is.</param>
    public static ClusterSnapshot In(ClusterSnapshot expected, ClusterSnapshot actual)
    {
        var all = expected.CountingEntries.Concat(expected.OwnEntries).DistinctBy(grant => grant.Principal).ToList();
        var taken = all.Select(grant => grant.Principal.Text).ToHashSet(StringComparer.Ordinal);
        var free = actual.Plan.Grants.Where(grant => !taken.Contains(grant.Principal.Text)).ToList();
        var found = new Dictionary<PrincipalArn, PrincipalArn>();
        foreach (var grant in all.Where(grant => grant.Principal.IsUnresolved))
        {
            if (free.FindAll(one => Fits(grant, one)) is [var only, ..] fitting && (fitting.Count == 1 || grant.Type.IsForNodes))
            {
                found.Add(grant.Principal, only.Principal);
                free.Remove(only);
            }
        }

        return found.Count == 0 ? expected : expected with
        {
            Plan = (AccessPlan.Build(expected.Plan.Grants.Select(Called), expected.Mode, expected.Plan.CreatorIsAdmin).Value ?? expected.Plan) with
            {
                CreatorSuffices = expected.Plan.CreatorSuffices,
            },
            OwnEntries = expected.OwnEntries.Select(Called).ToValueList(),
        };

        AccessGrant Called(AccessGrant grant) => found.TryGetValue(grant.Principal, out var principal) ? grant with { Principal = principal } : grant;
    }

    private static bool Fits(AccessGrant expected, AccessGrant actual) => expected.Type == actual.Type
        && actual.Principal.Kind is PrincipalKind.Role
        && (expected.Type.IsForNodes || IsNamedFor(actual.Principal.Name, expected.Principal.Name.Trim('{', '}', '<', '>')));

    private static bool IsNamedFor(string name, string label)
    {
        var id = label[(label.LastIndexOf('.') + 1)..];
        var shown = name.Split('-') is [_, .., var middle, _] ? middle : "";
        return shown == id || (shown.Length >= ShortestLogicalId && id.StartsWith(shown, StringComparison.Ordinal));
    }
}
