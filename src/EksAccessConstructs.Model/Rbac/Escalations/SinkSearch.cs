namespace EksAccessConstructs.Rbac;

/// <summary>Looks at everybody whom a search comes to for what they reach that is less than all rights, or that only clusters have which run something the
/// files do not hold.</summary>
/// <remarks>What leads where stands in <see cref="PowerfulRights"/>. Of each end the nearest way is kept, and a nearest one without a condition where there is
/// one.</remarks>
internal sealed class SinkSearch(EscalationGround ground)
{
    private const string KubeSystem = "kube-system";

    // Ways to all rights by these are looked for step by step, with the roles and bindings that there are.
    private static readonly HashSet<string> Searched = new(StringComparer.Ordinal)
    {
        "escalate", "escalate-in-namespace", "bind", "impersonate", "write-aws-auth", "write-mutating-webhooks", "make-certificates",
    };

    private static readonly Dictionary<PowerSink, EscalationSink> Sinks = new()
    {
        [PowerSink.AwsRole] = EscalationSink.AwsRole,
        [PowerSink.KubeSystemSecrets] = EscalationSink.KubeSystemSecrets,
        [PowerSink.Node] = EscalationSink.Node,
        [PowerSink.AnyToken] = EscalationSink.AnyToken,
        [PowerSink.Masters] = EscalationSink.Masters,
        [PowerSink.ClusterAdmin] = EscalationSink.ClusterAdmin,
    };

    private static readonly ResourceRequest[] OfAdministrators =
        [new("create", "", "pods"), new("get", "", "secrets", Name: Actor.AnyName), new("create", "rbac.authorization.k8s.io", "rolebindings")];

    private readonly List<EscalationPath> paths = [];
    private readonly HashSet<(EscalationSink Sink, string Right, bool IsSure)> found = [];
    private readonly HashSet<string> administered = new(StringComparer.Ordinal);
    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> perhaps = new(StringComparer.Ordinal);

    /// <summary>The ways, in the order in which they were found, which is from near to far.</summary>
    public IEnumerable<EscalationPath> Paths => paths;

    /// <summary>What would lead further where something runs that the files do not hold: <c>if flux-system/kustomize-controller is there, …</c>.</summary>
    public IEnumerable<string> Perhaps => perhaps.Values;

    /// <summary>Looks at an actor.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="steps">The steps to it.</param>
    public void Visit(Actor actor, ValueList<EscalationStep> steps)
    {
        if (actor.Identity.IsMaster)
        {
            return;
        }

        foreach (var power in PowerRequests.All)
        {
            if (!power.Right.Reaches.IsEmpty && power.Right.IsIn(actor.Version) && power.MayBeHeldBy(actor))
            {
                Use(actor, steps, power);
            }
        }

        Administered(actor, steps);
    }

    private void Use(Actor actor, ValueList<EscalationStep> steps, PowerRequests power)
    {
        var right = power.Right;
        if (right.Accounts.IsEmpty)
        {
            var sinks = right.Reaches.Where(Sinks.ContainsKey).Select(sink => Sinks[sink]);
            foreach (var sink in sinks.Where(sink => !sink.IsEverything() || !Searched.Contains(right.Name)))
            {
                Reach(actor, steps, power, sink);
            }
        }
        else if (!right.Accounts.Any(account => ground.IsKnown(account)) && !perhaps.ContainsKey(right.Name) && Held(actor, power, null) is { } requests)
        {
            perhaps[right.Name] = $"if {Named(right.Accounts[0])} is there, which no file holds: {actor.Words} {power.Reason(requests)} as {right.ActsAs}";
        }

        Strangers(actor, power);
    }

    private void Reach(Actor actor, ValueList<EscalationStep> steps, PowerRequests power, EscalationSink sink)
    {
        var condition = power.Condition;
        var isSure = condition is null && steps.All(step => step.Means[0].Condition is null);
        if (IsKnown(sink, power.Right.Name, isSure) || Held(actor, power, sink) is not { } requests)
        {
            return;
        }

        var means = new EscalationMeans(power.Right.Name, power.Reason(requests), requests, condition);
        var last = new EscalationStep(actor.Words, sink.Words(), [means]) { IsEnd = true };
        found.Add((sink, power.Right.Name, isSure));
        paths.Add(new EscalationPath([.. steps, last], $"that is {sink.Words()}") { Sink = sink });
    }

    private bool IsKnown(EscalationSink sink, string right, bool isSure) => found.Contains((sink, right, true)) || found.Contains((sink, right, isSure));

    // Rights in one namespace lead to the Secrets of that one, and to tokens of its service accounts alone.
    private ValueList<AllowedRequest>? Held(Actor actor, PowerRequests power, EscalationSink? sink) =>
        !power.Right.NeedsCluster && sink is EscalationSink.AnyToken or EscalationSink.KubeSystemSecrets
            ? power.HeldBy(actor, "") ?? power.HeldBy(actor, KubeSystem)
            : power.HeldAnywhere(actor, ground.Namespaces);

    // Service accounts that most clusters have, and the files do not hold, in namespaces where the actor gets at every service account.
    private void Strangers(Actor actor, PowerRequests power)
    {
        if (!power.Right.Reaches.Contains(PowerSink.AccountsOfNamespace) && !power.Right.Reaches.Contains(PowerSink.AnyToken))
        {
            return;
        }

        var open = ground.Strangers.Where(one => !strangers.Contains(one.Namespace)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var everywhere = power.HeldBy(actor, "");
        foreach (var same in open.GroupBy(account => everywhere is null ? account.Namespace : ""))
        {
            if ((everywhere ?? power.HeldBy(actor, same.Key)) is { } requests)
            {
                strangers.UnionWith(same.Select(account => account.Namespace));
                var which = string.Join(" or ", same.Select(account => $"{account.Namespace}/{account.Name}"));
                var condition = power.Condition is { } also ? $" and {also}" : "";
                perhaps[$"{same.First()}"] =
                    $"if service account {which} is there, which no file holds and which may do everything or nearly so{condition}: "
                        + $"{actor.Words} {power.Reason(requests)}";
            }
        }
    }

    private void Administered(Actor actor, ValueList<EscalationStep> steps)
    {
        var places = actor.MayPerhaps(RuleFilter.Of(OfAdministrators[0])) ? actor.Places(ground.Namespaces, Administers) : [];
        foreach (var @namespace in places.Where(@namespace => !administered.Contains(@namespace) && Administers(@namespace)))
        {
            administered.Add(@namespace);
            paths.Add(new EscalationPath(steps, $"{actor.Words} is administrator of namespace {@namespace}")
            {
                Sink = EscalationSink.NamespaceAdmin,
                Namespace = @namespace,
            });
        }

        bool Administers(string @namespace) => OfAdministrators.All(request => actor.May(request with { Namespace = @namespace }) is not null);
    }

    private static string Named((string Namespace, string Name) account) => $"service account {account.Namespace}/{account.Name}";
}
