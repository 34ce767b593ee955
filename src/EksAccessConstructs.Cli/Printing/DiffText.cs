using EksAccessConstructs.Changes;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>A comparison for people: the outcome first, then by who and where, with what gives each right.</summary>
internal sealed class DiffText(ToolHost host)
{
    private const int MostLines = 12;

    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the comparisons of all clusters.</summary>
    public void Write(ValueList<AccessDiff> diffs)
    {
        foreach (var diff in diffs)
        {
            Write(diff);
        }
    }

    private void Write(AccessDiff diff)
    {
        text.Write(0, "", $"{diff.Cluster ?? "cluster"}: {string.Join("; ", DiffVerdict.Of(diff))}");
        text.Write(0, "", $"administrators: {Administrators(diff)}");
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var changes in diff.ByWeight())
        {
            host.Out.WriteLine();
            host.Out.WriteLine(paint.Bold(changes.Key));
            foreach (var change in changes)
            {
                Write(change, told);
            }
        }

        WritePodRoles(diff);
        WriteWays(diff);
        WriteReplacements(diff);
        WriteOpen(diff);
    }

    private static string Administrators(AccessDiff diff)
    {
        var added = diff.NewAdministrators.Select(administrator => administrator.Who).ToHashSet(StringComparer.Ordinal);
        var gone = diff.AdministratorsBefore.Except(diff.AdministratorsAfter.Select(administrator => administrator.Who), StringComparer.Ordinal);
        var all = diff.AdministratorsAfter.Select(administrator => added.Contains(administrator.Who) ? $"{administrator.Who} (new)" : administrator.Who)
            .Concat(gone.Select(who => $"{who} (no more)"));
        return string.Join(", ", all.DefaultIfEmpty("none"));
    }

    // What a group gains is told once and not for each of its members.
    private void Write(RightsChange change, Dictionary<string, string> told)
    {
        var head = $"  {change.Word} in {(change.IsClusterWide ? "the whole cluster" : change.Where)}";
        if (!told.TryAdd(change.Body, change.Who))
        {
            host.Out.WriteLine(Coloured(change, $"{head}, as {told[change.Body]}"));
            return;
        }

        host.Out.WriteLine(Coloured(change, head));
        WriteAll("", change.AllowedWords);
        foreach (var right in change.Gained)
        {
            Write("+ ", right);
        }

        foreach (var right in change.Lost)
        {
            Write("- ", right);
        }

        foreach (var risk in change.Risks)
        {
            text.Write(4, "! ", $"{risk.Rule.Code} {risk.WithBenchmark}");
        }
    }

    private void Write(string sign, ChangedRight right)
    {
        var path = right.Path;
        var lines = right.Summary;
        foreach (var line in lines.Take(MostLines))
        {
            text.Write(4, sign, line);
        }

        if (lines.Count > MostLines)
        {
            text.Write(4, sign, $"and {DiffVerdict.Count(lines.Count - MostLines, "more line")}, all in --format json");
        }

        text.Write(8, "", $"by {string.Join(" > ", path)}");
    }

    private void WritePodRoles(AccessDiff diff)
    {
        if (diff.PodRoles.IsEmpty)
        {
            return;
        }

        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold("AWS roles of pods"));
        foreach (var change in diff.PodRoles)
        {
            text.Write(2, "", $"{change.Who}{(change.Location is { } location ? $" ({location})" : "")}");
            WriteAll("- ", change.Lost);
            WriteAll("+ ", change.Gained);
            WriteAll("", change.AllowedBy.Select(allowance => $"allowed {allowance}"));
        }
    }

    private void WriteAll(string sign, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Write(4, sign, line);
        }
    }

    private void WriteWays(AccessDiff diff)
    {
        foreach (var way in diff.OpenedWays)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(paint.Red($"{way.Who} can now get all rights"));
            WriteAll("", way.AllowedBy is { } allowance ? [$"allowed {allowance}"] : []);
            foreach (var step in way.Path.Steps)
            {
                text.Write(2, "", $"{step.Means[0].Technique}: {step}{(step.Means[0].Condition is { } condition ? $" (if {condition})" : "")}");
            }

            text.Write(2, "", way.Path.End);
        }
    }

    private void WriteReplacements(AccessDiff diff)
    {
        foreach (var replacement in diff.Replacements)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(paint.Bold($"{(replacement.Fails ? "the deployment fails" : "replaced")}: {replacement.Principal}"));
            text.Write(2, "", $"{replacement.Problem}{(replacement.Location is { } location ? $" ({location})" : "")}");
        }
    }

    private void WriteOpen(AccessDiff diff)
    {
        if (!diff.NotEvaluated.IsEmpty)
        {
            host.Out.WriteLine();
        }

        foreach (var cause in diff.NotEvaluated)
        {
            text.Write(0, "", $"not evaluated: {cause}");
        }
    }

    private string Coloured(RightsChange change, string line) => change switch
    {
        { IsMaybe: true } => paint.Yellow(line),
        { Widens: true } => paint.Red(line),
        _ => paint.Green(line),
    };
}
