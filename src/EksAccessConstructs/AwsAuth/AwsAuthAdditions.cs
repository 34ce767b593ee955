using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.AwsAuth;

/// <summary>A role with which something joins a cluster by itself.</summary>
/// <param name="Name">A name for it, such as that of the node group; it becomes part of the key of an output.</param>
/// <param name="Role">The role.</param>
/// <param name="IsWindows">True for nodes on Windows, whose kube-proxy needs a group of its own.</param>
public sealed record JoiningRole(string Name, Iam.IRole Role, bool IsWindows = false);

/// <summary>What is added to the aws-auth of which cluster.</summary>
public sealed record AwsAuthAdditionsProps
{
    /// <summary>The cluster; its name has to be known as text, and its mode has to read aws-auth.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Who shall be mapped.</summary>
    /// <value>Default: nobody.</value>
    public AwsAuthMap Map { get; init; } = AwsAuthMap.Empty;

    /// <summary>The roles of nodes that join by themselves. EKS itself maps those of managed nodes and of Fargate pods.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<JoiningRole> Nodes { get; init; } = [];
}

/// <summary>Rows for the ConfigMap aws-auth of a cluster that has no access entries: a file beside the template, the ARNs that only the deployment knows as
/// outputs of the stack, and the command that adds them to what the cluster holds.</summary>
/// <remarks>
/// No template can write into a cluster, and the ConfigMap as a whole is not ours: EKS writes the roles of managed nodes into it. So the rows are
/// in <c>eks-access/CLUSTER/aws-auth-additions.yaml</c>, which kubectl refuses as it is, and <see cref="MergeCommand"/> adds them after the deployment.
/// Rows that are taken out of the code stay in the cluster.
/// </remarks>
public sealed class AwsAuthAdditions : Construct
{
    private readonly string cluster;
    private readonly bool hasOutputs;

    /// <summary>Writes the file and defines the outputs.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What is added.</param>
    /// <exception cref="ArgumentException">The mode of the cluster reads no aws-auth, its name is not known as text, no app holds the construct, or two rows
    /// map one ARN to different identities.</exception>
    public AwsAuthAdditions(Construct scope, string id, AwsAuthAdditionsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        cluster = props.Cluster.DisplayName;
        Problems(props).ThrowOrWarn(this, nameof(props));
        AwsAuthItem[] nodes = [.. props.Nodes.GroupBy(node => node.Role.RoleArn, StringComparer.Ordinal).Select(same => Row(props.Cluster, [.. same]))];
        var merged = AwsAuthMerge.Add(AwsAuthMap.Empty, props.Map with { Roles = [.. props.Map.Roles, .. nodes] });
        merged.Findings.Select(finding => finding with { Severity = Severity.Error }).ThrowOrWarn(this, nameof(props));
        Map = merged.Value ?? AwsAuthMap.Empty;
        hasOutputs = Map.Items.Any(item => item.Arn.StartsWith("${", StringComparison.Ordinal));
        Write();
        props.Cluster.RegisterAwsAuth(Map, isWhole: false);
    }

    /// <summary>The rows, in their order: those of the map, then those of nodes. An ARN that only the deployment knows is <c>${OUTPUT}</c>.</summary>
    public AwsAuthMap Map { get; }

    /// <summary>The file, relative to the cloud assembly.</summary>
    public string File => AwsAuthCommand.FileOf(cluster);

    /// <summary>One line for a shell in the folder of the cloud assembly, once the stack is deployed: it reads what the cluster holds, adds the rows and
    /// applies the result. It needs kubectl, the AWS CLI and <c>eks-access</c>.</summary>
    public string MergeCommand
    {
        get
        {
            var stack = Cdk.Stack.Of(this);
            return AwsAuthCommand.Of(cluster, Cdk.Token.IsUnresolved(stack.Region) ? null : stack.Region, hasOutputs ? stack.StackName : null);
        }
    }

    /// <summary>An ARN as a row can name it: as it is where it is known, else as the output that is defined for it.</summary>
    internal static string Told(IEksCluster cluster, Construct scope, string name, string arn)
    {
        if (!Cdk.Token.IsUnresolved(arn))
        {
            return arn;
        }

        var key = cluster.LogicalId("aws-auth-role", name);
        new Cdk.CfnOutput(scope, key, new Cdk.CfnOutputProps { Description = $"The role of {name}, for aws-auth of the cluster", Value = arn }).Named(key);
        return StackOutputs.Placeholder(key);
    }

    private AwsAuthItem Row(IEksCluster owner, IReadOnlyList<JoiningRole> same) =>
        AwsAuthItem.ForNodes(Told(owner, this, same[0].Name, same[0].Role.RoleArn), same.Any(node => node.IsWindows));

    private static IEnumerable<Finding> Problems(AwsAuthAdditionsProps props)
    {
        var mode = props.Cluster.AuthenticationMode;
        if (!mode.ReadsConfigMap())
        {
            yield return AwsAuthRules.IsAwsAuth.At(null,
                $"authentication mode {mode.ToApiValue()} reads no aws-auth, so nobody in it gets in; use AccessEntries");
        }

        if (Cdk.Token.IsUnresolved(props.Cluster.DisplayName))
        {
            yield return AwsAuthRules.IsAwsAuth.At(null,
                "the cluster's name is known at deployment only, but names a folder; import the cluster with its name as text");
        }
    }

    private void Write()
    {
        var assembly = Cdk.Stage.Of(this)?.Outdir
            ?? throw new ArgumentException($"{Node.Path}: the rows are written into the cloud assembly of an app, and there is none");
        var path = Path.Combine(assembly, File);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        System.IO.File.WriteAllText(path, string.Concat(
            "# Rows to be added to what the cluster holds, after the deployment. kubectl refuses this file as it is, for EKS keeps its own rows there.\n",
            $"# {MergeCommand}\n",
            AwsAuthWriter.WriteAdditions(Map)));
    }
}
