using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Snapshots;

/// <summary>What templates of CloudFormation say about one cluster, its manifests read as all manifests are.</summary>
internal sealed record TemplateInput
{
    /// <summary>What is said of the cluster; null where only something is not read that may be about it.</summary>
    public TemplateCluster? Cluster { get; init; }

    /// <summary>The RBAC objects, service accounts and namespaces that may be applied.</summary>
    /// <value>Default: none.</value>
    public ValueList<RbacObject> Objects { get; init; }

    /// <summary>Those of them that are applied in any case.</summary>
    /// <value>Default: none.</value>
    public ValueList<RbacObject> CertainObjects { get; init; }

    /// <summary>aws-auth, as it may be; null where no template applies it.</summary>
    /// <value>Default: null.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>aws-auth, as it is in any case; null where no template applies it.</summary>
    /// <value>Default: null.</value>
    public AwsAuthMap? CertainAwsAuth { get; init; }

    /// <summary>Pods, and what makes pods.</summary>
    /// <value>Default: none.</value>
    public ValueList<Workload> Workloads { get; init; }

    /// <summary>Roles and users that templates make and name.</summary>
    /// <value>Default: none.</value>
    public ValueList<PrincipalArn> Principals { get; init; }

    /// <summary>What may say something about access and is not read.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<NotRead> NotRead { get; init; }
}
