using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Snapshots;

/// <summary>A file as text.</summary>
/// <param name="File">The file as the user named it; its folders, divided by <c>/</c>, tell which cluster a document belongs to.</param>
/// <param name="Text">The text.</param>
public sealed record InputText(string File, string Text);

/// <summary>Everything that the input says about one cluster.</summary>
public sealed record ClusterInput
{
    /// <summary>The cluster; null where the input is about a cluster that exists already.</summary>
    public ClusterConfig? Config { get; init; }

    /// <summary>The old map of IAM principals; null where there is none.</summary>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>True where the API server refuses the ConfigMap aws-auth.</summary>
    /// <value>Default: false.</value>
    public bool AwsAuthIsRefused { get; init; }

    /// <summary>The RBAC objects, service accounts and namespaces.</summary>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>Pods, and what makes pods.</summary>
    /// <value>Default: none.</value>
    public ValueList<Workload> Workloads { get; init; }

    /// <summary>What templates of CloudFormation say about it; null where none does.</summary>
    /// <value>Default: null.</value>
    internal TemplateInput? Template { get; init; }

    /// <summary>Policy documents of IAM.</summary>
    /// <value>Default: none.</value>
    internal ValueList<IamPolicyFile> Policies { get; init; }

    /// <summary>True where the input says something about who may do what in the cluster, and not only about its pods.</summary>
    public bool SaysAnythingOfAccess => SaysAnythingToBuild || Template is not null;

    /// <summary>True where something says who may do what that is not yet in a template.</summary>
    public bool SaysAnythingToBuild => Config is not null || AwsAuth is not null || !Rbac.All.IsEmpty;

    /// <summary>What to call the cluster: its name, or the logical id that stands for it in a template; null where nothing names it.</summary>
    public string? Label => Config?.Metadata.Name ?? Template?.Cluster?.Label;

    /// <summary>The stack and the logical id of the resource that makes the cluster, as <c>STACK/LogicalId</c>; null where no template makes it.</summary>
    public string? Path => Template?.Cluster?.Path;

    /// <summary>True where somebody who writes this means the cluster: its label, or its path, which tells it from another one of the same name.</summary>
    public bool IsCalled(string name) => Label == name || Path == name;

    /// <summary>The place of the ClusterConfig, or else of the first document.</summary>
    public Origin Origin { get; init; }
}
