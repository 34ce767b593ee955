using EksAccessConstructs.Changes;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>What a change does to everybody's access, for people: what each comes in as, what it loses and gains and by what, then who remains.</summary>
internal sealed class LockoutText(ToolHost host)
{
    private readonly HangingText text = HangingText.For(host);
    private readonly Paint paint = new(host.Colour);

    /// <summary>Writes the report without its findings.</summary>
    public void Write(LockoutReport report)
    {
        foreach (var change in report.Changes)
        {
            Write(change);
            host.Out.WriteLine();
        }

        host.Out.WriteLine(
            $"administrator remains: {Word(report.AdministratorRemains)}"
                + (report.Administrators.IsEmpty ? "" : $" ({string.Join(", ", report.Administrators)})"));
    }

    /// <summary>An answer in one word.</summary>
    public static string Word(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "yes",
        Certainty.No => "no",
        Certainty.Unknown => "unknown",
    };

    private void Write(AccessChange change)
    {
        host.Out.WriteLine(paint.Bold(change.Who));
        if (change.Before == change.After)
        {
            text.Write(2, "is      ", $"{change.Before}");
        }
        else
        {
            text.Write(2, "before  ", $"{change.Before}");
            text.Write(2, "after   ", $"{change.After}");
        }

        Write("- ", change.Before.LostIn(change.After, change.IsMeasuredByGroups), change.LostRights);
        Write("+ ", change.After.LostIn(change.Before, change.IsMeasuredByGroups), change.GainedRights);
    }

    private void Write(string sign, ValueList<string> words, IEnumerable<PlacedRight> rights)
    {
        foreach (var word in words)
        {
            text.Write(4, sign, word);
        }

        foreach (var placed in rights)
        {
            foreach (var line in placed.Words)
            {
                text.Write(4, sign, line);
            }

            text.Write(8, "", $"by {string.Join(" > ", placed.Right.Path)}");
        }
    }
}
