using System.CommandLine;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access aws-auth merge</c>: rows added to the ConfigMap aws-auth that a cluster holds.</summary>
internal static class MergeAwsAuthCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var held = new Argument<string>("HELD")
        {
            Description = "what the cluster holds: the answer of 'kubectl get configmaps --namespace kube-system --field-selector metadata.name=aws-auth "
                + "--output yaml', or - for standard input",
        };
        var added = new Argument<string>("ADDITIONS") { Description = "the rows to add, such as aws-auth-additions.yaml beside a template" };
        var outputs = new Option<string>("--outputs")
        {
            Description = "the outputs that rows name as ${NAME}: the answer of 'aws cloudformation describe-stacks --output json', "
                + "or the file of 'cdk deploy --outputs-file'",
            HelpName = "FILE",
        };
        var file = new Option<string>("--out") { Description = "a file to write the ConfigMap to; standard output where it is left out", HelpName = "FILE" };
        var command = new Command("merge", "Add rows to the ConfigMap aws-auth that a cluster holds; every row that is there stays.")
        {
            held, added, outputs, file,
        };
        command.SetAction(parsed =>
            (int)Run(parsed.GetValue(held) ?? "", parsed.GetValue(added) ?? "", parsed.GetValue(outputs), parsed.GetValue(file), host));
        return command;
    }

    private static ExitCode Run(string held, string added, string? outputs, string? file, ToolHost host)
    {
        var known = outputs is null ? new(StackOutputs.None, []) : StackOutputs.Read(SourceFiles.Text(outputs), outputs);
        var made = AwsAuthAddition.Make(Text(held, host), held, SourceFiles.Text(added), added, known.Value ?? StackOutputs.None);
        ValueList<Finding> findings = [.. known.Findings, .. made.Findings, .. made.Value is { } played ? AwsAuthCheck.Findings(played) : []];
        FindingPrinter.Text(findings.Where(finding => finding.Severity > Severity.Info), host.Error, new Paint(on: false));
        if (made.Value is not { } addition || findings.Any(finding => finding.Severity is Severity.Error))
        {
            host.Say("nothing is written: the ConfigMap in the cluster stays as it is");
            return ExitCode.Findings;
        }

        Write(addition.Text, file, host);
        host.Say(addition.New.IsEmpty ? "every row is there already" : $"added: {string.Join(", ", addition.New)}");
        return ExitCode.Fine;
    }

    private static string Text(string path, ToolHost host) =>
        path == "-" ? SourceFiles.Read([path], host).Single().Text : SourceFiles.Text(path);

    private static void Write(string text, string? file, ToolHost host)
    {
        if (file is null)
        {
            host.Out.Write(text);
            return;
        }

        File.WriteAllText(file.Length > 0 ? file : throw new UsageException("--out names no file"), text);
    }
}
