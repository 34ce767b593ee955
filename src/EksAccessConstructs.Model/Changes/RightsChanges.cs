using System.Diagnostics;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>What a change of a cluster's input lets whom do.</summary>
public static class RightsChanges
{
    private static readonly Holdings Nothing = new();

    /// <summary>The changes of rights from one version to another: by who, then the whole cluster first and namespaces by name.</summary>
    /// <remarks>Both readings of what is not known are compared: what changes in both alike is a change, what changes in one alone is
    /// <see cref="RightsChange.IsMaybe"/>.</remarks>
    /// <param name="before">The version before.</param>
    /// <param name="after">The version after.</param>
    public static ValueList<RightsChange> Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        var (possible, isOpen) = Read(before, after, WhatCounts.AllPossible);
        var certain = isOpen || !ReferenceEquals(before.Certain, before) || !ReferenceEquals(after.Certain, after)
            ? Read(before.Certain, after.Certain, WhatCounts.OnlyCertain).Changes
            : possible;
        return possible.Keys.Concat(certain.Keys).Distinct()
            .Select(key => Both(possible.GetValueOrDefault(key), certain.GetValueOrDefault(key)))
            .OrderBy(change => change.Who, StringComparer.Ordinal)
            .ThenBy(change => change.IsClusterWide ? 0 : 1)
            .ThenBy(change => change.Where, StringComparer.Ordinal)
            .ToValueList();
    }

    private static RightsChange Both(RightsChange? possible, RightsChange? certain)
    {
        var (any, sure) = (possible?.GainedRights.Possible ?? RightSet.Empty, certain?.GainedRights.Possible ?? RightSet.Empty);
        return Told(possible, certain) with
        {
            GainedRights = new(ReferenceEquals(any, sure) ? any : any.Union(sure), sure),
            WidensForCertain = possible is { Widens: true } && certain is { Widens: true },
        };
    }

    private static RightsChange Told(RightsChange? possible, RightsChange? certain) => (possible, certain) switch
    {
        ({ } one, { } other) when one.Kind == other.Kind => one,
        ({ Lost.IsEmpty: true } one, { Lost.IsEmpty: true }) => one with { Kind = ChangeKind.Widened },
        ({ Gained.IsEmpty: true } one, { Gained.IsEmpty: true }) => one with { Kind = ChangeKind.Narrowed },
        ({ } one, _) => one with { IsMaybe = true },
        (null, { } other) => other with { IsMaybe = true },
        _ => throw new UnreachableException(),
    };

    private static (Dictionary<(string Who, string Where), RightsChange> Changes, bool IsOpen) Read(
        ClusterSnapshot before, ClusterSnapshot after, WhatCounts counting)
    {
        var bundles = new RuleBundles();
        var names = new PrincipalNames(before, after);
        var had = new ClusterHoldings(EksAuthorizer.Create(before), counting, bundles).Read(names);
        var has = new ClusterHoldings(EksAuthorizer.Create(after), counting, bundles).Read(names);
        return (Changes(had, has).ToDictionary(change => (change.Who, change.Where)), had.IsOpen || has.IsOpen);
    }

    private static IEnumerable<RightsChange> Changes(ClusterHoldings before, ClusterHoldings after)
    {
        var known = new KnownOutcomes();
        var principals = before.Principals.Keys.Concat(after.Principals.Keys).Distinct(StringComparer.Ordinal).SelectMany(who =>
            Compared(
                before, after, before.Principals.GetValueOrDefault(who, Nothing), after.Principals.GetValueOrDefault(who, Nothing), who,
                SubjectName.SharedByAll, known));
        var subjects = before.Subjects.Keys.Concat(after.Subjects.Keys).Distinct(StringComparer.Ordinal)
            .Where(who => who != SubjectName.Masters && (SubjectName.IsBuiltIn(who) || !(before.Carried.Contains(who) || after.Carried.Contains(who))))
            .SelectMany(who => Compared(before, after, Of(before, who), Of(after, who), who, SubjectName.SharedBy(who), known));
        return principals.Concat(subjects);
    }

    private static IEnumerable<RightsChange> Compared(
        ClusterHoldings before, ClusterHoldings after, Holdings had, Holdings has, string who, IEnumerable<string> groups,
        KnownOutcomes known) =>
        new HoldingsComparison(had, has, groups.Select(name => (Of(before, name), Of(after, name))).ToValueList(), known).Of(who);

    private static Holdings Of(ClusterHoldings holdings, string subject) => holdings.Subjects.GetValueOrDefault(subject, Nothing);
}
