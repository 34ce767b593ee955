using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Charts;

/// <summary>What the constructs of Helm charts have in common.</summary>
public abstract record ChartProps
{
    private protected ChartProps()
    {
    }

    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>An existing role of the cluster's account; it has to trust <c>pods.eks.amazonaws.com</c>. Nothing is added to it.</summary>
    /// <value>Default: one is made, which the one service account of the one cluster gets.</value>
    public Iam.IRole? ExistingRole { get; init; }

    /// <summary>The permissions boundary of the role that is made, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The same boundary as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    internal string? BoundaryArn => CdkOrText.One(PermissionsBoundary?.ManagedPolicyArn, PermissionsBoundaryArn, nameof(PermissionsBoundary));

    /// <summary>The version of the chart.</summary>
    /// <value>Default: the newest on the day that it is installed.</value>
    public string? ChartVersion { get; init; }

    /// <summary>More values of the chart; those that the construct writes give way.</summary>
    /// <value>Default: none.</value>
    public DocumentValue.Mapping Values { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Whether the stack installs the chart, by the CDK's Lambda function that holds cluster-admin. Only with
    /// <see cref="EksClusterProps.KubectlProvider"/>.</summary>
    /// <value>Default: false; the values are a file of the cloud assembly, and the command that installs the chart is an output of the stack.</value>
    public bool Install { get; init; }
}
