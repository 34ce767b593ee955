using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>The ways from somebody to all rights and to less, for people: each step with what allows it, then what would close the ways, what is not known
/// and the AWS roles in reach.</summary>
internal sealed class EscalationText(ToolHost host)
{
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the answer without its notes.</summary>
    /// <param name="paths">The ways to all rights.</param>
    /// <param name="further">The ways to less.</param>
    /// <param name="fixes">What would close them.</param>
    /// <param name="unknown">What is not known.</param>
    /// <param name="roles">The AWS roles in reach.</param>
    public void Write(
        List<EscalationPath> paths, List<EscalationPath> further, ValueList<EscalationFix> fixes, List<string> unknown, List<AwsRoleInReach> roles)
    {
        Print(paths);
        PrintFurther(further, paths.Count);
        Print(fixes);
        foreach (var cause in unknown)
        {
            host.Out.WriteLine($"unknown: {cause}");
        }

        Print(roles);
    }

    private void Print(List<EscalationPath> paths)
    {
        host.Out.WriteLine(paths.Count > 0
            ? paint.Red($"{paths.Count} {(paths.Count == 1 ? "way" : "ways")} to all rights in the cluster")
            : paint.Green("no way to all rights in the cluster"));
        for (var i = 0; i < paths.Count; i++)
        {
            Print(paths[i], i + 1);
        }
    }

    // The nearest way to each end; there may be one for each right and namespace.
    private void PrintFurther(List<EscalationPath> paths, int before)
    {
        foreach (var ways in paths.GroupBy(path => path.Sink).OrderBy(ways => ways.Key))
        {
            Print(ways.First(), ++before);
            if (ways.Skip(1).Any())
            {
                host.Out.WriteLine($"   and {Counted(ways.Count() - 1, "more way")} to {ways.Key.Name()}, which --format json lists");
            }
        }
    }

    private void Print(EscalationPath path, int number)
    {
        var places = path.Steps.Select(step => step.To).Prepend(path.Steps.IsEmpty ? "already" : path.Steps[0].From);
        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold($"{number}. {path.Sink.Name()}: {string.Join(" > ", places)}"));
        foreach (var step in path.Steps)
        {
            host.Out.WriteLine($"   {step}");
            foreach (var means in step.Means)
            {
                host.Out.WriteLine($"     {means.Technique}: {means.Reason}{(means.Condition is { } condition ? $" (if {condition})" : "")}");
                foreach (var allowed in means.Requests)
                {
                    host.Out.WriteLine($"       {allowed.Request}: by {DecisionWords.Source(allowed.By)}");
                }
            }
        }

        host.Out.WriteLine($"   {path.End}");
    }

    private void Print(ValueList<EscalationFix> fixes)
    {
        if (!fixes.IsEmpty)
        {
            host.Out.WriteLine();
        }

        foreach (var same in fixes.GroupBy(fix => fix.ClosesAll ? string.Join("; and ", fix.Cuts.Select(Words)) : fix.Sink.Name()))
        {
            PrintOne([.. same]);
        }
    }

    // Fixes that close all ways and are the same are one.
    private void PrintOne(ValueList<EscalationFix> same)
    {
        var ends = string.Join(", ", same.Select(fix => fix.Sink.Name()));
        var fix = same[0];
        var before = same.Sum(one => one.Before);
        host.Out.WriteLine(fix.Cuts.IsEmpty
            ? $"fix for {ends}: nothing in the files can be taken away that closes it"
            : $"fix for {ends}: {string.Join("; and ", fix.Cuts.Select(Words))}");
        if (fix.ClosesAll)
        {
            host.Out.WriteLine($"  closes {Counted(before, "way")} of {before}");
        }
        else if (!fix.Cuts.IsEmpty)
        {
            host.Out.WriteLine($"  leaves {Counted(fix.Remaining.Count, "way")}, such as: {fix.Remaining[0]}");
        }
    }

    private static string Words(EscalationCut cut) => $"{cut.Words}{(cut.Location is { } location ? $" ({location})" : "")}";

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private void Print(List<AwsRoleInReach> roles)
    {
        if (roles.Count == 0)
        {
            return;
        }

        host.Out.WriteLine();
        var table = new Table("AWS ROLE IN REACH", "THROUGH", "BY");
        foreach (var role in roles)
        {
            table.Add(role.Role, role.Through, Table.Lines([
                .. role.Steps.Select(step => step.ToString()).DefaultIfEmpty("already"), .. role.Conditions.Select(condition => $"if {condition}")]));
        }

        table.Write(host.Out, host.Width, paint);
    }
}
