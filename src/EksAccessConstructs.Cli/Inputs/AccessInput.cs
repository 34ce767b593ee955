using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Who is let into one cluster, as files say it: aws-auth in any of its forms, a ClusterConfig, RBAC manifests.</summary>
/// <param name="AwsAuth">aws-auth; null where the files hold none.</param>
/// <param name="Plan">The access entries and the mode; null where no ClusterConfig says.</param>
/// <param name="Rbac">The RBAC objects.</param>
/// <param name="Findings">Everything met on the way.</param>
internal sealed record AccessInput(AwsAuthMap? AwsAuth, AccessPlan? Plan, RbacObjects Rbac, ValueList<Finding> Findings)
{
    /// <summary>True where a finding is an error.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    /// <summary>True where the API server refuses the ConfigMap.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Code == AwsAuthRules.SectionsAreText.Code);

    /// <summary>Reads the files that paths mean.</summary>
    /// <exception cref="UnreadableException">A path leads nowhere or may not be read.</exception>
    /// <exception cref="UsageException">The files are about several clusters.</exception>
    public static AccessInput Read(IEnumerable<string> paths, ToolHost host)
    {
        var files = SourceFiles.Read(paths, host).ToList();
        var inputs = ClusterInputs.Read(files.Select(file => new InputText(file.Name, file.Text)));
        var clusters = inputs.Value?.Clusters ?? [];
        return clusters.Count > 1
            ? throw new UsageException($"the files are about {clusters.Count} clusters; name the files of one")
            : clusters.Count == 1 && (clusters[0].AwsAuth is not null || clusters[0].Config is not null || files.Count != 1)
                ? Of(clusters[0], inputs.Findings)
                : Alone(files, inputs.Findings);
    }

    // One file that is no manifest of its own may still be the text of aws-auth.
    private static AccessInput Alone(List<SourceFile> files, ValueList<Finding> findings)
    {
        if (files.Count != 1)
        {
            return new(null, null, RbacObjects.None, findings);
        }

        var reading = AwsAuthReader.Read(files[0].Text, files[0].Name);
        return new(reading.Value, null, RbacObjects.None, reading.Findings);
    }

    private static AccessInput Of(ClusterInput cluster, ValueList<Finding> findings)
    {
        if (cluster.Config is not { } config)
        {
            return new(cluster.AwsAuth, null, cluster.Rbac, findings);
        }

        var filled = ClusterConfigDefaults.Fill(config, DefaultsFlavour.Secure);
        var access = filled.Value is { } resolved ? EksctlAccess.Read(resolved) : null;
        return new(cluster.AwsAuth, access?.Value?.Plan, cluster.Rbac, [.. findings, .. access?.Findings ?? []]);
    }
}
