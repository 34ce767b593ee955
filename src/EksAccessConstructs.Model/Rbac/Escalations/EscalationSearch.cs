namespace EksAccessConstructs.Rbac;

/// <summary>The search over actors: those reached with the fewest conditions first, then those with the fewest steps.</summary>
internal sealed class EscalationSearch(EscalationGround ground, Technique[] techniques, Func<Identity, Actor> makeActor)
{
    private readonly Frontier frontier = new(ground, makeActor);
    private readonly SinkSearch sinks = new(ground);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Conditions, int Steps)> nearest = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(Actor Actor, ValueList<EscalationStep> Steps), (int Conditions, int Steps, int Order)> open = new();
    private readonly List<EscalationPath> paths = [];
    private readonly List<ReachedAccount> reached = [];
    private int order;

    /// <summary>The ways to less than all rights, those without conditions first, short ones before long ones.</summary>
    public IEnumerable<EscalationPath> Further => InOrder(sinks.Paths.Where(path => !path.Sink.IsEverything()));

    /// <summary>What would lead further where something runs that the files do not hold.</summary>
    public IEnumerable<string> Perhaps => sinks.Perhaps;

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

        return InOrder(paths.Concat(sinks.Paths.Where(path => path.Sink.IsEverything()))).ToValueList();
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
            var end = $"{actor.Words} may do everything by {everything.By.Describe()}";
            paths.Add(new EscalationPath(steps, end) { Sink = SinkOf(actor), Held = [everything] });
            return;
        }

        sinks.Visit(actor, steps);
        foreach (var group in Edges(actor).Where(edge => edge.To is null or { IsOpen: true }).GroupBy(edge => edge.To?.Key ?? ""))
        {
            var means = group.Select(edge => edge.Means).OrderBy(one => one.Condition is null ? 0 : 1).Distinct().ToValueList();
            var to = group.First().To;
            ValueList<EscalationStep> longer = [.. steps, new EscalationStep(actor.Words, to?.Words ?? "cluster administrator", means)];
            if (to is null)
            {
                paths.Add(new EscalationPath(longer, "that is everything") { Sink = SinkOf(means[0]) });
            }
            else
            {
                Push(to, longer);
            }
        }
    }

    private static EscalationSink SinkOf(Actor actor) => actor.Identity.IsMaster ? EscalationSink.Masters : EscalationSink.ClusterAdmin;

    private static EscalationSink SinkOf(EscalationMeans means) =>
        means.Condition == WriteAwsAuth.Condition ? EscalationSink.Masters : EscalationSink.ClusterAdmin;

    private static IEnumerable<EscalationPath> InOrder(IEnumerable<EscalationPath> paths) =>
        paths.OrderBy(path => path.Conditions.Count).ThenBy(path => path.Steps.Count);

    // The techniques without conditions first: who can be reached by one of them is asked about by the others too, so that a step has all its means.
    private List<EscalationEdge> Edges(Actor actor)
    {
        frontier.AskSurely();
        var edges = techniques.Where(technique => !technique.NeedsCondition).SelectMany(technique => technique.From(actor, frontier)).ToList();
        frontier.AskPerhaps(edges.Select(edge => edge.To).OfType<Actor>());
        edges.AddRange(techniques.Where(technique => technique.NeedsCondition).SelectMany(technique => technique.From(actor, frontier)));
        return edges;
    }

    private void Push(Actor actor, ValueList<EscalationStep> steps)
    {
        var cost = (Conditions: steps.Count(step => step.Means[0].Condition is not null), Steps: steps.Count);
        if (actor.HasRights && (!nearest.TryGetValue(actor.Key, out var known) || cost.CompareTo(known) < 0))
        {
            nearest[actor.Key] = cost;
            frontier.Reach(actor, steps is [.., var last] ? last : null);
            open.Enqueue((actor, steps), (cost.Conditions, cost.Steps, order++));
        }
    }
}
