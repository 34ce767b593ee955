namespace EksAccessConstructs.Rbac;

internal sealed class RewriteRole()
    : Technique("rewrite-role", "Who may write rights that they do not hold into a role they have, or into one that feeds it, has them.")
{
    private const string FeedName = "escalation-of-rights";

    public override IEnumerable<EscalationEdge> From(Actor actor, EscalationGround ground, Func<Identity, Actor> become)
    {
        if (actor.HasTaken)
        {
            return [];
        }

        var held = actor.Held.Possible.Where(grant => actor.MayEverything(grant.Namespace ?? "") is null).DistinctBy(grant => (grant.Namespace, grant.Role.Id))
            .SelectMany(grant => Ways(actor, ground, grant).Select(reason => Edge(actor, grant.Binding, reason)));
        var missing = actor.Held.Broken.Select(broken => broken.Binding).Where(binding => actor.MayWrite(WriteVerb.Create, Missing(binding)))
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
        if (selector.Selects(feed.Labels) && actor.MayWrite(WriteVerb.Create, Full(feed)))
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

    private static bool Writable(Actor actor, RbacObject role) => actor.MayWrite(WriteVerb.Patch, Full(role)) || actor.MayWrite(WriteVerb.Update, Full(role));

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
