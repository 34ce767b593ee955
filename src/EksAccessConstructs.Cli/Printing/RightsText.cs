using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>The rights of somebody for people: by where, then by the way, with what the same way gives told together.</summary>
internal sealed class RightsText(ToolHost host)
{
    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the rights, those in the whole cluster first.</summary>
    public void Write(IEnumerable<PrincipalRight> rights)
    {
        foreach (var place in rights.GroupBy(right => right.Where).OrderBy(same => same.Key is null ? 0 : 1).ThenBy(same => same.Key, StringComparer.Ordinal))
        {
            host.Out.WriteLine(paint.Bold($"in {place.Key ?? "the whole cluster"}"));
            foreach (var way in place.GroupBy(right => (Path: PathStep.Of(right.By), right.OnlyWhere)))
            {
                Write(way.Key.Path, way.Key.OnlyWhere, RightSet.InCluster([.. way.Select(right => right.Rule)]));
            }
        }
    }

    private void Write(ValueList<PathStep> path, string? onlyWhere, RightSet rights)
    {
        foreach (var line in rights.Words())
        {
            text.Write(2, "", line);
        }

        text.Write(6, "", $"by {string.Join(" > ", path)}{(onlyWhere is null ? "" : $", only where {onlyWhere}")}");
    }
}
