using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Pods;

/// <summary>Decides which AWS role pods get.</summary>
/// <remarks>
/// The SDKs of AWS ask, in this order, for the token of a service account (IRSA), for the credentials of a container (Pod Identity), and for the
/// metadata service, before which kube2iam or kiam may stand. Where a
/// service account has both IRSA and an association, sources disagree about which one wins, so the answer is unknown.
/// </remarks>
public sealed class PodIdentityEvaluator
{
    private readonly PodIdentityBindings bindings;
    private readonly NodeMetadata node;
    private readonly ILookup<string, AccountBinding> accounts;
    private readonly List<(IdentityMechanism Mechanism, MetadataServer Server)> servers;

    /// <summary>Makes bindings ready for questions.</summary>
    /// <param name="bindings">The bindings.</param>
    /// <param name="node">What the metadata service of the nodes says, as far as it is known.</param>
    public PodIdentityEvaluator(PodIdentityBindings bindings, NodeMetadata node)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(node);
        this.bindings = bindings;
        this.node = node;
        accounts = bindings.Accounts.ToLookup(binding => binding.Account, StringComparer.Ordinal);
        servers = bindings.Servers.All.Select(server => (Mechanism(server.Program), server.Before(bindings.World, node))).ToList();
    }

    /// <summary>kube2iam and kiam as they are installed.</summary>
    public IEnumerable<MetadataServer> Servers => servers.Select(one => one.Server);

    /// <summary>The role of the pods of each workload, in the order of the input.</summary>
    public IEnumerable<PodIdentity> All => bindings.Workloads.Select(Of);

    /// <summary>The role of the pods of a workload.</summary>
    public PodIdentity Of(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var own = ByAccount(workload) ?? OnFargate(workload) ?? ByServer(workload) ?? ByUnseenServer(workload) ?? ByNode(workload);
        return own with { AlsoReaches = Others(own).Where(other => other.Role != own.Role).DistinctBy(other => other.Role).ToValueList() };
    }

    private static IdentityMechanism Mechanism(MetadataProgram program) => program switch
    {
        MetadataProgram.Kube2Iam => IdentityMechanism.Kube2Iam,
        MetadataProgram.Kiam => IdentityMechanism.Kiam,
    };

    private PodIdentity? ByAccount(Workload workload)
    {
        var found = accounts[$"{workload.Namespace}/{workload.Template.ServiceAccount}"].Where(binding => WhyNot(workload, binding) is null).ToList();
        var roles = found.Select(binding => binding.Effective).Distinct(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var first = found[0];
        return new PodIdentity
        {
            Workload = workload,
            Mechanism = first.Mechanism,
            Role = roles.Count == 1 ? first.Effective : null,
            IsKnown = roles.Count == 1,
            DecidedBy = first.Mechanism is IdentityMechanism.Irsa ? "annotation" : "association",
            Reason = roles.Count == 1 ? Why(first) : $"service account {first.Account} has several roles, {string.Join(" and ", roles)}, and no order "
                + "among them is promised",
        };
    }

    private static string Why(AccountBinding binding) => (binding.Mechanism, binding.Addon, binding.TargetRole) switch
    {
        (IdentityMechanism.Irsa, null, _) => $"service account {binding.Account} has the annotation {AccountBindings.RoleAnnotation}",
        (IdentityMechanism.Irsa, var addon, _) => $"add-on {addon} gives service account {binding.Account} a role by token",
        (_, var addon, { } target) => $"{Owner(addon)} of service account {binding.Account}, whose role {binding.Role} takes on {target}",
        (_, var addon, _) => $"{Owner(addon)} of service account {binding.Account}",
    };

    private static string Owner(string? addon) => addon is null ? "pod identity association" : $"pod identity association of add-on {addon}";

    // Why a binding does nothing for a workload; null where it counts.
    private string? WhyNot(Workload workload, AccountBinding binding) => (binding.Mechanism, workload.Template.IsWindows) switch
    {
        (IdentityMechanism.PodIdentity, true) => "Pod Identity does not serve Windows",
        (IdentityMechanism.PodIdentity, false) when bindings.RunsOnFargate(workload) => "Pod Identity does not serve Fargate",
        _ => null,
    };

    private PodIdentity? OnFargate(Workload workload) =>
        bindings.FargateProfileOf(workload.Namespace, workload.Template.Labels) is not { } profile ? null : new()
        {
            Workload = workload,
            Mechanism = IdentityMechanism.None,
            DecidedBy = "fargate",
            Reason = $"the pods run on Fargate by profile {profile}, where only IRSA gives a role",
        };

    private PodIdentity? ByServer(Workload workload)
    {
        if (servers.Count == 0)
        {
            return null;
        }

        var (mechanism, server) = servers[0];
        var role = server.RoleOf(workload);
        return new PodIdentity
        {
            Workload = workload,
            Mechanism = mechanism,
            Role = role.Role,
            IsKnown = role.Answer.Outcome is not MetadataOutcome.Unknown,
            DecidedBy = role.Step,
            Reason = servers.Count == 1 ? role.Answer.Reason : $"{role.Answer.Reason}; kiam is installed, too, and the rule of the last one to start counts",
        };
    }

    private static PodIdentity? ByUnseenServer(Workload workload) => workload.Template.Annotations[RoleAnnotations.Role] is null ? null : new()
    {
        Workload = workload,
        Mechanism = IdentityMechanism.None,
        IsKnown = false,
        DecidedBy = "metadata",
        Reason = $"the annotation {RoleAnnotations.Role} counts where kube2iam or kiam runs, and neither is among the files",
    };

    private PodIdentity ByNode(Workload workload)
    {
        var isOutOfReach = !workload.Template.HostNetwork && HopLimits.Count > 0 && HopLimits.TrueForAll(limit => limit < 2);
        return new PodIdentity
        {
            Workload = workload,
            Mechanism = isOutOfReach ? IdentityMechanism.None : IdentityMechanism.Node,
            Role = isOutOfReach ? null : NodeRole,
            IsKnown = isOutOfReach || NodeRole is not null,
            DecidedBy = "metadata",
            Reason = isOutOfReach
                ? "nothing gives the pods a role, and the hop limit of 1 keeps them from the metadata service of the node"
                : $"nothing gives the pods a role of their own, and {NodeWay(workload)}",
        };
    }

    private static string NodeWay(Workload workload) => workload.Template.HostNetwork
        ? "in the network of the node they reach its metadata service, which gives the node's own role"
        : "they reach the metadata service of the node, which gives the node's own role, unless its hop limit is 1";

    private List<int> HopLimits => bindings.Cluster is { } cluster ? [.. cluster.ManagedNodes.Concat(cluster.SelfManagedNodes).Select(group =>
        group.ImdsHopLimit)] : [];

    private string? NodeRole => node.RoleArn ?? node.Role;

    private IEnumerable<ReachableRole> Others(PodIdentity own)
    {
        var isByAccount = own.Mechanism is IdentityMechanism.Irsa or IdentityMechanism.PodIdentity;
        if (isByAccount && !bindings.RunsOnFargate(own.Workload) && ByServer(own.Workload) is { Role: { } role } other)
        {
            yield return new(role, $"a request to {other.Mechanism.Word()}, which answers whatever the service account has");
        }

        var isServed = servers.Count > 0 && !own.Workload.Template.HostNetwork;
        if (own.Mechanism is not IdentityMechanism.Node && !isServed && !bindings.RunsOnFargate(own.Workload)
            && ByNode(own.Workload) is { Mechanism: IdentityMechanism.Node } byNode)
        {
            yield return new(byNode.Role ?? "<the node's role>", NodeWay(own.Workload));
        }
    }
}
