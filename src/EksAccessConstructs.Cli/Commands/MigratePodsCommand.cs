using System.CommandLine;
using System.Text;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Pods.Migration;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access migrate pods</c>: from kube2iam, kiam or IRSA to Pod Identity or IRSA, workload by workload.</summary>
internal static class MigratePodsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var target = new Option<string>("--to") { Description = "pod-identity or irsa", HelpName = "pod-identity|irsa", Required = true }
            .AcceptOnlyFromAmong("pod-identity", "irsa");
        var folder = new Option<string?>("--out")
        {
            Description = "a folder to write plan.md, moves.csv, cluster-config.yaml, service-accounts.yaml, trust/ROLE.json and the "
                + "patches of remove/ to",
            HelpName = "DIR",
        };
        var region = new Option<string?>("--region") { Description = "the region of the cluster; default: as a ClusterConfig says", HelpName = "REGION" };
        var account = new Option<string?>("--account")
        {
            Description = "the cluster's account; default: that of the roles, where they are of one",
            HelpName = "ID",
        };
        var issuer = new Option<string?>("--oidc-issuer") { Description = "the issuer of the cluster's tokens, for IRSA", HelpName = "URL" };
        var node = new NodeOptions();
        var cluster = new ClusterOptions();
        var command = new Command("pods", "Plan the way of pods from kube2iam, kiam or IRSA to EKS Pod Identity or IRSA.")
        {
            paths, target, folder, region, account, issuer
        };
        node.AddTo(command);
        cluster.AddTo(command);
        command.SetAction(parsed => (int)Run(
            new MigratePodsArguments(
                [.. parsed.GetValue(paths) ?? []],
                parsed.GetValue(target) == "irsa" ? PodMigrationTarget.Irsa : PodMigrationTarget.PodIdentity,
                parsed.GetValue(folder),
                parsed.GetValue(region),
                parsed.GetValue(account),
                parsed.GetValue(issuer),
                node.Of(parsed),
                cluster.Of(parsed)), host));
        return command;
    }

    private static ExitCode Run(MigratePodsArguments arguments, ToolHost host)
    {
        var snapshot = ClusterFiles.ReadPods(arguments.Paths, arguments.Cluster, host);
        var described = snapshot.Resolved?.Config.Metadata;
        var plan = PodMigration.Plan(snapshot.Pods, snapshot.Rbac, arguments.Node, new PodMigrationOptions
        {
            Target = arguments.Target,
            Cluster = described?.Name ?? arguments.Cluster.Name ?? PodMigrationOptions.UnknownCluster,
            Region = arguments.Region ?? described?.Region ?? PodMigrationOptions.UnknownRegion,
            Account = arguments.Account,
            Issuer = arguments.Issuer?.Replace("https://", "", StringComparison.Ordinal),
        });
        Print(plan, host);
        if (arguments.Folder is { } folder)
        {
            Save(plan, folder);
        }

        return plan.IsPartial ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Print(PodMigrationPlan plan, ToolHost host)
    {
        if (plan.Moves.IsEmpty)
        {
            host.Out.WriteLine("nothing to migrate: no pod among the files has a role by kube2iam, kiam or IRSA");
            return;
        }

        var moves = new Table("SERVICE ACCOUNT", "WORKLOADS", "FROM", "ROLE", "WHAT BECOMES OF IT");
        foreach (var move in plan.Moves)
        {
            var workloads = move.Workloads.Select(workload => $"{workload.Kind} {workload.Name}").DefaultIfEmpty("");
            moves.Add(move.Account, Table.Lines(workloads), move.From.Word(), move.Role ?? "none",
                Table.Lines([Becomes(plan, move), .. move.Notes]));
        }

        moves.Write(host.Out, host.Width, new Paint(host.Colour));
        var number = 0;
        foreach (var step in plan.Steps)
        {
            host.Out.WriteLine();
            host.Out.WriteLine($"step {++number}: {step.Says}");
            foreach (var command in step.Commands)
            {
                host.Out.WriteLine($"    {command}");
            }
        }
    }

    private static string Becomes(PodMigrationPlan plan, PodMove move) => (move.Refusal, plan.Options.Target, move.CrossesAccounts) switch
    {
        ({ } refusal, _, _) => $"refused: {refusal}",
        (_, PodMigrationTarget.PodIdentity, true) => $"{Account(move)}, an association with a role of the cluster's account that takes this one on",
        (_, PodMigrationTarget.PodIdentity, false) => $"{Account(move)}, an association",
        _ => $"{Account(move)} with the annotation of IRSA",
    };

    private static string Account(PodMove move) => move.IsNewAccount ? "a new service account" : "the same service account";

    private static void Save(PodMigrationPlan plan, string folder)
    {
        Directory.CreateDirectory(folder.Length > 0 ? folder : throw new UsageException("--out names no folder"));
        Write("plan.md", Markdown(plan));
        Write("moves.csv", "namespace,service_account,new,from,role,workloads,refused,notes\n" + string.Concat(plan.Moves.Select(move => CsvLine.Of(
            move.Namespace, move.ServiceAccount, move.IsNewAccount ? "yes" : "no", move.From.Word(), move.Role ?? "none",
            string.Join(' ', move.Workloads.Select(workload => $"{workload.Kind}/{workload.Name}")), move.Refusal ?? "", string.Join("; ", move.Notes)))));
        Write("cluster-config.yaml", PodMigrationFiles.ClusterConfig(plan));
        Write("service-accounts.yaml", PodMigrationFiles.ServiceAccounts(plan));
        WriteAll("trust", PodMigrationFiles.Trusts(plan).Select(trust => ($"{trust.Role}.json", trust.Json)));
        WriteAll("remove", PodMigrationFiles.Removals(plan));

        void WriteAll(string name, IEnumerable<(string File, string Text)> files)
        {
            foreach (var (file, text) in files)
            {
                Directory.CreateDirectory(Path.Combine(folder, name));
                Write(Path.Combine(name, file), text);
            }
        }

        void Write(string name, string? text)
        {
            if (text is not null)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }
        }
    }

    private static string Markdown(PodMigrationPlan plan)
    {
        var text = new StringBuilder("# Migration of pods\n");
        foreach (var (index, step) in plan.Steps.Index())
        {
            text.Append($"\n{index + 1}. {step.Says}\n");
            if (!step.Commands.IsEmpty)
            {
                text.Append($"\n```sh\n{string.Join('\n', step.Commands)}\n```\n");
            }
        }

        return text.ToString();
    }
}

/// <summary>What <c>eks-access migrate pods</c> is asked.</summary>
internal sealed record MigratePodsArguments(
    ValueList<string> Paths,
    PodMigrationTarget Target,
    string? Folder,
    string? Region,
    string? Account,
    string? Issuer,
    NodeMetadata Node,
    ClusterRequest Cluster);
