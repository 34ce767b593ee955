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
        foreach (var rows in measures.Levels.Where(row => !row.IsAdministrator).GroupBy(row => row.Who, StringComparer.Ordinal))
        {
            text.Write(2, "", rows.Key);
            Rows(rows);
        }

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
            Ways(row.Ways);
        }

        if (administrators.Count == 0)
        {
            text.Write(2, "", "none that the files name");
        }
    }

    // The same ways to the same level are told once for all their namespaces.
    private void Rows(IEnumerable<LevelRow> rows)
    {
        foreach (var same in rows.GroupBy(row => (row.Word, row.Ways)))
        {
            text.Write(4, "", $"{same.Key.Word} in {string.Join(", ", same.Select(row => row.PlaceWords))}");
            Ways(same.Key.Ways);
        }
    }

    private void Ways(ValueList<ValueList<PathStep>> ways)
    {
        foreach (var way in ways)
        {
            text.Write(8, "", $"by {string.Join(" > ", way)}");
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
