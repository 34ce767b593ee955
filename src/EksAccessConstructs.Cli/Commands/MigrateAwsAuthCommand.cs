using System.CommandLine;
using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access migrate aws-auth</c>: access entries instead of aws-auth, in steps, with a loss table.</summary>
internal static partial class MigrateAwsAuthCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var config = new Option<string>("--cluster-config")
        {
            Description = "the ClusterConfig of the cluster: its entries are kept, its mode is where the steps begin",
            HelpName = "FILE",
        };
        var folder = new Option<string>("--out") { Description = "a folder to write access-entries.yaml, rbac.yaml and losses.csv to", HelpName = "DIR" };
        var principals = new Option<string>("--principals")
        {
            Description = "a file that holds the ARNs IAM has, in any form, such as the answers of 'aws iam list-roles' and 'aws iam list-users'",
            HelpName = "FILE",
        };
        var region = new Option<string>("--sso-region")
        {
            Description = "the region of IAM Identity Center, which is part of the path of its roles",
            HelpName = "REGION",
        };
        var account = new Option<string>("--account") { Description = "the cluster's account", HelpName = "ID" };
        var cluster = new ClusterOptions();
        var command = new Command("aws-auth", "Plan the way from aws-auth to access entries: steps, entries, and what entries cannot say.")
        {
            paths, config, folder, principals, region, account
        };
        cluster.AddTo(command);
        command.SetAction(parsed => (int)Run(
            new MigrateArguments(
                parsed.GetValue(paths) ?? [],
                parsed.GetValue(config),
                parsed.GetValue(folder),
                parsed.GetValue(principals),
                parsed.GetValue(region),
                parsed.GetValue(account),
                cluster.Of(parsed)), host));
        return command;
    }

    private static ExitCode Run(MigrateArguments arguments, ToolHost host)
    {
        var (snapshot, findings) = ClusterFiles.ReadAnyway(
            [.. arguments.Paths, .. arguments.ClusterConfig is { } config ? [config] : Array.Empty<string>()], arguments.Cluster, host);
        if (snapshot is not { AwsAuth: { } map, AwsAuthIsRefused: false })
        {
            host.Error.WriteLine("eks-access: no aws-auth that can be read; nothing is migrated");
            return ExitCode.Findings;
        }

        var existing = snapshot.In(ClusterAuthenticationMode.ApiAndConfigMap).Plan.Grants;
        var plan = AwsAuthMigration.Plan(map, new MigrationOptions
        {
            Mode = snapshot.Mode,
            Existing = existing,
            Rbac = snapshot.Rbac,
            SsoRegion = arguments.SsoRegion,
            ClusterAccount = arguments.Account,
            Principals = arguments.Principals is { } file ? Arns(SourceFiles.Text(file)) : null,
        });
        var proof = MigrationProof.Run(map, plan, snapshot.Rbac, existing);
        Print(plan, proof, host);
        Notes.Write([], snapshot.Assumed(AssumedFact.AuthenticationMode) is { } assumed ? [assumed.Reason] : [], host);
        if (arguments.Folder is { } folder)
        {
            Save(plan, folder);
        }

        return findings.Any(finding => finding.Severity is Severity.Error)
            || plan.BlocksApiMode
            || plan.Findings.Any(finding => finding.Severity is Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Print(MigrationPlan plan, ValueList<RightDifference> proof, ToolHost host)
    {
        foreach (var step in plan.Steps)
        {
            host.Out.WriteLine($"step {step.Number}: {step.Says}");
        }

        var entries = new Table("PRINCIPAL", "TYPE", "USERNAME", "GROUPS", "POLICIES");
        foreach (var grant in plan.Grants)
        {
            entries.Add(grant.Principal.Text, grant.Type.Name, grant.Username ?? "", string.Join(", ", grant.Groups),
                string.Join(", ", grant.Policies.Select(one => $"{one.Policy} ({one.Scope})")));
        }

        var losses = new Table("WHAT BECOMES OF IT", "ITEM", "WHAT NO ENTRY SAYS", "INSTEAD");
        foreach (var loss in plan.Losses)
        {
            losses.Add(Word(loss.Kind), loss.Item, loss.Unsaid, loss.Instead);
        }

        var rights = new Table("PRINCIPAL", "RIGHTS THAT DIFFER", "BEFORE", "AFTER");
        foreach (var difference in proof)
        {
            rights.Add(difference.Principal, difference.Rights, difference.Before, difference.After);
        }

        foreach (var table in new[] { entries, losses, rights }.Where(table => table.Count > 0))
        {
            host.Out.WriteLine();
            table.Write(host.Out, host.Width, new Paint(host.Colour));
        }

        FindingPrinter.Text(plan.Findings.Where(finding => finding.Severity is Severity.Error), host.Error, new Paint(on: false));
    }

    private static void Save(MigrationPlan plan, string folder)
    {
        Directory.CreateDirectory(folder.Length > 0 ? folder : throw new UsageException("--out names no folder"));
        File.WriteAllText(Path.Combine(folder, "access-entries.yaml"), AccessEntryYaml.Write(plan.Grants, ClusterAuthenticationMode.ApiAndConfigMap));
        if (!plan.Rbac.IsEmpty)
        {
            File.WriteAllText(Path.Combine(folder, "rbac.yaml"), RbacWriter.Write(plan.Rbac));
        }

        File.WriteAllText(Path.Combine(folder, "losses.csv"), "kind,item,unsaid,instead,place\n" + string.Concat(plan.Losses.Select(loss =>
            CsvLine.Of(Word(loss.Kind), loss.Item, loss.Unsaid, loss.Instead, loss.Origin.Location?.ToString() ?? ""))));
    }

    private static string Word(LossKind kind) => kind switch
    {
        LossKind.Lost => "lost",
        LossKind.Changed => "changed",
        LossKind.Dead => "dead",
        LossKind.LeftToEks => "left to EKS",
        LossKind.NeedsInput => "needs input",
    };

    private static ValueList<PrincipalArn> Arns(string text) =>
        Arn().Matches(text).Select(match => PrincipalArn.Read(match.Value).Value).OfType<PrincipalArn>().Distinct().ToValueList();

    [GeneratedRegex(@"arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[\w+=,.@/-]+")]
    private static partial Regex Arn();
}

/// <summary>What <c>eks-access migrate aws-auth</c> is asked.</summary>
internal sealed record MigrateArguments(
    IReadOnlyList<string> Paths, string? ClusterConfig, string? Folder, string? Principals, string? SsoRegion, string? Account, ClusterRequest Cluster);
