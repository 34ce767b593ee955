using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access check</c>: reads and validates everything that the tool reads.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var (paths, format) = (Shared.Paths(), Shared.Format(sarif: true));
        var command = new Command("check", "Read and validate ClusterConfigs, aws-auth ConfigMaps, RBAC manifests, ServiceAccounts and Namespaces. Exit code 1 where a file has an error.") { paths, format };
        command.SetAction(parsed => (int)Run(new CheckArguments([.. parsed.GetValue(paths) ?? []], parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(CheckArguments arguments, ToolHost host)
    {
        var (findings, notUsed) = CheckedFiles.Read([.. SourceFiles.Read(arguments.Paths, host).Select(file => new InputText(file.Name.Replace('\\', '/'), file.Text))], [.. arguments.Paths.Where(path => !Directory.Exists(path)).Select(path => path.Replace('\\', '/'))]);
        FindingPrinter.Print(findings, arguments.Format, KnownRules.All, host);
        if (arguments.Format is OutputFormat.Text)
        {
            FindingPrinter.Summary(findings, suppressed: 0, host);
            Past(notUsed, host);
        }

        return findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Past(ValueList<UnusedDocument> documents, ToolHost host)
    {
        foreach (var document in documents)
        {
            host.Error.WriteLine($"{document.Spot}: not used: {document.Kind} {document.Name}".TrimEnd());
        }
    }
}

/// <summary>What <c>eks-access check</c> is asked.</summary>
internal sealed record CheckArguments(ValueList<string> Paths, OutputFormat Format);
