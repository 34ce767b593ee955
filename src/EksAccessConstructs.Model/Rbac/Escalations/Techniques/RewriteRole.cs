namespace EksAccessConstructs.Rbac;

internal sealed class RewriteRole()
    : Technique("rewrite-role", "Who may write rights that they do not hold into a role they have, or into one that feeds it, has them.")
{
    private const string FeedName = "escalation-of-rights";
    private const string Group = "rbac.authorization.k8s.io";
    private static readonly WriteVerb[] Verbs = [WriteVerb.Create, WriteVerb.Patch, WriteVerb.Update];
    private static readonly string[] Resources = ["roles", "clusterroles"];

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        if (actor.HasTaken || !Resources.Any(resource => Verbs.Any(verb => actor.MayPerhaps(Word(verb), Group, resource))))
        {
            return [];
        }

        var held = actor.Held.Possible.Where(grant => actor.MayEverything(grant.Namespace ?? "") is null).DistinctBy(grant => (grant.Namespace, grant.Role.Id))
            .SelectMany(grant => Ways(actor, frontier.Ground, grant).Select(reason => Edge(actor, grant.Binding, reason)));
        var missing = actor.Held.Broken.Select(broken => broken.Binding).Where(binding => MayWrite(actor, WriteVerb.Create, Missing(binding)))
            .Select(binding => Edge(actor, binding, $"may create {Missing(binding).Id}, which {binding.Id} gives to it already"));
        return held.Concat(missing);
    }

    private EscalationEdge Edge(Actor actor, RbacBinding binding, string reason)
    {
        var to = binding.NamespaceName is null ? null : actor.Taking(binding, EscalationGround.Everything(binding.RoleRef.Name));
        return Edge(to, reason, []);
    }

    private static IEnumerable<string> Ways(Actor actor, EscalationGround ground, RbacGrant grant)
    {
        if (grant.Role is ClusterRole { Aggregation: { } aggregation } gatherer)
        {
            return aggregation.Selectors.SelectMany(selector => Feeds(actor, ground, gatherer, selector)).Take(1);
        }

        return Writable(actor, grant.Role) ? [$"may write all rights into {grant.Role.Id}, which it has"] : [];
    }

    private static IEnumerable<string> Feeds(Actor actor, EscalationGround ground, ClusterRole gatherer, LabelSelector selector)
    {
        var feed = new ClusterRole { Name = FeedName, Labels = selector.MatchLabels };
        if (selector.Selects(feed.Labels) && MayWrite(actor, WriteVerb.Create, Full(feed)))
        {
            yield return $"may create a ClusterRole that feeds all rights into {gatherer.Id}, which it has";
        }

        var feeds = ground.Evaluator.Objects.ClusterRoles.Where(
            role => role.Aggregation is null && role.Name != gatherer.Name && selector.Selects(role.Labels));
        foreach (var role in feeds.Where(role => Writable(actor, role)))
        {
            yield return $"may write all rights into {role.Id}, which feeds {gatherer.Id}, which it has";
        }
    }

    private static bool Writable(Actor actor, RbacObject role) =>
        MayWrite(actor, WriteVerb.Patch, Full(role)) || MayWrite(actor, WriteVerb.Update, Full(role));

    // Whoever holds everything needs no role rewritten, so that it takes the right to escalate; asking for both rights first spares writing the object.
    private static bool MayWrite(Actor actor, WriteVerb verb, RbacObject role)
    {
        var resource = role is NamespaceRole ? "roles" : "clusterroles";
        var request = new ResourceRequest(
            Word(verb), Group, resource, Name: verb is WriteVerb.Create ? "" : role.Name, Namespace: role.NamespaceName ?? "");
        return actor.May(request) is not null && actor.May(request with { Verb = "escalate" }) is not null && actor.MayWrite(verb, role);
    }

    private static string Word(WriteVerb verb) => verb switch
    {
        WriteVerb.Create => "create",
        WriteVerb.Patch => "patch",
        _ => "update",
    };

    private static RbacObject Full(RbacObject role) => role switch
    {
        NamespaceRole local => local with { Rules = [EscalationCheck.Everything[0]] },
        ClusterRole global => global with { Rules = [.. EscalationCheck.Everything] },
        _ => role,
    };

    private static RbacObject Missing(RbacBinding binding) => Full(binding.RoleRef.Kind == "Role" && binding.NamespaceName is { } @namespace
        ? new NamespaceRole { Name = binding.RoleRef.Name, Namespace = @namespace }
        : new ClusterRole { Name = binding.RoleRef.Name });
}
