using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>The AWS rights of the pods of one service account, by EKS Pod Identity.</summary>
public sealed record PodAccessProps
{
    /// <summary>The cluster. One that exists already needs the add-on eks-pod-identity-agent, or Auto Mode.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The namespace of the service account. Changing it replaces the association.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the service account. Changing it replaces the association.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>An existing role of the cluster's account; it has to trust <c>pods.eks.amazonaws.com</c>. Nothing is added to it.</summary>
    /// <value>Default: one is made as <see cref="Role"/> says.</value>
    public Iam.IRole? ExistingRole { get; init; }

    /// <summary>For whom EKS may take on the role that is made.</summary>
    /// <value>Default: for this service account of this cluster; with <see cref="DisableSessionTags"/>, for this cluster.</value>
    public PodTrust Trust { get; init; }

    /// <summary>What the role that is made may do and is called.</summary>
    /// <value>Default: nothing; grant it what it needs.</value>
    public NewRole Role { get; init; } = new();

    /// <summary>The ARN of a role, often of another account, that EKS takes on by the first and whose rights the pods then have. The role that is made may
    /// take it on; its own trust is <see cref="PodAccess.TargetTrust"/>.</summary>
    /// <value>Default: none.</value>
    public string? TargetRoleArn { get; init; }

    /// <summary>Whether the trust that the target role needs is an output of the stack, as JSON.</summary>
    /// <value>Default: true where there is a target role. A stack has at most 200 outputs.</value>
    public bool OutputTargetTrust { get; init; } = true;

    /// <summary>Whether sessions carry no tags that tell cluster, namespace and service account.</summary>
    /// <value>Default: not said; they carry them.</value>
    public bool? DisableSessionTags { get; init; }

    /// <summary>A policy as JSON that narrows sessions further. EKS asks for <see cref="DisableSessionTags"/> with it.</summary>
    /// <value>Default: none.</value>
    public string? SessionPolicy { get; init; }

    /// <summary>Whether the service account is written as a manifest into the cloud assembly, for kubectl or a GitOps tool.</summary>
    /// <value>Default: false; charts and teams mostly bring their own, and two writers of one object undo each other.</value>
    public bool CreateServiceAccount { get; init; }

    /// <summary>Whether its namespace is written, too. Only with <see cref="CreateServiceAccount"/>.</summary>
    /// <value>Default: false.</value>
    public bool CreateNamespace { get; init; }

    /// <summary>Tags of the association.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>Gives the pods of one service account a role, by EKS Pod Identity: the role and the association.</summary>
/// <remarks>The first one of an <see cref="EksCluster"/> brings the add-on eks-pod-identity-agent; see <see cref="EksClusterProps.PodIdentityAgent"/>.
/// Nothing is written into the cluster: the service account needs no annotation, and need not exist yet. Whatever grants rights to an
/// <c>IGrantable</c> takes it: <c>bucket.GrantRead(access)</c>. Where a target role is named, the rights go to that one, since it is the one that pods
/// get.</remarks>
public sealed class PodAccess : Construct, Iam.IGrantable
{
    /// <summary>The id of the warning that the trust of an existing role is not seen, for those who acknowledge it.</summary>
    public const string TrustWarning = "EksAccessConstructs:EKS148";

    private readonly Iam.IRole? target;

    /// <summary>Defines role and association.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Of which service account.</param>
    /// <exception cref="ArgumentException">A name is not one of Kubernetes (EKS124), the service account has an association already or a session policy goes
    /// with session tags (EKS019), the existing role is of another account (EKS147), its trust asks for tags that are not sent (EKS149), EKS does not offer
    /// Pod Identity there (EKS150), or the cluster has 5,000 associations (EKS142); the message lists every problem, one a line.</exception>
    public PodAccess(Construct scope, string id, PodAccessProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var trust = new PodIdentityTrust
        {
            Cluster = props.Cluster.Address(),
            Namespace = props.Namespace,
            ServiceAccount = props.ServiceAccount,
            SendsTags = props.DisableSessionTags is not true,
        };
        new PodAccessFindings(props, trust).All().ThrowOrWarn(this, nameof(props));
        var account = $"{props.Namespace}/{props.ServiceAccount}";
        PodAccounts.Of(props.Cluster).Add(new PodAssociation(account, this));
        PodsAtSynthesis.Watch(props.Cluster);
        Role = props.ExistingRole ?? PodRole.Define(
            this, WithTarget(props), props.Trust is PodTrust.Plain ? null : trust, props.Cluster.LogicalId(RoleIds.ByPodIdentity, account));
        Resource = new Eks.CfnPodIdentityAssociation(this, "Resource", new Eks.CfnPodIdentityAssociationProps
        {
            ClusterName = props.Cluster.ClusterName,
            Namespace = props.Namespace,
            ServiceAccount = props.ServiceAccount,
            RoleArn = Role.RoleArn,
            TargetRoleArn = props.TargetRoleArn,
            DisableSessionTags = props.DisableSessionTags,
            Policy = props.SessionPolicy,
            Tags = props.Tags.IsEmpty ? null : [.. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(props.Cluster.LogicalId("pod-access", account));
        if (props.CreateServiceAccount)
        {
            var made = new ServiceAccountObject { Namespace = props.Namespace, Name = props.ServiceAccount };
            ManifestFolder = AccountManifest.Add(props.Cluster, this, made, props.CreateNamespace);
        }

        if (props.TargetRoleArn is { } arn)
        {
            target = Iam.Role.FromRoleArn(this, "Target", arn);
            TargetExternalId = trust.ExternalId;
            var document = CdkDocument.Of(trust.OfTarget(Role.RoleArn));
            TargetTrust = Iam.PolicyDocument.FromJson(document);
            OutputTrust(props, document);
        }
    }

    /// <summary>The role that pods get, or by which they get the target role.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The association as CloudFormation has it.</summary>
    public Eks.CfnPodIdentityAssociation Resource { get; }

    /// <summary>The folder of the manifests, relative to the cloud assembly: its <c>kustomization.yaml</c> begins with the command that applies them. Null
    /// where none is asked for.</summary>
    public string? ManifestFolder { get; }

    /// <summary>The id that EKS sends when it takes on the target role, <c>REGION/ACCOUNT/CLUSTER/NAMESPACE/NAME</c>: known before the deployment where
    /// the stack names its region and account. Null without target role.</summary>
    public string? TargetExternalId { get; }

    /// <summary>The trust that the target role needs, for an <c>AssumeRolePolicyDocument</c>: this role alone, and sessions for this service account alone.
    /// Null without target role.</summary>
    public Iam.PolicyDocument? TargetTrust { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => (target ?? Role).GrantPrincipal;

    // The role that is made is there to take on the target, so it may.
    private static NewRole WithTarget(PodAccessProps props) => props.TargetRoleArn is { } target
        ? props.Role with
        {
            InlinePolicies = [.. props.Role.InlinePolicies, new("AssumeTarget", [new() { Actions = PodIdentityTrust.Actions, Resources = [target] }])],
        }
        : props.Role;

    private void OutputTrust(PodAccessProps props, Dictionary<string, object> document)
    {
        if (props.OutputTargetTrust)
        {
            new Cdk.CfnOutput(this, "TargetTrust", new Cdk.CfnOutputProps
            {
                Description = $"Trust that the target role of {props.Namespace}/{props.ServiceAccount} needs",
                Value = Cdk.Stack.Of(this).ToJsonString(document),
            }).Named(props.Cluster.LogicalId("pod-target-trust", $"{props.Namespace}/{props.ServiceAccount}"));
        }
    }
}
