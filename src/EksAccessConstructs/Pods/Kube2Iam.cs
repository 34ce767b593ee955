using System.Runtime.CompilerServices;
using System.Text.Json;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>kube2iam on a cluster: pods get the role that an annotation of theirs names, by a program on each node that stands before the instance metadata
/// service. It is the old way; <see cref="PodAccess"/> is the new.</summary>
/// <remarks>
/// The service account, its ClusterRole and binding, and the DaemonSet are manifests in the cloud assembly (see <see cref="ManifestFolder"/>). The roles of
/// the nodes may take on exactly the roles that <see cref="Kube2IamRole"/> defines. Whoever takes over a node takes over all of these roles: that is how
/// kube2iam works. Source: README and chart of kube2iam, as of May 2026.
/// </remarks>
public sealed class Kube2Iam : Construct
{
    /// <summary>The id of the warning that kube2iam is the old way, for those who acknowledge it.</summary>
    public const string OldWayWarning = "EksAccessConstructs:EKS155";

    private static readonly ConditionalWeakTable<IEksCluster, Kube2Iam> Known = [];

    private readonly Dictionary<string, SortedSet<string>> allowed = new(StringComparer.Ordinal);
    private readonly Iam.Policy policy;

    /// <summary>Defines the manifests and the policy of the nodes.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">How it runs.</param>
    /// <exception cref="ArgumentException">No role of nodes is named, or the cluster has kube2iam already (EKS156); the message lists every problem, one a
    /// line.</exception>
    public Kube2Iam(Construct scope, string id, Kube2IamProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        ArgumentException.ThrowIfNullOrWhiteSpace(props.Image);
        Findings(props).ThrowOrWarn(this, nameof(props));
        Props = props;
        Known.Add(props.Cluster, this);
        policy = new Iam.Policy(this, "NodePolicy", new Iam.PolicyProps { Roles = [.. props.NodeRoles] });
        (policy.Node.DefaultChild as Iam.CfnPolicy)?.Named(props.Cluster.LogicalId("kube2iam-node-policy"));

        props.Cluster.RegisterRbac(new RbacObjects(Kube2IamManifests.Objects));
        ManifestFolder = PodManifests.Add(props.Cluster, this, Kube2IamManifests.Objects);
        PodManifests.AddOther(props.Cluster, Kube2IamManifests.DaemonSetFile, owner => Kube2IamManifests.DaemonSet(props, owner));
    }

    /// <summary>The folder of the manifests, relative to the cloud assembly: its <c>kustomization.yaml</c> begins with the command that applies them.</summary>
    public string ManifestFolder { get; }

    /// <summary>Takes away what kube2iam left in a cluster, in place of the construct that was there: the folder of the manifests is written without it, and
    /// the script in it deletes the DaemonSet, the ClusterRole and its binding. When it has run, this can go as well.</summary>
    /// <param name="cluster">The cluster, at the same place in the same stack.</param>
    /// <returns>The folder of the manifests, relative to the cloud assembly of the app.</returns>
    /// <exception cref="ArgumentException">The cluster's name is none for a folder.</exception>
    public static string TakeAway(IEksCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return PodManifests.Add(cluster, cluster);
    }

    internal Kube2IamProps Props { get; }

    /// <summary>That of a cluster; null where it has none.</summary>
    internal static Kube2Iam? Of(IEksCluster cluster) => Known.TryGetValue(cluster, out var known) ? known : null;

    /// <summary>Lets the nodes take on a role, and the namespaces use it.</summary>
    internal void Allow(string name, Iam.Role role, ValueList<string> namespaces)
    {
        policy.AddStatements(new Iam.PolicyStatement(new Iam.PolicyStatementProps { Actions = ["sts:AssumeRole"], Resources = [role.RoleArn] }));
        foreach (var space in namespaces)
        {
            var roles = allowed.TryGetValue(space, out var known) ? known : allowed[space] = new SortedSet<string>(StringComparer.Ordinal);
            roles.Add(name);
            PodManifests.Add(Props.Cluster, this, new Namespace
            {
                Name = space,
                Annotations = ValueMap.Of(("iam.amazonaws.com/allowed-roles", JsonSerializer.Serialize(roles))),
            });
        }
    }

    private static IEnumerable<Finding> Findings(Kube2IamProps props)
    {
        yield return PodRoleRules.OldWay.At(null, "kube2iam hands roles to pods by their address, and every node may take on all of them; "
            + "use PodAccess, and keep this for pods that cannot move yet");
        if (props.NodeRoles is [])
        {
            yield return PodRoleRules.Kube2IamRoles.At(null, "no role of nodes is named; give the roles of the nodes that kube2iam runs on");
        }

        if (Of(props.Cluster) is { } earlier)
        {
            yield return PodRoleRules.Kube2IamRoles.At(null, $"the cluster has kube2iam already, defined at '{earlier.Node.Path}'; one serves all pods");
        }
    }
}
