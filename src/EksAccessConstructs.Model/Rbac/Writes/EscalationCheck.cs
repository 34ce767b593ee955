namespace EksAccessConstructs.Rbac;

/// <summary>Nobody gives rights that they do not hold, unless they may <c>escalate</c> roles or <c>bind</c> the role.</summary>
internal sealed class EscalationCheck(RbacEvaluator evaluator, Permissions permissions, RbacWrite write, WriteTarget target, RbacObject? stored)
{
    /// <summary>What a role with an aggregationRule could gather.</summary>
    internal static readonly RbacRule[] Everything =
    [
        new RbacRule { Verbs = [RuleMatch.All], ApiGroups = [RuleMatch.All], Resources = [RuleMatch.All] },
        new RbacRule { Verbs = [RuleMatch.All], NonResourceUrls = [RuleMatch.All] },
    ];

    /// <summary>The refusal of an object as it would be stored; null where the identity may give what it gives.</summary>
    public WriteDecision? Refuse(RbacObject desired) => desired switch
    {
        NamespaceRole role => Role(role.Rules, aggregates: false),
        ClusterRole role => Role(role.Rules, Aggregates(role) || Aggregates(stored)),
        RbacBinding binding => Binding(binding.RoleRef),
        _ => null,
    };

    private WriteDecision? Role(ValueList<RbacRule> rules, bool aggregates)
    {
        var escalate = permissions.AskWhether(target.Request("escalate", target.AddressName(write.Verb)));
        return escalate.IsAllowed ? null : Uncovered(rules, null, escalate) ?? (aggregates ? Aggregation(escalate) : null);
    }

    private WriteDecision? Aggregation(Decision escalate) => Missing(Everything).IsEmpty ? null : Undecided(Everything, null, escalate)
        ?? new WriteDecision(
            WriteOutcome.ForbiddenEscalation, $"{WriteMessages.Named(target)} is forbidden: must have cluster-admin privileges to use the aggregationRule");

    private WriteDecision? Binding(RoleRef reference)
    {
        var bind = Bind(reference);
        if (bind.IsAllowed)
        {
            return null;
        }

        if (evaluator.Roles.Find(reference, target.Namespace.Length == 0 ? null : target.Namespace) is { } role)
        {
            return Uncovered(role.Rules, role.Open, bind);
        }

        return bind is Decision.Unknown unknown
            ? Unknown(unknown.Causes)
            : new WriteDecision(WriteOutcome.Error, WriteMessages.RoleNotFound(reference, target.Namespace));
    }

    private Decision Bind(RoleRef reference) => reference.Kind switch
    {
        "ClusterRole" =>
            permissions.AskWhether(new ResourceRequest("bind", reference.ApiGroup, "clusterroles", Name: reference.Name, Namespace: target.Namespace)),
        "Role" => permissions.AskWhether(new ResourceRequest("bind", reference.ApiGroup, "roles", Name: reference.Name, Namespace: target.Namespace)),
        _ => Decision.No,
    };

    private WriteDecision? Uncovered(ValueList<RbacRule> rules, OpenRules? open, Decision passes)
    {
        var missing = Missing(rules);
        if (missing.IsEmpty && Missing(open?.Rules.All ?? []).IsEmpty)
        {
            return null;
        }

        return Undecided(rules, open, passes)
            ?? new WriteDecision(WriteOutcome.ForbiddenEscalation, WriteMessages.NotHeld(target, write.By, missing, Held.Broken), missing);
    }

    // Unknown where the verb is, and where rules would do that the identity may hold, or that the role to be given may lack.
    private WriteDecision? Undecided(IEnumerable<RbacRule> rules, OpenRules? open, Decision passes)
    {
        if (passes is Decision.Unknown unknown)
        {
            return Unknown(unknown.Causes);
        }

        return Coverage.Missing([.. Held.Possible.Select(grant => grant.Rule)], rules).IsEmpty
            ? Unknown([.. Held.Unknown.SelectMany(right => right.Causes).Concat(open?.Causes ?? []).Distinct()])
            : null;
    }

    private HeldRights Held => field ??= evaluator.RightsIn(write.By, target.Namespace);

    private ValueList<RbacRule> Missing(IEnumerable<RbacRule> wanted) => Coverage.Missing(Held.Rules, wanted);

    private static WriteDecision Unknown(ValueList<string> causes) => new(WriteOutcome.Unknown, string.Join("; ", causes));

    private static bool Aggregates(RbacObject? role) => role is ClusterRole { Aggregation.Selectors.IsEmpty: false };
}
