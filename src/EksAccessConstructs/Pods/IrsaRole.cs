using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>The role of a service account, by IAM roles for service accounts.</summary>
public sealed record IrsaRoleProps
{
    /// <summary>The provider of the cluster.</summary>
    public required OidcProvider Provider { get; init; }

    /// <summary>The providers of further clusters in which the same service account may take on the role, as while one cluster replaces another.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<OidcProvider> AdditionalProviders { get; init; } = [];

    /// <summary>The namespace of the service account.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>A pattern of names in place of <see cref="ServiceAccount"/>, in which <c>*</c> stands for any letters and <c>?</c> for one.</summary>
    /// <value>Default: the one service account.</value>
    public string? SubjectPattern { get; init; }

    /// <summary>What the role may do and is called.</summary>
    /// <value>Default: nothing; grant it what it needs. Its name is made by CloudFormation; with <see cref="CreateServiceAccount"/> it is made of cluster,
    /// namespace, name and a hash, since a manifest has to know it.</value>
    public NewRole Role { get; init; } = new();

    /// <summary>Whether the service account is written as a manifest into the cloud assembly, with the annotation that names the role.</summary>
    /// <value>Default: false; charts and teams mostly bring their own, and two writers of one object undo each other.</value>
    public bool CreateServiceAccount { get; init; }

    /// <summary>Whether its namespace is written, too. Only with <see cref="CreateServiceAccount"/>.</summary>
    /// <value>Default: false.</value>
    public bool CreateNamespace { get; init; }
}

/// <summary>A role that the pods of one service account may take on with the token that the cluster gives them (IRSA).</summary>
/// <remarks>The service account needs the annotation <c>eks.amazonaws.com/role-arn</c> with the role's ARN. Whatever grants rights to an <c>IGrantable</c>
/// takes it.</remarks>
public sealed class IrsaRole : Construct, Iam.IGrantable
{
    /// <summary>Defines the role.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Of which service account.</param>
    /// <exception cref="ArgumentException">A name is not one of Kubernetes, or known at deployment only (EKS124), the trust is longer than IAM takes for any
    /// account (EKS153), or a service account is to be written in a stack without region (EKS154); the message lists every problem, one a line.</exception>
    public IrsaRole(Construct scope, string id, IrsaRoleProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        OidcProvider[] providers = [props.Provider, .. props.AdditionalProviders];
        var account = $"{props.Namespace}/{props.SubjectPattern ?? props.ServiceAccount}";
        var subject = props.SubjectPattern is { } pattern
            ? TokenSubject.Of(props.Namespace, pattern, isPattern: true)
            : TokenSubject.Of(props.Namespace, props.ServiceAccount);
        var trust = new TokenTrust(subject, providers);
        var annotated = new AnnotatedRole(props);
        ServiceAccountFindings.Of(props.Namespace, props.ServiceAccount)
            .Concat(trust.Findings())
            .Concat(annotated.Findings())
            .Concat(providers.SelectMany(provider => PodAccounts.Of(provider.Cluster).Token(account)))
            .ThrowOrWarn(this, nameof(props));
        Array.ForEach(providers, provider => PodAccounts.Of(provider.Cluster).AddToken(account, this));
        var logicalId = props.Provider.Cluster.LogicalId(RoleIds.ByToken, $"{props.Namespace}/{props.ServiceAccount}");
        Role = trust.Define(this, annotated.Role, logicalId);
        if (props.CreateServiceAccount)
        {
            ManifestFolder = AccountManifest.Add(props.Provider.Cluster, this, annotated.ServiceAccount, props.CreateNamespace);
        }
    }

    /// <summary>The role. Its trust is fixed: statements that are added to it have no effect where the cluster is made in the same app.</summary>
    public Iam.Role Role { get; }

    /// <summary>The folder of the manifests, relative to the cloud assembly: its <c>kustomization.yaml</c> begins with the command that applies them. Null
    /// where none is asked for.</summary>
    public string? ManifestFolder { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;
}
