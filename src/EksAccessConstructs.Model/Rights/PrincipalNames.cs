using EksAccessConstructs.Authorization;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Rights;

/// <summary>What principals are called in a comparison: by their ARN as an entry of either version writes it.</summary>
/// <remarks>aws-auth knows no paths: what an entry of either version writes with a path is the same principal, where there is one such.</remarks>
internal sealed class PrincipalNames(ClusterSnapshot before, ClusterSnapshot after)
{
    private readonly Dictionary<string, string> written = before.CountingEntries.Concat(after.CountingEntries)
        .Select(entry => entry.Principal)
        .Where(principal => !principal.IsUnresolved)
        .GroupBy(principal => principal.WithoutPath, StringComparer.Ordinal)
        .Where(same => same.DistinctBy(principal => principal.Text).Count() == 1)
        .ToDictionary(same => same.Key, same => same.First().Text, StringComparer.Ordinal);

    /// <summary>The name of somebody who is let in.</summary>
    public string Of(NamedCaller caller) => caller.Authentication.Possible.Select(way => way.Entry).FirstOrDefault(entry => entry is not null) is { } entry
        ? entry.Principal.Text
        : written.GetValueOrDefault(caller.Key, caller.Who);

    /// <summary>The name of somebody who is known by its ARN without path.</summary>
    public string Of(string key) => written.GetValueOrDefault(key, key);
}
