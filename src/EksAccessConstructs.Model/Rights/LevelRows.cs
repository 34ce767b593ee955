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

    /// <summary>Measures all that may be held, beside what is held for certain.</summary>
    public LevelRows(ClusterHoldings possible)
    {
        this.possible = possible;
        var snapshot = possible.Authorizer.Snapshot;
        scale = new LevelScale(possible.Authorizer.Rbac.Roles);
        certain = possible.IsOpen || !ReferenceEquals(snapshot.Certain, snapshot)
            ? new ClusterHoldings(EksAuthorizer.Create(snapshot.Certain), WhatCounts.OnlyCertain, possible.Bundles).Read(new PrincipalNames(snapshot, snapshot))
            : possible;
    }

    /// <summary>The rows: principals in the order in which the cluster names them, then other subjects by name; for each the whole cluster first.</summary>
    public IEnumerable<LevelRow> All() => possible.Principals.SelectMany(one => Rows(one.Key, one.Value, certain.Principals.GetValueOrDefault(one.Key)))
        .Concat(possible.OtherSubjects.SelectMany(one => Rows(one.Key, one.Value, certain.Subjects.GetValueOrDefault(one.Key))));

    private IEnumerable<LevelRow> Rows(string who, Holdings all, Holdings? sure)
    {
        foreach (var place in all.PlacesInOrder())
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

    private ValueList<AccessWay> WaysIn(Holdings holdings, string place) => holdings.At(place) switch
    {
        [var one] => [Way(one)],
        var several => several.Select(Way).Distinct().ToValueList(),
    };

    private AccessWay Way(Holding holding) => new(holding.LetInBy is { } letInBy ? Known(letInBy)[0] : null, Known(holding.Right));

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
