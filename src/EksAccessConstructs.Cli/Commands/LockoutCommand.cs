using System.CommandLine;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access lockout</c>: who loses what by a change, and whether an administrator remains.</summary>
internal static class LockoutCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var before = new Argument<string>("BEFORE")
        {
            Description = "the cluster as it is: an aws-auth file, or a folder with aws-auth and ClusterConfig, "
                + "or templates; two NAME.template.json of one stack also guard the authentication mode",
        };
        var after = new Argument<string>("AFTER") { Description = "the cluster as it shall be" };
        var modeBefore = Shared.Mode("--mode-before", "the authentication mode before");
        var modeAfter = Shared.Mode("--mode-after", "the authentication mode after");
        var name = new Option<string>("--cluster") { Description = "the name of the cluster, where the files describe several", HelpName = "NAME" };
        var defaults = Shared.Defaults();
        var creator = Shared.Creator();
        var deployer = new Option<string>("--deployer") { Description = "the identity that deploys and runs kubectl", HelpName = "ARN" };
        var deleted = new Option<string[]>("--deleted") { Description = "a principal that is deleted in IAM", HelpName = "ARN" };
        var recreated = new Option<string[]>("--recreated") { Description = "a principal that is deleted and made again with the same name", HelpName = "ARN" };
        var command = new Command("lockout", "Play a change through: who loses what, and does an administrator remain.")
        {
            before, after, modeBefore, modeAfter, name, defaults, creator, deployer, deleted, recreated,
        };
        command.SetAction(parsed =>
        {
            var was = new ClusterRequest(parsed.GetValue(name), parsed.DefaultsOf(defaults), parsed.ModeOf(modeBefore), parsed.CreatorOf(creator));
            var options = new LockoutOptions
            {
                Deployer = parsed.GetValue(deployer) is { } who ? Shared.Principal(who) : null,
                Deleted = (parsed.GetValue(deleted) ?? []).Select(Shared.Principal).ToValueList(),
                Recreated = (parsed.GetValue(recreated) ?? []).Select(Shared.Principal).ToValueList(),
            };
            return (int)Run(new LockoutArguments(
                parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "", was, was with { Mode = parsed.ModeOf(modeAfter) ?? was.Mode }, options), host);
        });
        return command;
    }

    private static ExitCode Run(LockoutArguments arguments, ToolHost host)
    {
        var (before, _) = ClusterFiles.ReadAnyway([arguments.Before], arguments.RequestBefore, host);
        var (after, _) = ClusterFiles.ReadAnyway([arguments.After], arguments.RequestAfter, host);
        return Print(
            LockoutSimulation.Compare(before, after, arguments.Options),
            OfMode(arguments.Before, arguments.After),
            [.. before.Assumptions.Concat(after.Assumptions).Select(assumption => assumption.Reason).Distinct()],
            host);
    }

    // Two templates of one stack also tell what else changes along with the authentication mode.
    private static ValueList<Finding> OfMode(string before, string after) => IsTemplate(before) && IsTemplate(after)
        ? ModeTransitionGuard.CheckTemplates(SourceFiles.Text(before), SourceFiles.Text(after), after)
        : [];

    private static bool IsTemplate(string path) => path.EndsWith(".template.json", StringComparison.Ordinal) && File.Exists(path);

    private static ExitCode Print(LockoutReport report, ValueList<Finding> ofMode, ValueList<string> assumed, ToolHost host)
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

        host.Out.WriteLine(
            "administrator remains: "
                + $"{Word(report.AdministratorRemains)}{(report.Administrators.IsEmpty ? "" : $" ({string.Join(", ", report.Administrators)})")}");
        FindingPrinter.Text([.. report.Findings, .. ofMode], host.Out, new Paint(host.Colour));
        Notes.Write([], assumed, host);
        return report.AdministratorRemains is Certainty.Yes && report.Findings.IsEmpty && ofMode.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
    }

    private static string Word(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "yes",
        Certainty.No => "no",
        Certainty.Unknown => "unknown",
    };
}

/// <summary>What <c>eks-access lockout</c> is asked.</summary>
internal sealed record LockoutArguments(string Before, string After, ClusterRequest RequestBefore, ClusterRequest RequestAfter, LockoutOptions Options);
