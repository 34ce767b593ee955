using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Which aws-auth leaves for which cluster.</summary>
public sealed record AwsAuthConfigMapProps
{
    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Who shall be mapped.</summary>
    public required AwsAuthMap Map { get; init; }

    /// <summary>What the cluster holds now, read from <c>kubectl get configmap aws-auth -n kube-system -o yaml</c>; <see cref="Map"/> is added to it.</summary>
    /// <value>Default: null: the map replaces whatever the cluster holds, node roles included, so it must hold all of them.</value>
    public AwsAuthMap? Held { get; init; }

    /// <summary>Access entries of the cluster that no construct of the app makes; entries count before aws-auth.</summary>
    /// <value>Default: none beside those of constructs.</value>
    public AccessPlan Entries { get; init; } = AccessPlan.Empty;
}

/// <summary>Writes the ConfigMap aws-auth as YAML into the cloud assembly, for clusters whose authentication mode still
/// reads it. It is linted and played through first.</summary>
/// <remarks>The file is <c>eks-access/CLUSTER/aws-auth.yaml</c> beside the template; <see cref="ApplyCommand"/> applies
/// it. New clusters need none: use <see cref="AccessEntries"/>.</remarks>
public sealed class AwsAuthConfigMap : Construct
{
    /// <summary>Writes the file.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which map.</param>
    /// <exception cref="ArgumentException">The mode of the cluster reads no aws-auth, parts cannot be
    /// read, nodes would be dropped, or the map locks everybody out.</exception>
    public AwsAuthConfigMap(Construct scope, string id, AwsAuthConfigMapProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var mode = props.Cluster.AuthenticationMode;
        var name = props.Cluster.DisplayName;
        if (!mode.ReadsConfigMap())
        {
            throw new ArgumentException(
                $"{Node.Path}: authentication mode {mode.ToApiValue()} reads no aws-auth, "
                + "so nobody in it gets in; use AccessEntries",
                nameof(props));
        }

        if (Cdk.Token.IsUnresolved(name))
        {
            throw new ArgumentException(
                $"{Node.Path}: the cluster's name is known at deployment only, but names a folder; "
                + "import the cluster with its name as text",
                nameof(props));
        }

        var merged = AwsAuthMerge.Add(props.Held ?? AwsAuthMap.Empty, props.Map);
        merged.Findings.ThrowOrWarn(this, nameof(props));
        Map = merged.Value ?? AwsAuthMap.Empty;
        Simulated(props).ThrowOrWarn(this, nameof(props));
        File = $"eks-access/{name}/aws-auth.yaml";
        Write();
        props.Cluster.RegisterAwsAuth(Map);
    }

    /// <summary>What is written: what the cluster holds, then what is new.</summary>
    public AwsAuthMap Map { get; }

    /// <summary>The file, relative to the cloud assembly.</summary>
    public string File { get; }

    /// <summary>One line for a shell in the folder of the cloud assembly.</summary>
    public string ApplyCommand => $"kubectl apply --filename {File}";

    private IEnumerable<Finding> Simulated(AwsAuthConfigMapProps props)
    {
        // Administrators may be defined after this: that somebody is, the cluster says when it is synthesized.
        var known = props.Cluster.Snapshot;
        var entries = (known.Plan.With(props.Entries.Grants).Value ?? known.Plan) with { CreatorIsAdmin = true };
        var before = known with { Plan = entries, Rbac = RbacObjects.None, AwsAuth = props.Held ?? Map };
        return [.. AwsAuthMerge.NodesLost(props.Held ?? AwsAuthMap.Empty, Map), .. LockoutSimulation.Compare(before, before with { AwsAuth = Map }).Findings];
    }

    private void Write()
    {
        var assembly = Cdk.Stage.Of(this)?.Outdir
            ?? throw new ArgumentException($"{Node.Path}: the ConfigMap is written into the cloud assembly of an app, and there is none");
        var path = Path.Combine(assembly, File);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        System.IO.File.WriteAllText(path, AwsAuthWriter.Write(Map));
    }
}
