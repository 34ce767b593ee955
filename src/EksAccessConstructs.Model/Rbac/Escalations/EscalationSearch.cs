namespace EksAccessConstructs.Rbac;

/// <summary>The search over actors: those reached with the fewest conditions first, then those with the fewest steps.</summary>
internal sealed class EscalationSearch(EscalationGround ground, Technique[] techniques, Func<Identity, Actor> makeActor)
{
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Conditions, int Steps)> nearest = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(Actor Actor, ValueList<EscalationStep> Steps), (int Conditions, int Steps, int Order)> open = new();
    private readonly List<EscalationPath> paths = [];
    private readonly List<ReachedAccount> reached = [];
    private int order;

    /// <summary>The wanted service accounts that were reached, the nearest way of each.</summary>
    public IEnumerable<ReachedAccount> Reached => reached;

    public ValueList<EscalationPath> Run(Actor start)
    {
        Push(start, []);
        while (open.TryDequeue(out var next, out _))
        {
            if (settled.Add(next.Actor.Key))
            {
                Visit(next.Actor, next.Steps);
            }
        }

        return paths.OrderBy(path => path.Conditions.Count).ThenBy(path => path.Steps.Count).ToValueList();
    }

    private void Visit(Actor actor, ValueList<EscalationStep> steps)
    {
        actor.IsOpen = false;
        if (actor is { IsWanted: true, HasTaken: false })
        {
            reached.Add(new ReachedAccount(actor.Identity.User, steps));
        }

        if (actor.MayEverything("") is { } everything)
        {
            paths.Add(new EscalationPath(steps, $"{actor.Words} may do everything by {everything.By.Describe()}"));
            return;
        }

        var edges = techniques.SelectMany(technique => technique.From(actor, ground, Become)).Where(edge => edge.To is null or { IsOpen: true });
        foreach (var group in edges.GroupBy(edge => edge.To?.Key ?? ""))
        {
            var means = group.Select(edge => edge.Means).OrderBy(one => one.Condition is null ? 0 : 1).Distinct().ToValueList();
            var to = group.First().To;
            ValueList<EscalationStep> longer = [.. steps, new EscalationStep(actor.Words, to?.Words ?? "cluster administrator", means)];
            if (to is null)
            {
                paths.Add(new EscalationPath(longer, "that is everything"));
            }
            else
            {
                Push(to, longer);
            }
        }
    }

    private void Push(Actor actor, ValueList<EscalationStep> steps)
    {
        var cost = (Conditions: steps.Count(step => step.Means[0].Condition is not null), Steps: steps.Count);
        if (actor.HasRights && (!nearest.TryGetValue(actor.Key, out var known) || cost.CompareTo(known) < 0))
        {
            nearest[actor.Key] = cost;
            open.Enqueue((actor, steps), (cost.Conditions, cost.Steps, order++));
        }
    }

    // Actors are made once each: looking up what one holds is the costly part.
    private Actor Become(Identity identity)
    {
        var key = $"{identity.User}\n{string.Join('\n', identity.Groups)}";
        return actors.TryGetValue(key, out var known) ? known : actors[key] = makeActor(identity);
    }
}
