using System.CommandLine;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access lockout</c>: who loses what by a change, and whether an administrator remains.</summary>
internal static class LockoutCommand
{
    private const string ByGroups = "no bindings are given before the change, so what somebody loses is told by its groups and not by rights";

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
        var format = Shared.Format();
        var command = new Command("lockout", "Play a change through: who loses what, and does an administrator remain.")
        {
            before, after, modeBefore, modeAfter, name, defaults, creator, deployer, deleted, recreated, format,
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
                parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "", was, was with { Mode = parsed.ModeOf(modeAfter) ?? was.Mode }, options,
                parsed.FormatOf(format)), host);
        });
        return command;
    }

    private static ExitCode Run(LockoutArguments arguments, ToolHost host)
    {
        var (before, _) = ClusterFiles.ReadAnyway([arguments.Before], arguments.RequestBefore, host);
        var (after, _) = ClusterFiles.ReadAnyway([arguments.After], arguments.RequestAfter, host);
        var report = LockoutSimulation.Compare(before, after, arguments.Options);
        ValueList<Finding> findings = [.. report.Findings, .. OfMode(arguments, report)];
        ValueList<string> assumed = [.. before.Assumptions.Concat(after.Assumptions).Select(assumption => assumption.Reason).Distinct()];
        ValueList<string> notes = report.IsMeasuredByGroups && report.Changes.Any(change => !change.Before.Groups.IsEmpty) ? [ByGroups] : [];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(LockoutDocument.Of(report, findings, notes, assumed), AnswerShapes.Readable.LockoutDocument, host.Out);
        }
        else
        {
            Print(report, findings, host);
            Notes.Write(notes, assumed, host);
        }

        return report.AdministratorRemains is Certainty.Yes && findings.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
    }

    // Two templates of one stack also tell what else changes along with the authentication mode.
    private static IEnumerable<Finding> OfMode(LockoutArguments arguments, LockoutReport report) => IsTemplate(arguments.Before) && IsTemplate(arguments.After)
        ? ModeTransitionGuard.CheckTemplates(SourceFiles.Text(arguments.Before), SourceFiles.Text(arguments.After), arguments.After)
            .Where(finding => report.Findings.All(known => known.Message != finding.Message))
        : [];

    private static bool IsTemplate(string path) => path.EndsWith(".template.json", StringComparison.Ordinal) && File.Exists(path);

    private static void Print(LockoutReport report, ValueList<Finding> findings, ToolHost host)
    {
        new LockoutText(host).Write(report);
        FindingPrinter.Text(findings, host.Out, new Paint(host.Colour));
        foreach (var part in report.NotRead)
        {
            host.Out.WriteLine($"unknown: {part}");
        }
    }
}

/// <summary>What <c>eks-access lockout</c> is asked.</summary>
internal sealed record LockoutArguments(
    string Before, string After, ClusterRequest RequestBefore, ClusterRequest RequestAfter, LockoutOptions Options, OutputFormat Format);
