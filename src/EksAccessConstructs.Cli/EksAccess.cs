using System.CommandLine;
using System.CommandLine.Invocation;
using EksAccessConstructs.Cli.Commands;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli;

/// <summary>The tool without its process: arguments in, text and an exit code out.</summary>
internal static class EksAccess
{
    /// <summary>Runs one command line.</summary>
    public static int Run(IReadOnlyList<string> args, ToolHost host)
    {
        var parsed = Root(host).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is null or ParseErrorAction)
        {
            return (int)Refuse(host, parsed);
        }

        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false });
            host.Out.Flush();
            return code;
        }
        catch (Exception error) when (Refusals.Of(error) is { } refusal)
        {
            return (int)Say(host, refusal.Code, refusal.Message);
        }
    }

    private static RootCommand Root(ToolHost host) => new("Who may do what in an Amazon EKS cluster, asked of YAML and JSON files.")
    {
        CanICommand.Create(host),
        CanApplyCommand.Create(host),
        WhoCanCommand.Create(host),
        WhatCanCommand.Create(host),
        EscalateCommand.Create(host),
        WhoAmICommand.Create(host),
        ReportCommand.Create(host),
        DiffCommand.Create(host),
        LockoutCommand.Create(host),
        new Command("migrate", "Plan the way from an old mechanism to the one that replaces it.")
        {
            MigrateAwsAuthCommand.Create(host),
            MigratePodsCommand.Create(host),
        },
        new Command("aws-auth", "Work on the ConfigMap aws-auth of clusters that must stay with it.") { MergeAwsAuthCommand.Create(host) },
        UnusedCommand.Create(host),
        PodsCommand.Create(host),
        KubeconfigCommand.Create(host),
        ExpectedCommand.Create(host),
        DriftCommand.Create(host),
        CheckCommand.Create(host),
        LintCommand.Create(host),
        RulesCommand.Create(host),
    };

    private static ExitCode Refuse(ToolHost host, ParseResult parsed)
    {
        if (parsed.CommandResult.Command is RootCommand root)
        {
            return Say(host, ExitCode.Usage, parsed.Tokens is [{ Value: var word }, ..]
                ? $"unknown verb '{word}'; see 'eks-access --help'{Suggestion.DidYouMean(word, root.Subcommands.Select(verb => verb.Name))}"
                : "name a verb; see 'eks-access --help'");
        }

        foreach (var error in parsed.Errors)
        {
            Say(host, ExitCode.Usage, error.Message);
        }

        return Say(host, ExitCode.Usage, $"see 'eks-access {parsed.CommandResult.Command.Name} --help'");
    }

    private static ExitCode Say(ToolHost host, ExitCode code, string message)
    {
        host.Say(message);
        return code;
    }
}
