using EksAccessConstructs.Access;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>The report about a cluster for people: administrators first, then everybody with how much where and through what.</summary>
internal sealed class ReportText(ToolHost host)
{
    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the report.</summary>
    public void Write(AccessReport report)
    {
        var (cluster, measures) = (report.Deployed, report.Measures);
        text.Write(0, "", $"{cluster.Name ?? "cluster"}: {string.Join(", ", Facts(cluster))}");
        Head("administrators");
        Administrators(measures.Levels);
        Head("who may do how much");
        var groups = new GivenByGroups();
        var others = measures.Levels.Where(row => !row.IsAdministrator).GroupBy(row => row.Who, StringComparer.Ordinal).ToList();
        foreach (var rows in others)
        {
            text.Write(2, "", rows.Key);
            LetIn(rows);
            Rows(rows, groups);
        }

        if (others.Count == 0)
        {
            text.Write(2, "", "nobody else, as far as the files say");
        }

        Groups(groups);
        PodRoles(measures.PodRoles);
        Notes.Write(measures.Authorizer.Resolver.HiddenFromAll, cluster.Assumptions.Select(assumption => assumption.Reason).ToValueList(), host);
    }

    private static IEnumerable<string> Facts(ClusterSnapshot cluster) =>
        new[] { cluster.Version is { } version ? $"Kubernetes {version}" : null, $"mode {cluster.Mode.ToApiValue()}" }.OfType<string>();

    private void Head(string words)
    {
        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold(words));
    }

    private void Administrators(ValueList<LevelRow> levels)
    {
        var administrators = levels.Where(row => row.IsAdministrator).ToList();
        foreach (var row in administrators)
        {
            text.Write(2, "", row.IsMaybe ? $"{row.Who} (perhaps)" : row.Who);
            foreach (var way in row.Ways)
            {
                text.Write(8, "", $"by {string.Join(" > ", way.Steps)}");
            }
        }

        if (administrators.Count == 0)
        {
            text.Write(2, "", "none that the files name");
        }
    }

    private void LetIn(IEnumerable<LevelRow> rows)
    {
        foreach (var step in rows.SelectMany(row => row.Ways).Select(way => way.LetInBy).OfType<PathStep>().Distinct())
        {
            text.Write(8, "", $"let in by {step}");
        }
    }

    // The same ways to the same level are told once for all their namespaces.
    private void Rows(IEnumerable<LevelRow> rows, GivenByGroups groups)
    {
        foreach (var same in rows.GroupBy(row => (row.Word, By: By(row, groups))))
        {
            text.Write(4, "", $"{same.Key.Word} in {string.Join(", ", same.Select(row => row.PlaceWords))}");
            foreach (var line in same.Key.By)
            {
                text.Write(8, "", line);
            }
        }
    }

    // What members of a group have through it stands with the group, once for all of them.
    private static ValueList<string> By(LevelRow row, GivenByGroups groups) => row.Ways
        .Select(way => groups.Takes(row.Where, way) ? $"by {way.Right[0]}" : $"by {string.Join(" > ", way.Right)}")
        .Distinct(StringComparer.Ordinal)
        .ToValueList();

    private void Groups(GivenByGroups groups)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        Head("what groups give to their members");
        foreach (var (group, rights) in groups.ByName)
        {
            text.Write(2, "", group);
            foreach (var (where, right) in rights)
            {
                text.Write(4, "", $"in {Places.Words(where)} by {string.Join(" > ", right.Skip(1))}");
            }
        }
    }

    private void PodRoles(ValueList<PodRoleRow> rows)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        Head("AWS roles of pods");
        foreach (var row in rows)
        {
            text.Write(2, "", $"{row.Who}: {row.Role} by {row.By}{(row.Location is { } location ? $" ({location})" : "")}");
        }
    }
}
