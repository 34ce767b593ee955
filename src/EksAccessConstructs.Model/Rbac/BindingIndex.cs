using System.Runtime.InteropServices;

namespace EksAccessConstructs.Rbac;

/// <summary>A binding with the role that it gives.</summary>
/// <param name="Place">The place of the binding among all: those of the cluster first, then those of namespaces, each kind by name.</param>
/// <param name="Binding">The binding.</param>
/// <param name="Role">The role; null where the binding is broken.</param>
internal sealed record BoundRole(int Place, RbacBinding Binding, IndexedRole? Role);

/// <summary>What one subject is given by one binding.</summary>
/// <param name="Filter">The bits of the role; all of them where the binding is broken, so that nobody passes it by.</param>
/// <param name="Bound">The binding and its role.</param>
/// <param name="Subject">The subject as it is written.</param>
internal readonly record struct SubjectBinding(RuleFilter Filter, BoundRole Bound, Subject Subject);

/// <summary>What one user or group is given: in the whole cluster and by namespace.</summary>
internal sealed class SubjectBindings
{
    private readonly List<SubjectBinding> cluster = [];
    private readonly Dictionary<string, List<SubjectBinding>> namespaces = new(StringComparer.Ordinal);

    /// <summary>What is given in one namespace; what is given in the whole cluster for the empty text.</summary>
    public ReadOnlySpan<SubjectBinding> In(string @namespace) =>
        CollectionsMarshal.AsSpan(@namespace.Length == 0 ? cluster : namespaces.GetValueOrDefault(@namespace));

    /// <summary>What counts in one namespace: what is given there and in the whole cluster; the latter alone for the empty text.</summary>
    public IEnumerable<SubjectBinding> CountingIn(string @namespace) => cluster.Concat(namespaces.GetValueOrDefault(@namespace) ?? []);

    /// <summary>Everything that is given, in no order.</summary>
    public IEnumerable<SubjectBinding> All => cluster.Concat(namespaces.Values.SelectMany(bindings => bindings));

    public void Add(SubjectBinding binding)
    {
        if (binding.Bound.Binding.NamespaceName is not { } @namespace)
        {
            cluster.Add(binding);
            return;
        }

        (CollectionsMarshal.GetValueRefOrAddDefault(namespaces, @namespace, out _) ??= []).Add(binding);
    }
}

/// <summary>The bindings of a cluster by whom they give something to. Filled once, then only read.</summary>
internal sealed class BindingIndex
{
    private readonly Dictionary<string, SubjectBindings> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubjectBindings> groups = new(StringComparer.Ordinal);
    private readonly List<BoundRole> cluster = [];
    private readonly Dictionary<string, List<BoundRole>> namespaces = new(StringComparer.Ordinal);

    private int count;

    public BindingIndex(RbacObjects objects, RoleLookup roles)
    {
        foreach (var binding in objects.ClusterRoleBindings.OrderBy(binding => binding.Name, StringComparer.Ordinal))
        {
            cluster.Add(Add(binding, roles));
        }

        var inOrder = objects.RoleBindings
            .OrderBy(binding => binding.Name, StringComparer.Ordinal)
            .ThenBy(binding => binding.Namespace, StringComparer.Ordinal);
        foreach (var binding in inOrder)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(namespaces, binding.Namespace, out _) ??= []).Add(Add(binding, roles));
        }
    }

    /// <summary>What a user name is given; null for nothing.</summary>
    public SubjectBindings? User(string name) => users.GetValueOrDefault(name);

    /// <summary>What a group is given; null for nothing.</summary>
    public SubjectBindings? Group(string name) => groups.GetValueOrDefault(name);

    /// <summary>The bindings that count for requests in a namespace, those of the cluster first, each kind by name.</summary>
    public IEnumerable<BoundRole> CountingIn(string @namespace) =>
        @namespace.Length > 0 && namespaces.TryGetValue(@namespace, out var local) ? cluster.Concat(local) : cluster;

    private BoundRole Add(RbacBinding binding, RoleLookup roles)
    {
        var bound = new BoundRole(count++, binding, roles.Find(binding));
        var filter = bound.Role?.Filter ?? RuleFilter.Everything;
        foreach (var subject in binding.Subjects)
        {
            BindingsOf(subject, binding)?.Add(new SubjectBinding(filter, bound, subject));
        }

        return bound;
    }

    /// <summary>Where what a subject is given is kept; null for a subject that nobody can be.</summary>
    private SubjectBindings? BindingsOf(Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "Group" => CollectionsMarshal.GetValueRefOrAddDefault(groups, subject.Name, out _) ??= new(),
        _ when subject.AsUser(binding) is { } user => CollectionsMarshal.GetValueRefOrAddDefault(users, user, out _) ??= new(),
        _ => null,
    };
}

/// <summary>How subjects are read in their binding.</summary>
internal static class SubjectNamespace
{
    /// <summary>The namespace of a service account: its own, else that of the RoleBinding; null where neither says one.</summary>
    public static string? ResolvedNamespace(this Subject subject, RbacBinding binding) =>
        string.IsNullOrEmpty(subject.Namespace) ? binding.NamespaceName : subject.Namespace;

    /// <summary>The user name that a user or a service account has; null for groups, and for a subject that nobody can be.</summary>
    public static string? AsUser(this Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "User" => subject.Name,
        "ServiceAccount" when subject.ResolvedNamespace(binding) is { } @namespace => Identity.ServiceAccountUser(@namespace, subject.Name),
        _ => null,
    };
}
