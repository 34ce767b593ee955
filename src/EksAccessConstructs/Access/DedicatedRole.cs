using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>A role made for nothing but one kind of access to one cluster.</summary>
/// <remarks>It has no fixed name: an access entry belongs to one role for good, and a role made again under an old name would be shut out (AE23).</remarks>
internal static class DedicatedRole
{
    public const string OpenWarning = "EksAccessConstructs:OpenRole";

    public static Iam.Role Define(Construct scope, IEksCluster cluster, DedicatedRoleOptions options, string argument)
    {
        if (options.Trust.Problem() is { } problem)
        {
            throw new ArgumentException($"{scope.Node.Path}: {problem}", argument);
        }

        if (options.Trust.AssumableBy is [])
        {
            Cdk.Annotations.Of(scope).AddWarningV2(OpenWarning,
                $"every identity of the account that IAM allows to may {options.Purpose} cluster '{cluster.DisplayName}'; name who may with AssumableBy");
        }

        options.Trust.Doubts(Cdk.Stack.Of(scope), $"{options.Purpose} cluster '{cluster.DisplayName}'").ThrowOrWarn(scope, argument);
        var role = new Iam.Role(scope, "Role", new Iam.RoleProps
        {
            AssumedBy = options.Trust.Principal(Cdk.Stack.Of(scope)),
            Description = options.Description,
            MaxSessionDuration = options.Trust.MaxSession is { } session ? Cdk.Duration.Seconds(session.TotalSeconds) : null,
            PermissionsBoundary = options.PermissionsBoundary,
            InlinePolicies = options.MayDescribeCluster
                ? new Dictionary<string, Iam.PolicyDocument> { ["DescribeCluster"] = DescribeCluster(scope, cluster) }
                : null,
        });
        (role.Node.DefaultChild as Iam.CfnRole)?.Named(cluster.LogicalId(options.Name, "role"));
        foreach (var (key, value) in options.Tags)
        {
            Cdk.Tags.Of(role).Add(key, value);
        }

        return role;
    }

    /// <summary>The command that writes a kubeconfig for a role, and where asked for an output that shows it.</summary>
    public static string Kubeconfig(Construct scope, IEksCluster cluster, Iam.IRole role, string? outputName)
    {
        var command = $"aws eks update-kubeconfig --name {cluster.ClusterName} --region {Cdk.Stack.Of(scope).Region} --role-arn {role.RoleArn}";
        if (outputName is not null)
        {
            new Cdk.CfnOutput(scope, "KubeconfigCommand", new Cdk.CfnOutputProps { Value = command })
                .Named(cluster.LogicalId(outputName, "kubeconfig-command"));
        }

        return command;
    }

    /// <summary>The right to find out how to reach a cluster, which a kubeconfig is written with.</summary>
    public static Iam.PolicyStatement MayDescribe(Construct scope, IEksCluster cluster) => new(new Iam.PolicyStatementProps
    {
        Actions = ["eks:DescribeCluster"],
        Resources = [Cdk.Stack.Of(scope).FormatArn(new Cdk.ArnComponents
        {
            Partition = Cdk.Aws.PARTITION,
            Service = "eks",
            Resource = "cluster",
            ResourceName = cluster.ClusterName,
        })],
    });

    private static Iam.PolicyDocument DescribeCluster(Construct scope, IEksCluster cluster) =>
        new(new Iam.PolicyDocumentProps { Statements = [MayDescribe(scope, cluster)] });
}

/// <summary>What a dedicated role is like.</summary>
/// <param name="Name">What its logical id is made from.</param>
/// <param name="Purpose">What it may do to the cluster, as a verb.</param>
/// <param name="Description">Its description.</param>
/// <param name="Trust">Who may take it on.</param>
internal sealed record DedicatedRoleOptions(string Name, string Purpose, string Description, RoleTrust Trust)
{
    public bool MayDescribeCluster { get; init; }

    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    public ValueMap Tags { get; init; }
}
