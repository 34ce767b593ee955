using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>What groups give to those who come in as their members, met while they are told of, so that it is told once.</summary>
internal sealed class GivenByGroups
{
    private readonly SortedDictionary<string, Given> groups = new(StringComparer.Ordinal);

    /// <summary>True where no group has been met.</summary>
    public bool IsEmpty => groups.Count == 0;

    /// <summary>The groups by name: for each the whole cluster first, then namespaces by name.</summary>
    public IEnumerable<(string Group, IEnumerable<(string Where, ValueList<PathStep> Right)> Rights)> ByName => groups
        .Select(group => (group.Key, group.Value.Rights
            .OrderBy(right => right.Where, Places.InOrder)
            .AsEnumerable()));

    /// <summary>Takes note of a way of somebody from IAM.</summary>
    /// <param name="where">The place that it leads to rights in.</param>
    /// <param name="way">The way.</param>
    /// <returns>False where no group gives the rights, so that the way is told where it is met.</returns>
    public bool Takes(string where, AccessWay way)
    {
        if (way is not { LetInBy: not null, IsByGroup: true })
        {
            return false;
        }

        var name = way.Right[0].Group ?? "";
        if (!groups.TryGetValue(name, out var group))
        {
            groups.Add(name, group = new Given([], []));
        }

        if (group.Known.Add((where, way.Right)))
        {
            group.Rights.Add((where, way.Right));
        }

        return true;
    }

    private sealed record Given(HashSet<(string Where, ValueList<PathStep> Right)> Known, List<(string Where, ValueList<PathStep> Right)> Rights);
}
