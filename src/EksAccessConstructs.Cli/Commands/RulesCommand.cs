using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access rules</c>: the rules of the linter.</summary>
internal static class RulesCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var format = Shared.Format();
        var command = new Command("rules", "List the rules of the linter.") { format };
        command.SetAction(parsed => (int)Run(new RulesArguments(parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(RulesArguments arguments, ToolHost host)
    {
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(new RulesDocument([.. LintRules.All.Select(Row)]), AnswerShapes.Readable.RulesDocument, host.Out);
            return ExitCode.Fine;
        }

        var table = new Table("CODE", "SEVERITY", "WHAT IS REQUIRED", "CIS EKS", "CIS KUBERNETES");
        foreach (var rule in LintRules.All)
        {
            table.Add(rule.Rule.Code, FindingPrinter.Word(rule.Rule.Severity), rule.Rule.Sentence, string.Join(' ', rule.EksBenchmark),
                string.Join(' ', rule.KubernetesBenchmark));
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
        return ExitCode.Fine;
    }

    private static RuleRow Row(LintRule rule) => new(
        rule.Rule.Code, FindingPrinter.Word(rule.Rule.Severity), rule.Rule.Sentence, rule.Why, rule.Fix, rule.GoodPractice, [.. rule.EksBenchmark],
        [.. rule.KubernetesBenchmark]);
}

/// <summary>What <c>eks-access rules</c> is asked.</summary>
internal sealed record RulesArguments(OutputFormat Format);

/// <summary>The catalogue as JSON: docs/schema/rules.schema.json.</summary>
internal sealed record RulesDocument(IReadOnlyList<RuleRow> Rules);

/// <summary>One rule.</summary>
internal sealed record RuleRow(
    string Code, string Severity, string Sentence, string Why, string Fix, string? GoodPractice, IReadOnlyList<string> CisEks,
    IReadOnlyList<string> CisKubernetes);
