using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>Plans the way of pods to Pod Identity or IRSA.</summary>
/// <remarks>
/// The SDKs ask for the credentials of a service account before they ask the metadata service, so old and new run side by side: nothing is taken
/// away before the new way is seen to work. Running pods keep what they
/// have until they restart.
/// </remarks>
public sealed class PodMigration
{
    private readonly PodIdentityBindings bindings;
    private readonly RbacObjects rbac;
    private readonly PodMigrationOptions options;
    private readonly List<PodIdentity> pods;
    private readonly string account;

    private PodMigration(PodIdentityBindings bindings, RbacObjects rbac, NodeMetadata node, PodMigrationOptions options)
    {
        this.bindings = bindings;
        this.rbac = rbac;
        this.options = options;
        var servers = bindings.Servers.All.SelectMany(server => server.Workloads).ToHashSet();
        pods = new PodIdentityEvaluator(bindings, node).All
            .Where(pod => !servers.Contains(pod.Workload) && !WorkloadOwners.IsAmong(bindings.Workloads, pod.Workload))
            .ToList();
        account = options.Account ?? AccountOf(pods, node);
    }

    /// <summary>Plans the migration of everything that can be told.</summary>
    /// <param name="bindings">What gives the pods their roles today.</param>
    /// <param name="rbac">Roles and bindings: pods that get another service account lose what is bound to the old one.</param>
    /// <param name="node">What the metadata service of the nodes says, as far as it is known.</param>
    /// <param name="options">Where it goes.</param>
    public static PodMigrationPlan Plan(PodIdentityBindings bindings, RbacObjects rbac, NodeMetadata node, PodMigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(rbac);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(options);
        var migration = new PodMigration(bindings, rbac, node, options);
        var moves = migration.Moves().ToValueList();
        var removals = new AnnotationRemovals(bindings, options, moves).All;
        return new PodMigrationPlan(options, moves, PodMigrationSteps.Of(options, bindings, moves, removals).ToValueList()) { Removals = removals };
    }

    private IEnumerable<PodMove> Moves()
    {
        var moved = pods.Where(MovesNow).ToList();
        var byAccount = moved.GroupBy(pod => (pod.Workload.Namespace, Account: AccountFor(pod))).Select(group =>
            Move(group.Key.Namespace, group.Key.Account, [.. group]));
        var alone = options.Target is PodMigrationTarget.PodIdentity
            ? bindings.Accounts.Where(binding => binding.Mechanism is IdentityMechanism.Irsa && !moved.Exists(pod => Uses(pod.Workload, binding))).Select(Alone)
            : [];
        return byAccount.Concat(alone);
    }

    // What kube2iam or kiam serves or is asked to serve, and for Pod Identity what IRSA serves.
    private bool MovesNow(PodIdentity pod) => pod.Mechanism switch
    {
        IdentityMechanism.Kube2Iam or IdentityMechanism.Kiam => pod.Role is not null || AnnotationOf(pod.Workload) is not null,
        IdentityMechanism.Irsa => options.Target is PodMigrationTarget.PodIdentity,
        IdentityMechanism.None => AnnotationOf(pod.Workload) is not null,
        _ => false,
    };

    private PodMove Move(string space, string name, List<PodIdentity> group)
    {
        var first = group[0];
        var isNew = name != first.Workload.Template.ServiceAccount;
        var move = new PodMove
        {
            Workloads = group.Select(pod => pod.Workload).ToValueList(),
            From = first.Mechanism,
            Namespace = space,
            ServiceAccount = name,
            IsNewAccount = isNew,
            Role = first.Role,
        };
        return Finished(move, Refusal(first)) with { Notes = [.. Notes(first, isNew)] };
    }

    private PodMove Alone(AccountBinding binding) => Finished(
        new PodMove { From = binding.Mechanism, Namespace = binding.Namespace, ServiceAccount = binding.ServiceAccount, Role = binding.Role },
        bindings.FargateProfileOf(binding.Namespace, []) is { } profile ? OnFargate(profile) : NoRole(binding.Role)) with
    {
        Notes = ["no workload among the files uses the service account"],
    };

    private PodMove Finished(PodMove move, string? refusal)
    {
        if (refusal is not null)
        {
            return move with { Refusal = refusal };
        }

        var role = PrincipalArn.Read(move.Role ?? "").OrThrow();
        var crosses = account.Length > 0 && role.Account != account;
        return move with { CrossesAccounts = crosses, Trust = PodMigrationTrust.Of(move, role, crosses, ClusterOf(role), options) };
    }

    private ClusterAddress ClusterOf(PrincipalArn role) => new(role.Partition, options.Region, account.Length > 0 ? account : role.Account, options.Cluster);

    private string? Refusal(PodIdentity pod)
    {
        if (!pod.IsKnown)
        {
            return $"no file says which role it has: {pod.Reason}";
        }

        if (pod.Role is null)
        {
            return $"it asks for '{AnnotationOf(pod.Workload)}' and gets no role today, so nothing can be carried over: {pod.Reason}";
        }

        return (options.Target, pod.Workload.Template.IsWindows, bindings.FargateProfileOf(pod.Workload.Namespace, pod.Workload.Template.Labels)) switch
        {
            (PodMigrationTarget.PodIdentity, true, _) => "Pod Identity does not serve pods on Windows; use --to irsa",
            (PodMigrationTarget.PodIdentity, _, { } profile) => OnFargate(profile),
            _ => NoRole(pod.Role),
        };
    }

    private static string OnFargate(string profile) => $"Pod Identity does not serve pods on Fargate, where profile '{profile}' takes them; use --to irsa";

    private string? NoRole(string text)
    {
        var role = PrincipalArn.Read(text);
        return role switch
        {
            { Ok: true, Value: { Kind: PrincipalKind.Role, Partition: "aws-cn" } } when options.Target is PodMigrationTarget.PodIdentity =>
                "EKS Pod Identity is not offered in China; use --to irsa",
            { Ok: true, Value.Kind: PrincipalKind.Role } => null,
            _ => $"'{text}' is not the ARN of an IAM role",
        };
    }

    private IEnumerable<string> Notes(PodIdentity pod, bool isNew)
    {
        var workload = pod.Workload;
        var bound = rbac.All.OfType<RbacBinding>().Where(binding => binding.Subjects.Any(subject =>
            subject.Kind == "ServiceAccount" && subject.Name == workload.Template.ServiceAccount
                && (subject.Namespace ?? binding.NamespaceName) == workload.Namespace)).ToList();
        if (isNew && bound.Count > 0)
        {
            yield return $"the pods leave service account '{workload.Template.ServiceAccount}', which "
                + $"{string.Join(", ", bound.Select(binding => binding.Id))} give rights; bind the new one, too";
        }

        if (workload.Template.Annotations[RoleAnnotations.ExternalId] is { Length: > 0 } id)
        {
            yield return $"the external id '{id}' is sent no more; the new statement of the trust asks for none";
        }

        if (workload.Owner is { } owner)
        {
            yield return $"{owner.Kind} '{owner.Name}', which makes it, is not among the files; change that";
        }

        if (workload is { Kind: "Pod", Owner: null })
        {
            yield return "a pod alone has to be deleted and made again, since a pod gets no other service account";
        }

        if (pod.Role is { } role && AnnotationOf(workload) is null && pod.Mechanism is IdentityMechanism.Kube2Iam)
        {
            yield return $"it names no role and has '{role}' as the default role; see whether it needs one";
        }
    }

    // The service account of today, where no pod of the namespace uses it with another role; else one that is named for the workload.
    private string AccountFor(PodIdentity pod)
    {
        var name = pod.Workload.Template.ServiceAccount;
        var sharing = pods.Where(other => other.Workload.Namespace == pod.Workload.Namespace && other.Workload.Template.ServiceAccount == name);
        return name != "default" && sharing.All(other => other.Role == pod.Role) ? name : NewName(pod.Workload);
    }

    private string NewName(Workload workload)
    {
        var name = workload.Name.TrimEnd('-');
        return bindings.ServiceAccounts.Any(known => known.Namespace == workload.Namespace && known.Name == name) ? $"{name}-aws" : name;
    }

    private string? AnnotationOf(Workload workload) => workload.Template.Annotations[bindings.Servers.Kube2Iam?.Kube2Iam?.RoleKey ?? RoleAnnotations.Role];

    private static bool Uses(Workload workload, AccountBinding binding) =>
        workload.Namespace == binding.Namespace && workload.Template.ServiceAccount == binding.ServiceAccount;

    // The account of the nodes, or else that of the roles where they are all of one; empty where it cannot be told.
    private static string AccountOf(List<PodIdentity> pods, NodeMetadata node)
    {
        var ofNode = node.InstanceProfileArn?.Split(':') is [_, _, _, _, { Length: 12 } number, ..] ? number : null;
        var ofRoles = pods.Select(pod => PrincipalArn.Read(pod.Role ?? "").Value?.Account).OfType<string>().Distinct().ToList();
        return ofNode ?? (ofRoles is [var only] ? only : "");
    }
}
