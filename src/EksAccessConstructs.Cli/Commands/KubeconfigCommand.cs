using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Kubeconfigs;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access kubeconfig</c>: contexts for kubectl, one for each cluster and role.</summary>
internal static class KubeconfigCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var who = new Option<string[]>("--as")
        {
            Description = "a role by ARN or name, or an IAM user by ARN; may be repeated; default: every role that gets in and is not for nodes",
            HelpName = "ROLE",
        };
        var cluster = new Option<string?>("--cluster") { Description = "the name of the cluster, where the files describe several", HelpName = "NAME" };
        var described = new Option<string[]>("--describe")
        {
            Description = "the answer of 'aws eks describe-cluster --output json', which tells the endpoint and the certificate authority; may be repeated",
            HelpName = "FILE",
        };
        var outputs = new Option<string[]>("--outputs")
        {
            Description = "in place of --describe, outputs of a stack that tell the same: the file of 'cdk deploy --outputs-file', "
                + "or the answer of 'aws cloudformation describe-stacks --output json'; may be repeated",
            HelpName = "FILE",
        };
        var file = new Option<string?>("--kubeconfig")
        {
            Description = "the file to write; default: as kubectl chooses it, by $KUBECONFIG, else ~/.kube/config",
            HelpName = "FILE",
        };
        var alias = new Option<string>("--alias")
        {
            Description = "the names of contexts, with {role}, {cluster}, {region}, {account} and {roleAccount} filled in",
            HelpName = "NAME",
            DefaultValueFactory = _ => KubeconfigOptions.UsualAlias,
        };
        var profile = new Option<string?>("--profile") { Description = "the profile of the AWS CLI that contexts take credentials from", HelpName = "NAME" };
        var use = new Option<bool>("--use") { Description = "make the context the current one; only where one is written" };
        var dryRun = new Option<bool>("--dry-run") { Description = "print the contexts and write nothing; what else the file holds is not printed" };
        var defaults = Shared.Defaults();
        var command = new Command("kubeconfig", "Write or merge contexts for kubectl: one for each cluster and role that gets in.")
        {
            paths, who, cluster, described, outputs, file, alias, profile, use, dryRun, defaults,
        };
        command.SetAction(parsed => (int)Run(
            new KubeconfigArguments(
                [.. parsed.GetValue(paths) ?? []],
                new ClusterRequest(parsed.GetValue(cluster), parsed.DefaultsOf(defaults), Mode: null, Creator: null),
                [.. parsed.GetValue(described) ?? [], .. parsed.GetValue(outputs) ?? []],
                new KubeconfigOptions
                {
                    As = [.. parsed.GetValue(who) ?? []],
                    Alias = parsed.GetValue(alias) ?? KubeconfigOptions.UsualAlias,
                    Profile = parsed.GetValue(profile),
                },
                parsed.GetValue(file), parsed.GetValue(use), parsed.GetValue(dryRun)),
            host));
        return command;
    }

    private static ExitCode Run(KubeconfigArguments arguments, ToolHost host)
    {
        var clusters = ClusterFiles.ReadEvery(ClusterFiles.Texts(arguments.Paths, host), arguments.Cluster, host);
        if (clusters.IsEmpty)
        {
            throw arguments.Cluster.Name is { } name
                ? new UsageException($"no file describes the cluster '{name}'")
                : new UnreadableException("the files say nothing of a cluster and the access to it");
        }

        var files = KubeconfigFiles.Find(arguments.File, host);
        var made = Made(clusters, arguments);
        FindingPrinter.Text(made.Findings, host.Error, new Paint(on: false));
        if (made.Value is not { } config || made.HasErrors)
        {
            host.Say("nothing is written");
            return ExitCode.Findings;
        }

        if (arguments.Use && config.Contexts.Count != 1)
        {
            throw new UsageException($"--use makes one context the current one, and {config.Contexts.Count} are written; choose with --as and --cluster");
        }

        return Write(config, arguments, files, host);
    }

    private static Reading<Kubeconfig> Made(ValueList<ClusterSnapshot> clusters, KubeconfigArguments arguments)
    {
        var known = arguments.Described.Select(file => ClusterConnections.Read(SourceFiles.Text(file), file)).ToList();
        var connections = new ClusterConnections(known.SelectMany(one => one.Value?.All ?? []).Distinct().ToValueList());
        var made = clusters.Select(cluster => Kubeconfig.For(cluster, connections, arguments.Options)).ToList();
        var together = Kubeconfig.Together(made.Select(one => one.Value).OfType<Kubeconfig>());
        ValueList<Finding> findings = [.. known.SelectMany(one => one.Findings), .. made.SelectMany(one => one.Findings), .. together.Findings];
        return new(together.Value, findings);
    }

    private static ExitCode Write(Kubeconfig config, KubeconfigArguments arguments, KubeconfigFiles files, ToolHost host)
    {
        var all = config with { CurrentContext = arguments.Use ? config.Contexts[0].Name : null };
        var merges = new KubeconfigMerges(all, files).Make();
        FindingPrinter.Text(merges.Findings, host.Error, new Paint(on: false));
        if (merges.Value is not { } made)
        {
            host.Say("nothing is written: every kubeconfig stays as it is");
            return ExitCode.Findings;
        }

        if (arguments.DryRun)
        {
            host.Out.Write(all.Write());
        }
        else
        {
            made.Write();
        }

        foreach (var one in made.All)
        {
            Say(one.Merge, one.File, arguments.DryRun, host);
        }

        if (all.CurrentContext is { } current && !arguments.DryRun)
        {
            host.Out.WriteLine($"current context: {current}");
        }

        return ExitCode.Fine;
    }

    // With a dry run the answer is the contexts, and what would become of them is a remark.
    private static void Say(KubeconfigMerge merge, string file, bool dryRun, ToolHost host)
    {
        var writer = dryRun ? host.Error : host.Out;
        foreach (var name in merge.Added)
        {
            writer.WriteLine($"{(dryRun ? "would add" : "added")} context {name} to {file}");
        }

        foreach (var name in merge.Updated)
        {
            writer.WriteLine($"{(dryRun ? "would update" : "updated")} context {name} in {file}");
        }

        if (merge.Added.IsEmpty && merge.Updated.IsEmpty)
        {
            writer.WriteLine($"every context is in {file} already");
        }
    }
}

/// <summary>What <c>eks-access kubeconfig</c> is asked.</summary>
/// <param name="Paths">The files about clusters.</param>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Described">The files that tell endpoints and certificate authorities.</param>
/// <param name="Options">Whom contexts are for, and what they are called.</param>
/// <param name="File">The kubeconfig; null for the one that kubectl would take.</param>
/// <param name="Use">Whether the context becomes the current one.</param>
/// <param name="DryRun">Whether nothing is written.</param>
internal sealed record KubeconfigArguments(
    ValueList<string> Paths, ClusterRequest Cluster, ValueList<string> Described, KubeconfigOptions Options, string? File, bool Use, bool DryRun);
