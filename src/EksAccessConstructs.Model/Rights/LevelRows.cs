using EksAccessConstructs.Authorization;

namespace EksAccessConstructs.Rights;

/// <summary>Measures how much everybody may do where. Many hold the same, so each set of rules is measured once.</summary>
internal sealed class LevelRows
{
    private readonly ClusterHoldings possible;
    private readonly ClusterHoldings certain;
    private readonly LevelScale scale;
    private readonly Dictionary<string, AccessLevel> levels = new(StringComparer.Ordinal);
    private readonly Dictionary<DecisionSource, ValueList<PathStep>> paths = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads who holds what, by all that may be and by what is certain.</summary>
    public LevelRows(EksAuthorizer authorizer)
    {
        var snapshot = authorizer.Snapshot;
        var bundles = new RuleBundles();
        var names = new PrincipalNames(snapshot, snapshot);
        scale = new LevelScale(authorizer.Rbac.Roles);
        possible = new ClusterHoldings(authorizer, WhatCounts.AllPossible, bundles).Read(names);
        var isOpen = possible.IsOpen || !ReferenceEquals(snapshot.Certain, snapshot);
        certain = isOpen ? new ClusterHoldings(EksAuthorizer.Create(snapshot.Certain), WhatCounts.OnlyCertain, bundles).Read(names) : possible;
    }

    /// <summary>The rows: principals in the order in which the cluster names them, then other subjects by name; for each the whole cluster first.</summary>
    public IEnumerable<LevelRow> All() => possible.Principals.SelectMany(one => Rows(one.Key, one.Value, certain.Principals.GetValueOrDefault(one.Key)))
        .Concat(possible.OtherSubjects.SelectMany(one => Rows(one.Key, one.Value, certain.Subjects.GetValueOrDefault(one.Key))));

    private IEnumerable<LevelRow> Rows(string who, Holdings all, Holdings? sure)
    {
        foreach (var place in all.Places.OrderBy(place => place == Places.Cluster ? 0 : 1).ThenBy(place => place, StringComparer.Ordinal))
        {
            var key = all.KeyOf(place);
            var row = new LevelRow(who, place, Level(all, place, key), !ReferenceEquals(all, sure) && key != (sure?.KeyOf(place) ?? ""), WaysIn(all, place));
            yield return row;
            if (row is { IsAdministrator: true, IsMaybe: false })
            {
                yield break;
            }
        }
    }

    private AccessLevel Level(Holdings holdings, string place, string key)
    {
        key = place == Places.Cluster ? $"{Places.Cluster}{key}" : key;
        if (!levels.TryGetValue(key, out var level))
        {
            levels.Add(key, level = scale.Of(holdings.CountingIn(place).Select(holding => holding.Bundle).Distinct(), place));
        }

        return level;
    }

    private ValueList<ValueList<PathStep>> WaysIn(Holdings holdings, string place) => holdings.At(place) is [var one]
        ? [Path(one)]
        : holdings.At(place).Select(Path).Distinct().ToValueList();

    private ValueList<PathStep> Path(Holding holding) => holding.LetInBy is { } letInBy
        ? [.. Known(letInBy), .. Known(holding.Right)]
        : Known(holding.Right);

    // One entry leads to many rights, and one right is reached by many.
    private ValueList<PathStep> Known(DecisionSource source)
    {
        if (!paths.TryGetValue(source, out var path))
        {
            paths.Add(source, path = PathStep.Of(source));
        }

        return path;
    }
}
