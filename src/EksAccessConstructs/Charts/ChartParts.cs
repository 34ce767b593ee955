using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Charts;

/// <summary>What a construct of a Helm chart is made of: the role of its service account, and the chart itself or what installs it.</summary>
/// <param name="scope">The construct; it gets the children <c>Access</c>, and <c>Chart</c> or <c>Command</c>.</param>
/// <param name="props">What the chart is like.</param>
/// <param name="release">The chart.</param>
internal sealed class ChartParts(Construct scope, ChartProps props, HelmRelease release)
{
    /// <summary>What a value is known as: a stack that installs the chart can refer to anything, a file is written before.</summary>
    /// <param name="props">What the chart is like.</param>
    /// <param name="value">The value, or what stands for it.</param>
    /// <returns>The value; null where only deployment knows it.</returns>
    public static string? Known(ChartProps props, string? value) => props.Install || !Cdk.Token.IsUnresolved(value ?? "") ? value : null;

    /// <summary>Whether anything speaks against the chart.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (var twice in KnownAddons.Twice(props.Cluster, release.Name))
        {
            yield return twice;
        }

        if (props.Install && props.Cluster is not EksCluster { HasKubectl: true })
        {
            yield return AddonRules.ChartHasProvider.At(null,
                $"chart '{release.Name}' is to be installed by the stack, but the cluster has no KubectlProvider; give it one, or leave Install false and run "
                + "the command");
        }
    }

    /// <summary>Defines the role of the service account and its association.</summary>
    /// <param name="rights">What the role may do.</param>
    /// <param name="broughtBy">The part of Auto Mode that does the same; null where none does.</param>
    public PodAccess Access(NewRole rights, AutoModePart? broughtBy = null)
    {
        KnownAddons.Add(props.Cluster, new AddedAddon(release.Name, scope)
        {
            Namespace = release.Namespace,
            NeedsNodes = props.Install,
            BroughtBy = broughtBy,
        });
        return new PodAccess(scope, "Access", new PodAccessProps
        {
            Cluster = props.Cluster,
            Namespace = release.Namespace,
            ServiceAccount = release.ServiceAccount,
            ExistingRole = props.ExistingRole,
            Role = rights with { PermissionsBoundaryArn = props.BoundaryArn },
        });
    }

    /// <summary>Has the stack install the chart, or writes the values and says how to.</summary>
    /// <param name="access">The role of the service account, which comes first.</param>
    /// <returns>What is to be done by hand once the stack is deployed.</returns>
    public IReadOnlyList<ManualStep> Install(PodAccess access)
    {
        if (props.Install)
        {
            Chart(access);
            return [];
        }

        var command = release.Command(Write());
        new Cdk.CfnOutput(scope, "Command", new Cdk.CfnOutputProps
        {
            Description = $"Installs {release.Name}, in the folder of the cloud assembly",
            Value = command,
        }).Named(props.Cluster.LogicalId("chart-command", release.Name));
        return [new ManualStep($"install {release.Name}", "a template cannot install a Helm chart", command)];
    }

    private string Write()
    {
        var folder = RbacFolder.OfCharts(ManifestFolder.ClusterName(props.Cluster, scope, nameof(props)));
        var file = $"{folder}/{release.Name}.yaml";
        if (Cdk.Stage.Of(scope)?.Outdir is { } assembly)
        {
            Directory.CreateDirectory(Path.Combine(assembly, folder));
            File.WriteAllText(Path.Combine(assembly, file), release.Text(file));
        }

        return file;
    }

    private void Chart(PodAccess access)
    {
        var chart = new Eks.HelmChart(scope, "Chart", new Eks.HelmChartProps
        {
            Cluster = props.Cluster.Cluster,
            Chart = release.Name,
            Release = release.Name,
            Repository = release.Repository,
            Namespace = release.Namespace,
            Version = release.Version,
            Values = (Dictionary<string, object>)CdkDocument.Of(release.Values),
            CreateNamespace = false,
            Wait = true,
        });
        chart.Node.AddDependency(access);
        foreach (var resource in chart.Node.FindAll().OfType<Cdk.CfnResource>())
        {
            props.Cluster.OrderAddon(resource, needsNodes: true);
        }
    }
}
