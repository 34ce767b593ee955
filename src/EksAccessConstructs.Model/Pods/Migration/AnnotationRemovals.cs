using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>Finds the annotations of the old way that nothing needs once a migration is done.</summary>
internal sealed class AnnotationRemovals(PodIdentityBindings bindings, PodMigrationOptions options, ValueList<PodMove> moves)
{
    /// <summary>Workloads, then service accounts, then namespaces. What a refused move still needs stays.</summary>
    public ValueList<AnnotationRemoval> All => [.. OfWorkloads().Concat(OfAccounts()).Concat(OfNamespaces()).Where(removal => removal.IsNamed)];

    // What something else makes is made again as its maker says, so that one is changed.
    private IEnumerable<AnnotationRemoval> OfWorkloads() =>
        from workload in Done.SelectMany(move => move.Workloads)
        where workload.Owner is null
        let keys = Held(OfPods, workload.Template.Annotations)
        where !keys.IsEmpty
        select new AnnotationRemoval(workload.Kind, workload.Namespace, workload.Name, keys) { PodLabels = workload.Template.Labels };

    private IEnumerable<AnnotationRemoval> OfAccounts() =>
        from account in options.Target is PodMigrationTarget.PodIdentity ? bindings.ServiceAccounts : []
        where account.Annotations[AccountBindings.RoleAnnotation] is not null
        let own = moves.Where(move => move.From is IdentityMechanism.Irsa && IsOf(move, account.Namespace, account.Name)).ToList()
        where own.Count > 0 && own.TrueForAll(move => move.Refusal is null)
        select new AnnotationRemoval("ServiceAccount", account.Namespace, account.Name, [AccountBindings.RoleAnnotation]);

    private IEnumerable<AnnotationRemoval> OfNamespaces() =>
        from space in bindings.Namespaces
        let keys = Held(OfSpaces, space.Annotations)
        let own = moves.Where(move => move.Namespace == space.Name && move.From is not IdentityMechanism.Irsa).ToList()
        where !keys.IsEmpty && own.Count > 0 && own.TrueForAll(move => move.Refusal is null)
        select new AnnotationRemoval("Namespace", null, space.Name, keys);

    private IEnumerable<PodMove> Done => moves.Where(move => move.Refusal is null);

    private Kube2IamSettings Settings => bindings.Servers.Kube2Iam?.Kube2Iam ?? new Kube2IamSettings();

    private string[] OfPods => [Settings.RoleKey, Settings.ExternalIdKey, RoleAnnotations.Role, RoleAnnotations.ExternalId, RoleAnnotations.SessionName];

    private string[] OfSpaces => [Settings.NamespaceKey, RoleAnnotations.AllowedRoles, RoleAnnotations.Permitted];

    private static bool IsOf(PodMove move, string space, string account) => move.Namespace == space
        && (move.Workloads.IsEmpty ? move.ServiceAccount == account : move.Workloads.Any(workload => workload.Template.ServiceAccount == account));

    private static ValueList<string> Held(string[] keys, ValueMap annotations) =>
        keys.Distinct(StringComparer.Ordinal).Where(key => annotations[key] is not null).ToValueList();
}
