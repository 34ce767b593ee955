using System.Globalization;
using EksAccessConstructs.Audit;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>What of rights was used, for people: by holder, what was never used first.</summary>
internal sealed class UsageText(ToolHost host)
{
    private const int MostLines = 20;
    private const int MostRules = 4;
    private const int LongestWords = 400;

    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>From when to when the log goes, and how much is in it.</summary>
    public static string Summary(AuditLog log) =>
        $"{Count(log.Events, "event")} of {Count(log.Actors.Count, "user")} from {Time(log.First)} to {Time(log.Last)} ({Span(log)})";

    /// <summary>What is to be known with the suggested roles, as remarks at their head.</summary>
    public static IEnumerable<string> Remarks(UsageReport report, SuggestedRights suggested) =>
        suggested.Replaced.Select(binding => $"in place of {binding.Id}{At(binding.Origin.Location)}")
            .Concat(suggested.Policies.Select(Words))
            .Concat(suggested.Notes)
            .Prepend($"enough for {Summary(report.Log)}; what was not asked for in this time may be needed all the same")
            .Select(VisibleText.Of);

    /// <summary>Writes the report.</summary>
    public void Write(UsageReport report, SuggestedRights suggested)
    {
        var log = report.Log;
        text.Write(0, "", Summary(log));
        if (log.Others + log.Broken > 0)
        {
            text.Write(2, "", $"{Count(log.Others, "record")} of other logs, {Count(log.Broken, "record")} that cannot be read");
        }

        if (!report.ControlPlane.IsEmpty)
        {
            text.Write(2, "", $"{Count(report.ControlPlane.Count, "user")} of Kubernetes and EKS themselves with "
                + $"{Count(report.ControlPlane.Sum(actor => actor.Events), "event")}, of whose rights nothing is said");
        }

        text.Write(2, "", "what was not asked for in this time may be needed all the same: at the end of a quarter, or in an emergency");
        foreach (var holder in report.Holders)
        {
            Write(holder, suggested);
        }

        Write(suggested);
    }

    private void Write(RightsHolder holder, SuggestedRights suggested)
    {
        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold(holder.Events == 0
            ? $"{holder.Who}: not in the log"
            : $"{holder.Who}: {Count(holder.Events, "event")}, the last {Time(holder.Last)}"));
        foreach (var use in holder.Rights.GroupBy(right => right.Use).OrderByDescending(same => Order(same.Key)))
        {
            host.Out.WriteLine($"  {Heading(use.Key)}");
            if (use.Key is RightUse.NeverUsed)
            {
                Limited(use.GroupBy(right => (right.Right.Where, Source: DecisionWords.Source(right.Right.By))), way => WriteNever([.. way]));
            }
            else
            {
                Limited(use, Write);
            }
        }

        Write("asked and denied", holder.Denied, use => Asked(use));
        Write("allowed, but not by these files", holder.Unexplained, use => $"{Asked(use)}{(use.Reason.Length > 0 ? $": {use.Reason}" : "")}");
        foreach (var advice in suggested.Policies.Where(advice => advice.Who == holder.Who))
        {
            text.Write(2, "", Words(advice));
        }

        foreach (var note in holder.Notes)
        {
            text.Write(2, "", $"note: {note}");
        }
    }

    private void Write(string heading, ValueList<AuditUse> uses, Func<AuditUse, string> words)
    {
        if (uses.IsEmpty)
        {
            return;
        }

        host.Out.WriteLine($"  {heading}");
        Limited(uses, use => text.Write(4, "", words(use)));
    }

    private void Limited<T>(IEnumerable<T> all, Action<T> write)
    {
        var some = all.ToList();
        some.Take(MostLines).ToList().ForEach(write);
        if (some.Count > MostLines)
        {
            host.Out.WriteLine($"    and {some.Count - MostLines} more, which --format json lists");
        }
    }

    // What one way gives is told together.
    private void WriteNever(List<UsedRight> same)
    {
        var lines = same.Select(right => $"{RuleWords.Of(right.Right.Rule)} in {right.Right.Where ?? "the whole cluster"}{RuleAt(right)}")
            .Distinct(StringComparer.Ordinal).ToList();
        lines.Take(MostRules).ToList().ForEach(line => text.Write(4, "", Short(line)));
        if (lines.Count > MostRules)
        {
            text.Write(4, "", $"and {Count(lines.Count - MostRules, "rule")} more");
        }

        text.Write(8, "by ", DecisionWords.Source(same[0].Right.By));
    }

    private static string RuleAt(UsedRight used) => used.Right.Rule.Origin.Location is { } at ? $" ({at})" : "";

    // All of it is in the JSON.
    private static string Short(string words) => words.Length <= LongestWords ? words : $"{words[..words.LastIndexOf(' ', LongestWords)]} …";

    private void Write(UsedRight used)
    {
        text.Write(4, "", Short($"{RuleWords.Of(used.Right.Rule)} in {used.Right.Where ?? "the whole cluster"}{RuleAt(used)}"));
        if (used.Use is RightUse.PartlyUsed or RightUse.GivenTwice)
        {
            text.Write(8, "used: ", Short(RuleWords.Of(used.Used)));
        }

        if (used.Use is RightUse.PartlyUsed && !used.Unused.IsEmpty)
        {
            text.Write(8, "never: ", Short(RuleWords.Of(used.Unused)));
        }

        var events = used.Count > 0 ? $"; {Count(used.Count, "event")}, the last {Time(used.Last)}" : "";
        text.Write(8, "by ", $"{DecisionWords.Source(used.Right.By)}{events}");
    }

    private void Write(SuggestedRights suggested)
    {
        host.Out.WriteLine();
        host.Out.WriteLine(paint.Bold("enough for all that was asked for; --format yaml and --format csharp write it"));
        foreach (var pair in suggested.Objects.Chunk(2))
        {
            var subject = ((RbacBinding)pair[1]).Subjects[0];
            var rules = pair[0] is ClusterRole role ? role.Rules : ((NamespaceRole)pair[0]).Rules;
            text.Write(2, "", $"{pair[0].Id} to {subject.Kind} {(subject.Namespace is { } space ? $"{space}/" : "")}{subject.Name}: {RuleWords.Of(rules)}");
        }

        foreach (var binding in suggested.Replaced)
        {
            text.Write(2, "", $"in place of {binding.Id}{At(binding.Origin.Location)}");
        }

        foreach (var note in suggested.Notes)
        {
            text.Write(2, "", $"note: {note}");
        }
    }

    private static string Words(PolicyAdvice advice) => advice switch
    {
        { Group: null, Association.IsClusterAdmin: true } => $"{Policy(advice.Association)} of {advice.Who} was needed for nothing that was asked for; "
            + "take it away unless this is who is needed in an emergency, and look with 'eks-access lockout' who remains",
        { Group: null } => $"{Policy(advice.Association)} of {advice.Who} was needed for nothing that was asked for; take it away",
        { Enough: { } enough } => $"{Policy(advice.Association)} of {advice.Who}: {Policy(enough)} would be enough, "
            + $"or the group '{advice.Group}' in its access entry",
        _ => $"{Policy(advice.Association)} of {advice.Who}: no smaller policy of AWS is enough; the group '{advice.Group}' in its access entry would be",
    };

    private static string Policy(Access.PolicyAssociation association) =>
        $"{association.Policy} {association.Scope.Match(cluster: () => "in the whole cluster", namespaces: names => $"in {string.Join(", ", names)}")}";

    private static string Asked(AuditUse use)
    {
        var names = use.Names.IsEmpty ? "" : $" named {string.Join(", ", use.Names.Take(3))}{(use.Names.Count > 3 ? ", …" : "")}";
        return $"{use.Request}{names} ({Count(use.Count, "event")}, the last {Time(use.Last)})";
    }

    private static int Order(RightUse use) => use switch
    {
        RightUse.NeverUsed => 4,
        RightUse.PartlyUsed => 3,
        RightUse.GivenTwice => 2,
        RightUse.NotShown => 1,
        RightUse.Used => 0,
    };

    private static string Heading(RightUse use) => use switch
    {
        RightUse.NeverUsed => "never used",
        RightUse.PartlyUsed => "partly used",
        RightUse.GivenTwice => "used, but other rights give it too",
        RightUse.NotShown => "asked for on the side, which no log shows; kept",
        RightUse.Used => "used",
    };

    private static string At(SourceLocation? location) => location is null ? "" : $" ({location})";

    private static string Time(DateTimeOffset? time) =>
        time is { } known && known != default ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC" : "an unknown time";

    private static string Span(AuditLog log)
    {
        var span = log.Last - log.First ?? TimeSpan.Zero;
        return span.TotalDays >= 2 ? Count((long)span.TotalDays, "day") : Count((long)span.TotalHours, "hour");
    }

    private static string Count(long count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
