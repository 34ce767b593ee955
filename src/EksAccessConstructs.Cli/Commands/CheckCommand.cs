using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access check</c>: reads and validates everything that the tool reads.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var defaults = Shared.Defaults();
        var existing = new Option<string?>("--existing")
        {
            Description = "The cluster of the ClusterConfigs that exists already, so that they only add to it",
            HelpName = "NAME",
        };
        var format = Shared.Format(sarif: true);
        var command = new Command(
            "check",
            "Read and validate ClusterConfigs, aws-auth ConfigMaps, RBAC manifests, ServiceAccounts, Namespaces and templates of CloudFormation. "
                + "Exit code 1 where a file has an error, and then nothing can be synthesized from it.")
        {
            paths, defaults, existing, format
        };
        command.SetAction(parsed =>
            (int)Run(
                new CheckArguments([.. parsed.GetValue(paths) ?? []], parsed.DefaultsOf(defaults), parsed.GetValue(existing), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(CheckArguments arguments, ToolHost host)
    {
        var input = Input(ClusterFiles.Texts(arguments.Paths, host), arguments);
        var findings = Reported(input);
        FindingPrinter.Print(findings, arguments.Format, RuleCatalogue.All, host);
        if (arguments.Format is OutputFormat.Text)
        {
            FindingPrinter.Summary(findings, suppressed: 0, host);
            Past(input.NotUsed, host);
        }

        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    /// <summary>What the verb says of files.</summary>
    public static ValueList<Finding> FindingsOf(ValueList<InputText> files, CheckArguments arguments) => Reported(Input(files, arguments));

    private static CheckedInput Input(ValueList<InputText> files, CheckArguments arguments)
    {
        var named = arguments.Paths.Where(path => !Directory.Exists(path)).Select(path => path.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        return CheckedInput.Of(files, named, arguments.Defaults, admins: [], arguments.Existing, KeyFiles.Read);
    }

    // Files that say nothing about a cluster are no reason to fail where nothing is to be built, and what a stack would add to a cluster that
    // exists is not the matter of its manifests.
    private static ValueList<Finding> Reported(CheckedInput input) => input.OfFiles
        .Where(finding => finding.Code != InputRules.Something.Code || !(input.HoldsManifests || input.HoldsTemplates))
        .Select(finding => finding.Code == InputRules.Something.Code ? finding with { Severity = Severity.Warning } : finding)
        .Concat(input.Plans.SelectMany(OfInput))
        .Distinct()
        .OrderBy(finding => finding.Location)
        .ToValueList();

    private static IEnumerable<Finding> OfInput(Reading<ClusterPlan> plan) => plan.Value is { Snapshot.IsBuilt: false }
        ? plan.Findings.Where(finding => AdminRules.All.All(rule => rule.Code != finding.Code))
        : plan.Findings;

    private static void Past(ValueList<UnusedDocument> documents, ToolHost host)
    {
        foreach (var document in documents)
        {
            host.Error.WriteLine($"{document.Location}: not used: {document.Kind} {document.Name}".TrimEnd());
        }
    }
}

/// <summary>What <c>eks-access check</c> is asked.</summary>
internal sealed record CheckArguments(ValueList<string> Paths, DefaultsFlavour Defaults, string? Existing, OutputFormat Format);
