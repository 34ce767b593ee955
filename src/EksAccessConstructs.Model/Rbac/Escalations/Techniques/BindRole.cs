namespace EksAccessConstructs.Rbac;

internal sealed class BindRole() : Technique("bind-role", "Who may write bindings and bind a role, or holds all that it gives, can give it to themselves.")
{
    private const string Name = "escalation-of-rights";
    private const string Group = "rbac.authorization.k8s.io";
    private static readonly string[] Verbs = ["create", "patch"];

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        var ground = frontier.Ground;
        if (WayToAll(actor, ground, null) is { } way)
        {
            return [new EscalationEdge(null, way.Means)];
        }

        if (actor.HasTaken || !Verbs.Any(verb => actor.MayPerhaps(verb, Group, "rolebindings") || actor.MayPerhaps(verb, Group, "clusterrolebindings")))
        {
            return [];
        }

        var places = actor.Places(ground.Namespaces, @namespace => MayTouch(actor, @namespace));
        return places.SelectMany(@namespace => InNamespace(actor, ground, @namespace))
            .Concat(Named(actor, ground, null))
            .Select(one => Taken(actor, ground, one));
    }

    // The role that gives everything is enough; without it those that the actor's rules name.
    private IEnumerable<BindWay> InNamespace(Actor actor, EscalationGround ground, string @namespace)
    {
        if (actor.MayEverything(@namespace) is not null)
        {
            return [];
        }

        return WayToAll(actor, ground, @namespace) is { } all ? [all] : Named(actor, ground, @namespace);
    }

    // Whoever holds everything needs no binding, so that it takes the right to bind.
    private BindWay? WayToAll(Actor actor, EscalationGround ground, string? @namespace) =>
        ground.AdminRoles.Where(role => Bind(actor, @namespace, role) is not null)
            .Select(role => Way(actor, ground, @namespace, role)).FirstOrDefault(way => way is not null);

    private IEnumerable<BindWay> Named(Actor actor, EscalationGround ground, string? @namespace) =>
        actor.NamesIn(new ResourceRequest("bind", Group, "clusterroles")).Select(role => Way(actor, ground, @namespace, role)).OfType<BindWay>();

    // A new binding, else one more subject in a binding that is there.
    private BindWay? Way(Actor actor, EscalationGround ground, string? @namespace, string role)
    {
        var (resource, place) = @namespace is null ? ("clusterrolebindings", "in the whole cluster") : ("rolebindings", $"in namespace {@namespace}");
        var request = new ResourceRequest("create", Group, resource, Namespace: @namespace ?? "");
        var fresh = Binding(@namespace, Name, role, [actor.Subject]);
        if (actor.May(request) is { } create && actor.MayWrite(WriteVerb.Create, fresh))
        {
            return new BindWay(fresh, Means($"may bind ClusterRole '{role}' {place} to itself", create, Bind(actor, @namespace, role)));
        }

        foreach (var binding in ground.Bindings(@namespace, role))
        {
            var joined = Binding(@namespace, binding.Name, role, [.. binding.Subjects, actor.Subject]);
            if (actor.May(request with { Verb = "patch", Name = binding.Name }) is { } patch && actor.MayWrite(WriteVerb.Patch, joined))
            {
                return new BindWay(binding, Means($"may add itself to {binding.Id}, which gives ClusterRole '{role}'", patch, Bind(actor, @namespace, role)));
            }
        }

        return null;
    }

    private static bool MayTouch(Actor actor, string @namespace) =>
        actor.May(new ResourceRequest("create", Group, "rolebindings", Namespace: @namespace)) is not null
        || actor.MayForSome(new ResourceRequest("patch", Group, "rolebindings", Namespace: @namespace)) is not null;

    private static AllowedRequest? Bind(Actor actor, string? @namespace, string role) =>
        actor.May(new ResourceRequest("bind", Group, "clusterroles", Name: role, Namespace: @namespace ?? ""));

    private EscalationMeans Means(string reason, params AllowedRequest?[] requests) => new(Info.Name, reason, requests.OfType<AllowedRequest>().ToValueList());

    private static RbacBinding Binding(string? @namespace, string name, string role, ValueList<Subject> subjects) => @namespace is null
        ? new ClusterRoleBinding { Name = name, RoleRef = new RoleRef("ClusterRole", role), Subjects = subjects }
        : new RoleBinding { Name = name, Namespace = @namespace, RoleRef = new RoleRef("ClusterRole", role), Subjects = subjects };

    private static EscalationEdge Taken(Actor actor, EscalationGround ground, BindWay way)
    {
        var role = ground.Evaluator.Roles.Find(way.Binding) ?? EscalationGround.Everything(way.Binding.RoleRef.Name);
        return new EscalationEdge(actor.Taking(way.Binding, role), way.Means);
    }

    private sealed record BindWay(RbacBinding Binding, EscalationMeans Means);
}
