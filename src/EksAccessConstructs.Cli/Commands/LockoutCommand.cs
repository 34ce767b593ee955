using System.CommandLine;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access lockout</c>: who loses what by a change, and whether an administrator remains.</summary>
internal static class LockoutCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var before = new Argument<string>("BEFORE") { Description = "the cluster as it is: an aws-auth file, or a folder with aws-auth and ClusterConfig, or a NAME.template.json to guard the authentication mode" };
        var after = new Argument<string>("AFTER") { Description = "the cluster as it shall be" };
        var modeBefore = Mode("--mode-before", "the authentication mode before");
        var modeAfter = Mode("--mode-after", "the authentication mode after");
        var creator = new Option<string>("--creator") { Description = "the identity that created the cluster, or 'none' where it has no access of its own", HelpName = "ARN" };
        var deployer = new Option<string>("--deployer") { Description = "the identity that deploys and runs kubectl", HelpName = "ARN" };
        var deleted = new Option<string[]>("--deleted") { Description = "a principal that is deleted in IAM", HelpName = "ARN" };
        var recreated = new Option<string[]>("--recreated") { Description = "a principal that is deleted and made again with the same name", HelpName = "ARN" };
        var command = new Command("lockout", "Play a change through: who loses what, and does an administrator remain.") { before, after, modeBefore, modeAfter, creator, deployer, deleted, recreated };
        command.SetAction(parsed =>
        {
            if (Templates(parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "") is { } findings)
            {
                FindingPrinter.Text(findings, host.Out, new Paint(host.Colour));
                return (int)(findings.IsEmpty ? ExitCode.Fine : ExitCode.Findings);
            }

            var by = Creator(parsed.GetValue(creator));
            var was = State(parsed.GetValue(before) ?? "", parsed.GetValue(modeBefore), by, host);
            var becomes = State(parsed.GetValue(after) ?? "", parsed.GetValue(modeAfter) ?? parsed.GetValue(modeBefore), by, host) with
            {
                Deployer = parsed.GetValue(deployer) is { } who ? Principal(who) : null,
                Deleted = (parsed.GetValue(deleted) ?? []).Select(Principal).ToValueList(),
                Recreated = (parsed.GetValue(recreated) ?? []).Select(Principal).ToValueList(),
            };
            return (int)Print(LockoutSimulation.Compare(was, becomes), host);
        });
        return command;
    }

    // Two templates of one stack: only the authentication mode is looked at, and what else changes with it.
    private static ValueList<Finding>? Templates(string before, string after)
    {
        if (!before.EndsWith(".template.json", StringComparison.Ordinal) || !after.EndsWith(".template.json", StringComparison.Ordinal))
        {
            return null;
        }

        return ModeTransitionGuard.CheckTemplates(SourceFiles.Text(before), SourceFiles.Text(after), after);
    }

    private static Option<string> Mode(string name, string description) =>
        new Option<string>(name) { Description = description, HelpName = "MODE" }.AcceptOnlyFromAmong("CONFIG_MAP", "API_AND_CONFIG_MAP", "API");

    private static AccessState State(string path, string? mode, ClusterCreator creator, ToolHost host)
    {
        var input = AccessInput.Read([path], host);
        FindingPrinter.Text(input.Findings, host.Error, new Paint(on: false));
        var state = input.Plan is { } plan ? AccessState.Of(plan) : new AccessState();
        return state with
        {
            Mode = mode is null ? state.Mode : AuthenticationModes.FromWord(mode),
            AwsAuth = input.AwsAuth ?? AwsAuthMap.Empty,
            IsRefused = input.IsRefused,
            Creator = creator == ClusterCreator.Unknown ? state.Creator : creator,
        };
    }

    private static ClusterCreator Creator(string? text) => text switch
    {
        null => ClusterCreator.Unknown,
        "none" => ClusterCreator.None,
        _ => new ClusterCreator(Principal(text), null),
    };

    private static PrincipalArn Principal(string text)
    {
        var reading = PrincipalArn.Read(text);
        return reading.Value ?? throw new UsageException(string.Join("; ", reading.Findings.Select(finding => finding.Message)));
    }

    private static ExitCode Print(LockoutReport report, ToolHost host)
    {
        var table = new Table("PRINCIPAL", "BEFORE", "AFTER", "LOSES", "GAINS");
        foreach (var change in report.Changes)
        {
            table.Add(change.Who, change.Before.ToString(), change.After.ToString(), string.Join(", ", change.Lost), string.Join(", ", change.Gained));
        }

        if (table.Count > 0)
        {
            table.Write(host.Out, host.Width, new Paint(host.Colour));
            host.Out.WriteLine();
        }

        host.Out.WriteLine($"administrator remains: {Word(report.AdministratorRemains)}{(report.Administrators.IsEmpty ? "" : $" ({string.Join(", ", report.Administrators)})")}");
        FindingPrinter.Text(report.Findings, host.Out, new Paint(host.Colour));
        return report.AdministratorRemains is Certainty.Yes && report.Findings.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
    }

    private static string Word(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "yes",
        Certainty.No => "no",
        Certainty.Unknown => "unknown",
    };
}
