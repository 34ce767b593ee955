using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint;

/// <summary>Suppressions as people write them: in a file of their own, or as comments beside what they are about.</summary>
public static partial class SuppressionReader
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".eks-access.yaml";

    /// <summary>Reads a file of suppressions: <c>suppressions:</c> with items of <c>rule</c>, <c>on</c>,
    /// <c>reason</c>, <c>owner</c> and <c>expires</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    public static Reading<SuppressionList> ReadFile(string text, string file)
    {
        var findings = new List<Finding>();
        var all = AcceptedFile.Items(text, file, "suppressions", findings).Select(Read).OfType<Suppression>().ToValueList();
        return new(new SuppressionList(all), findings.ToValueList());
    }

    /// <summary>Reads the comments of a file. Each is about the line it is on or, on a line of its own, about the next line that is not a comment;
    /// at the first line of an object it is about all of the object.</summary>
    /// <remarks>The form is <c># eks-access: suppress RB012 owner=platform expires=2027-03-31 reason=break-glass, reviewed monthly</c>; the
    /// reason runs to the end of the line.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    public static Reading<SuppressionList> ReadComments(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new List<Finding>();
        var all = new List<Suppression>();
        if (text.Contains("eks-access:", StringComparison.Ordinal))
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (Comment().Match(lines[i]) is { Success: true } comment)
                {
                    var location = new SourceLocation(file, i + 1, comment.Groups["comment"].Index + 1);
                    all.AddRange(Read(comment, location, new SourceLocation(file, About(lines, i, comment) + 1, 1), findings));
                }
            }
        }

        return new(new SuppressionList(all.ToValueList()), findings.ToValueList());
    }

    private static Suppression? Read(YamlFields fields)
    {
        var rule = fields.RequiredText("rule");
        var on = fields.RequiredText("on");
        var terms = AcceptedFile.Terms(fields, SuppressionRules.Complete);
        fields.RefuseOthers();
        return rule is not null && on is not null && Known(rule, fields.SpotOf("rule"), fields.Findings) && terms is var (reason, owner, day)
            ? new Suppression { Rule = rule, On = on, Reason = reason, Owner = owner, Expires = day, Origin = fields.Location }
            : null;
    }

    private static Suppression[] Read(Match comment, SourceLocation location, SourceLocation line, List<Finding> findings)
    {
        var rule = comment.Groups["rule"].Value;
        var owner = Word("owner");
        var expires = Word("expires");
        var reason = Word("reason");
        if (owner.Length == 0 || expires.Length == 0 || reason.Length == 0)
        {
            findings.Add(SuppressionRules.Complete.At(
                location, $"the suppression of {rule} must say who, until when and why: owner=NAME expires=YYYY-MM-DD reason=TEXT, the reason last"));
            return [];
        }

        return Known(rule, location, findings) && AcceptedFile.Day(expires, location, SuppressionRules.Complete, findings) is { } day
            ? [new Suppression { Rule = rule, On = $"line {line.Line}", Reason = reason, Owner = owner, Expires = day, Origin = location, Line = line }]
            : [];

        string Word(string name) => comment.Groups[name].Value.Trim();
    }

    private static int About(string[] lines, int at, Match comment)
    {
        if (comment.Groups["before"].Value.Trim().Length > 0)
        {
            return at;
        }

        var next = at + 1;
        while (next < lines.Length && (lines[next].TrimStart() is "" or ['#', ..] || lines[next].TrimEnd() == "---"))
        {
            next++;
        }

        return next;
    }

    private static bool Known(string rule, SourceLocation location, ICollection<Finding> findings)
    {
        var codes = LintRules.All.Select(known => known.Rule.Code).ToList();
        if (!codes.Contains(rule))
        {
            findings.Add(
                SuppressionRules.Complete.At(location, $"there is no rule '{rule}'{Suggestion.DidYouMean(rule, codes)}; 'eks-access rules' lists them"));
        }

        return codes.Contains(rule);
    }

    [GeneratedRegex(
        @"^(?<before>[^#]*)(?<comment>#\s*eks-access:\s*suppress\s+(?<rule>\S+)"
            + @"(?:\s+owner=(?<owner>\S+))?(?:\s+expires=(?<expires>\S+))?(?:\s+reason=(?<reason>.*))?)")]
    private static partial Regex Comment();
}

/// <summary>Suppressions, in the order written.</summary>
/// <param name="All">The suppressions.</param>
public sealed record SuppressionList(ValueList<Suppression> All);
