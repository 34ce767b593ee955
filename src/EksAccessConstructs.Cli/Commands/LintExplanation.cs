using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Review;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access lint --explain CODE</c>: what a rule asks for, why, and how to keep it.</summary>
internal static class LintExplanation
{
    /// <summary>Writes what there is to say about a rule.</summary>
    /// <exception cref="UsageException">There is no rule of this code.</exception>
    public static ExitCode Write(string word, ToolHost host)
    {
        var code = word.ToUpperInvariant();
        var rule = RuleExplanation.Of(code) ?? throw new UsageException(Unknown(word, code));
        var paint = new Paint(host.Colour);
        host.Out.WriteLine($"{paint.Bold(rule.Rule.Code)} ({FindingPrinter.Word(rule.Rule.Severity)}): {rule.Rule.Sentence}");
        host.Out.WriteLine();
        var lines = HangingText.For(host);
        foreach (var (head, text) in rule.Facts)
        {
            lines.Write(0, $"{head}: ", text);
        }

        Write("Wrong", rule.Example?.Wrong, host);
        Write("Right", rule.Example?.Right, host);
        if (rule.OfLint is not null)
        {
            host.Out.WriteLine();
            host.Out.WriteLine("To accept a finding, in the line before it or in the first line of the object:");
            host.Out.WriteLine($"  # eks-access: suppress {rule.Rule.Code} owner=WHO expires=YYYY-MM-DD reason=WHY");
        }

        return ExitCode.Fine;
    }

    private static void Write(string head, string? yaml, ToolHost host)
    {
        if (yaml is null)
        {
            return;
        }

        host.Out.WriteLine();
        host.Out.WriteLine($"{head}:");
        foreach (var line in yaml.TrimEnd('\n').Split('\n'))
        {
            host.Out.WriteLine($"  {line}");
        }
    }

    private static string Unknown(string word, string code) => RuleCatalogue.Retired[code] is { } now
        ? $"what {code} said is said by {now} now"
        : $"there is no rule '{word}'; 'eks-access rules' lists those of the linter{Suggestion.DidYouMean(word, RuleCatalogue.All.Select(rule => rule.Code))}";
}
