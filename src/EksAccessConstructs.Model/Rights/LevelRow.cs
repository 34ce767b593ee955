using EksAccessConstructs.Authorization;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>How much somebody may do in a place: a cell of the matrix of principals and namespaces.</summary>
/// <param name="Who">The ARN of a principal, <c>{LogicalId}</c> of a role of a template, or <c>user:NAME</c>, <c>group:NAME</c>,
/// <c>serviceaccount:NAMESPACE/NAME</c> for a subject that nobody from IAM carries.</param>
/// <param name="Where">A namespace, a pattern of namespaces, or <c>*</c> for the whole cluster.</param>
/// <param name="Level">How much.</param>
/// <param name="IsMaybe">True where what is not known could make it more.</param>
/// <param name="Ways">The ways to the rights in just this place.</param>
public sealed record LevelRow(string Who, string Where, AccessLevel Level, bool IsMaybe, ValueList<ValueList<PathStep>> Ways)
{
    /// <summary>True for somebody who may do everything in the whole cluster.</summary>
    public bool IsAdministrator => Level is AccessLevel.ClusterAdmin && Where == Places.Cluster;

    /// <summary>The level in words; <c>perhaps edit</c> where what is not known decides.</summary>
    public string Word => IsMaybe ? $"perhaps {Level.Word()}" : Level.Word();

    /// <summary>The place in words.</summary>
    public string PlaceWords => Where == Places.Cluster ? "the whole cluster" : Where;

    /// <summary>The matrix of a cluster: principals in the order in which the cluster names them, then other subjects by name; for each the whole cluster
    /// first. Places where somebody has nothing of its own are left out: what counts in the whole cluster counts there.</summary>
    internal static ValueList<LevelRow> Of(EksAuthorizer authorizer)
    {
        var bundles = new RuleBundles();
        var names = new PrincipalNames(authorizer.Snapshot, authorizer.Snapshot);
        var certain = new ClusterHoldings(authorizer, WhatCounts.OnlyCertain, bundles).Read(names);
        var possible = new ClusterHoldings(authorizer, WhatCounts.AllPossible, bundles).Read(names);
        var scale = new LevelScale(authorizer.Rbac.Roles);
        var known = new Dictionary<string, AccessLevel>(StringComparer.Ordinal);
        return possible.Principals.Select(pair => (pair.Key, pair.Value, Certain: certain.Principals.GetValueOrDefault(pair.Key)))
            .Concat(OtherSubjects(possible).Select(pair => (pair.Key, pair.Value, Certain: certain.Subjects.GetValueOrDefault(pair.Key))))
            .SelectMany(who => Rows(who.Key, who.Value, who.Certain ?? new Holdings()))
            .ToValueList();

        IEnumerable<LevelRow> Rows(string who, Holdings all, Holdings sure) => all.Places
            .OrderBy(place => place == Places.Cluster ? 0 : 1).ThenBy(place => place, StringComparer.Ordinal)
            .Select(place => new LevelRow(who, place, Level(all, place), all.KeyOf(place) != sure.KeyOf(place), WaysIn(all, place)));

        // Many hold the same, so each set of rules is measured once.
        AccessLevel Level(Holdings holdings, string place)
        {
            var key = $"{place == Places.Cluster} {holdings.KeyOf(place)}";
            if (!known.TryGetValue(key, out var level))
            {
                known.Add(key, level = scale.Of(Counting(holdings, place), place));
            }

            return level;
        }
    }

    /// <summary>The subjects of bindings that nobody from IAM takes the place of, by name.</summary>
    internal static IEnumerable<KeyValuePair<string, Holdings>> OtherSubjects(ClusterHoldings holdings) => holdings.Subjects
        .Where(pair => pair.Key != SubjectName.Masters && (SubjectName.IsBuiltIn(pair.Key) || !holdings.Carried.Contains(pair.Key)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static RightSet Counting(Holdings holdings, string place) => holdings.CountingIn(place).DistinctBy(holding => holding.Bundle.Id)
        .Aggregate(RightSet.Empty, (set, holding) => set.Union(holding.Bundle.In(place)));

    private static ValueList<ValueList<PathStep>> WaysIn(Holdings holdings, string place) =>
        holdings.At(place).Select(holding => PathStep.Of(holding.By)).Distinct().ToValueList();
}
