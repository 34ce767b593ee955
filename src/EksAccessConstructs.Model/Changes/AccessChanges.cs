using System.Diagnostics;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>What a change of a cluster's input lets whom do.</summary>
public static class AccessChanges
{
    private static readonly Holdings Nothing = new();

    /// <summary>The changes of rights from one version to another: by who, then the whole cluster first and namespaces by name.</summary>
    /// <remarks>Both readings of what is not known are compared: what changes in both alike is a change, what changes in one alone is
    /// <see cref="AccessChange.IsMaybe"/>.</remarks>
    /// <param name="before">The version before.</param>
    /// <param name="after">The version after.</param>
    public static ValueList<AccessChange> Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var possible = Read(before, after, Certainty.Possible);
        var certain = Read(before, after, Certainty.Certain);
        return possible.Keys.Concat(certain.Keys).Distinct()
            .Select(key => Told(possible.GetValueOrDefault(key), certain.GetValueOrDefault(key)))
            .OrderBy(change => change.Who, StringComparer.Ordinal).ThenBy(change => change.IsClusterWide ? 0 : 1).ThenBy(change => change.Where, StringComparer.Ordinal)
            .ToValueList();
    }

    private static AccessChange Told(AccessChange? possible, AccessChange? certain) => (possible, certain) switch
    {
        ({ } one, { } other) when one.Kind == other.Kind => one,
        ({ } one, _) => one with { IsMaybe = true },
        (null, { } other) => other with { IsMaybe = true },
        _ => throw new UnreachableException(),
    };

    private static Dictionary<(string Who, string Where), AccessChange> Read(ClusterSnapshot before, ClusterSnapshot after, Certainty certainty)
    {
        var bundles = new RuleBundles();
        var written = WrittenArns(before, after);
        var had = new ClusterHoldings(EksAuthorizer.Create(before), certainty, bundles).Read(written);
        var has = new ClusterHoldings(EksAuthorizer.Create(after), certainty, bundles).Read(written);
        return Changes(had, has).ToDictionary(change => (change.Who, change.Where));
    }

    private static IEnumerable<AccessChange> Changes(ClusterHoldings before, ClusterHoldings after)
    {
        var principals = before.Principals.Keys.Concat(after.Principals.Keys).Distinct(StringComparer.Ordinal).SelectMany(who =>
            Compared(before, after, before.Principals.GetValueOrDefault(who, Nothing), after.Principals.GetValueOrDefault(who, Nothing), who, SubjectName.SharedByAll));
        var subjects = before.Subjects.Keys.Concat(after.Subjects.Keys).Distinct(StringComparer.Ordinal)
            .Where(who => who != SubjectName.Masters && (SubjectName.IsBuiltIn(who) || !(before.Carried.Contains(who) || after.Carried.Contains(who))))
            .SelectMany(who => Compared(before, after, Of(before, who), Of(after, who), who, SubjectName.SharedBy(who)));
        return principals.Concat(subjects);
    }

    private static IEnumerable<AccessChange> Compared(
        ClusterHoldings before, ClusterHoldings after, Holdings had, Holdings has, string who, IEnumerable<string> groups) =>
        new HoldingsComparison(had, has, groups.Select(name => (Of(before, name), Of(after, name))).ToValueList()).Of(who);

    private static Holdings Of(ClusterHoldings holdings, string subject) => holdings.Subjects.GetValueOrDefault(subject, Nothing);

    // aws-auth knows no paths: what an entry of either version writes with a path is the same principal, where there is one such.
    private static Func<string, string?> WrittenArns(ClusterSnapshot before, ClusterSnapshot after)
    {
        var arns = before.CountingEntries.Concat(after.CountingEntries).Select(entry => entry.Principal).Where(principal => !principal.IsUnresolved)
            .GroupBy(principal => principal.WithoutPath, StringComparer.Ordinal)
            .Where(same => same.DistinctBy(principal => principal.Text).Count() == 1)
            .ToDictionary(same => same.Key, same => same.First().Text, StringComparer.Ordinal);
        return arn => arns.GetValueOrDefault(arn);
    }
}
