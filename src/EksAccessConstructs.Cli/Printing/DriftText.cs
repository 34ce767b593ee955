using EksAccessConstructs.Changes;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>What a cluster has and should not, for people: thing by thing, then what it lets whom do.</summary>
internal sealed class DriftText(ToolHost host)
{
    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the comparisons of all clusters.</summary>
    public void Write(ValueList<ClusterDrift> drifts)
    {
        foreach (var drift in drifts)
        {
            Write(drift);
        }
    }

    private void Write(ClusterDrift drift)
    {
        host.Out.WriteLine(paint.Bold($"{drift.Cluster ?? "cluster"}: {Verdict(drift)}"));
        foreach (var item in drift.Items)
        {
            Write(item);
        }

        foreach (var sentence in drift.NotCompared)
        {
            text.Write(0, "not compared: ", sentence);
        }

        if (!drift.Rights.IsEmpty)
        {
            host.Out.WriteLine();
            host.Out.WriteLine("from what should be to what is:");
            new DiffText(host).Write([drift.Rights]);
        }
    }

    private static string Verdict(ClusterDrift drift)
    {
        var counts = Enum.GetValues<DriftKind>().Select(kind => (Kind: kind, Count: drift.Items.Count(item => item.Kind == kind)))
            .Where(count => count.Count > 0).Select(count => $"{count.Count} {count.Kind.Word()}").DefaultIfEmpty("as it should be");
        var own = drift.EksOwn.Count();
        return string.Join(", ", counts) + (own > 0 ? $"; {own} made by EKS, its add-ons and Kubernetes" : "");
    }

    private void Write(DriftItem item)
    {
        text.Write(0, $"{item.Kind.Word(),-10}", $"{item.What} {item.Name}{(item.Location is { } place ? $" ({place})" : "")}");
        foreach (var field in item.Fields)
        {
            text.Write(12, $"{field.Name}: ", item.Kind is DriftKind.Extra ? field.Actual : $"should be '{field.Expected}', is '{field.Actual}'");
        }
    }
}
