namespace EksAccessConstructs.Rbac;

/// <summary>Who may do what by Kubernetes RBAC, decided as the API server's own authorizer decides it.</summary>
/// <remarks>Made once from the objects of a cluster, then immutable and safe from many threads. The order of the objects changes no answer.
/// Aggregated ClusterRoles are filled first. Only RBAC is asked: put the answers of other authorizers (the Node authorizer, EKS access policies) beside it.
/// Source: <c>plugin/pkg/auth/authorizer/rbac</c> and <c>pkg/registry/rbac/validation</c> of Kubernetes 1.34.</remarks>
public sealed class RbacEvaluator
{
    private readonly BindingIndex bindings;
    private readonly Lazy<Dictionary<(string Kind, string? Namespace, string Name), RbacObject>> byName;

    private RbacEvaluator(RbacObjects objects, RoleLookup roles)
    {
        Objects = objects;
        Roles = roles;
        bindings = new BindingIndex(objects, roles);
        byName = new(() => objects.All.GroupBy(one => (one.Kind, one.NamespaceName, one.Name)).ToDictionary(same => same.Key, same => same.Last()));
    }

    /// <summary>The objects that decide.</summary>
    public RbacObjects Objects { get; }

    /// <summary>The version of Kubernetes; null where it is not known. It decides which ways up there are, and no request.</summary>
    internal string? Version { get; private init; }

    /// <summary>An evaluator for these objects.</summary>
    /// <param name="objects">The objects of one cluster.</param>
    /// <param name="builtIn">The roles that the API server makes for itself, which bindings may name although no manifest holds them; a role among the objects
    /// replaces its namesake. Their bindings do not count: add <see cref="BuiltInRoles.Bindings"/> to the objects where they should.</param>
    public static RbacEvaluator Create(RbacObjects objects, BuiltInRoles? builtIn = null)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return new RbacEvaluator(objects, RoleLookup.Create(objects, builtIn));
    }

    /// <summary>An evaluator that knows the version of Kubernetes, such as 1.35; null where it is not known.</summary>
    internal static RbacEvaluator Create(RbacObjects objects, BuiltInRoles? builtIn, string? version) =>
        new(objects, RoleLookup.Create(objects, builtIn)) { Version = version };

    /// <summary>What the API server answers without other authorizers: members of <c>system:masters</c> may do everything, then RBAC decides; a kubelet that
    /// RBAC gives nothing is unknown, since the Node authorizer decides about it.</summary>
    public Decision Authorize(Identity identity, AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.IsMaster ? Masters : Decide(identity, request) switch
        {
            Decision.Denied denied when identity.IsNode => new Decision.Unknown([$"the Node authorizer decides about '{identity.User}'"], denied.Broken),
            var decision => decision,
        };
    }

    /// <summary>What RBAC alone answers. <c>system:masters</c> is a group like any other here.</summary>
    /// <returns><see cref="Decision.Allowed"/> by an <see cref="RbacGrant"/>, <see cref="Decision.Denied"/>, or <see cref="Decision.Unknown"/> where only rules
    /// would allow it that hang on the order in which the controller visits ClusterRoles that aggregate each other.</returns>
    public Decision Decide(Identity identity, AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(request);
        return new RequestEvaluation(request).Run(bindings, identity);
    }

    /// <summary>The rules an identity holds in a namespace and in the whole cluster: what the escalation check measures with.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="namespace">The namespace; empty for the whole cluster alone.</param>
    public HeldRights RightsIn(Identity identity, string @namespace)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(@namespace);
        return RightsLookup.Held(bindings, identity, @namespace);
    }

    /// <summary>All rules an identity holds anywhere; <see cref="RbacGrant.Namespace"/> says where each counts.</summary>
    public HeldRights RightsOf(Identity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return RightsLookup.Held(bindings, identity, null);
    }

    /// <summary>Who may do something: the subjects of all bindings that allow it, and <c>system:masters</c>.</summary>
    public AllowedSubjects WhoCan(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RightsLookup.WhoCan(bindings, request);
    }

    /// <summary>What nearly allows what an identity may not do, the nearest first, at most <see cref="NearMiss.Shown"/>; none where it is allowed.</summary>
    public ValueList<NearMiss> NearMisses(Identity identity, AccessRequest request) =>
        Authorize(identity, request).IsAllowed ? [] : NearMissCandidate.Nearest(new NearRights(this, identity, request).All);

    /// <summary>What bindings give to a user name, service accounts by theirs, in no order.</summary>
    internal IEnumerable<SubjectBinding> BindingsOfUser(string name) => bindings.User(name)?.All ?? [];

    /// <summary>What bindings give to a group, in no order.</summary>
    internal IEnumerable<SubjectBinding> BindingsOfGroup(string name) => bindings.Group(name)?.All ?? [];

    /// <summary>The roles by name, aggregated ones filled.</summary>
    internal RoleLookup Roles { get; }

    /// <summary>An object by kind, namespace (null: none) and name, built-in roles included; null where there is none.</summary>
    internal RbacObject? Find(string kind, string? @namespace, string name) =>
        byName.Value.GetValueOrDefault((kind, @namespace, name))
            ?? (kind is "Role" or "ClusterRole" ? Roles.Find(new RoleRef(kind, name), @namespace)?.Role : null);

    private static Decision Masters { get; } = new Decision.Allowed(new MastersMembership());
}
