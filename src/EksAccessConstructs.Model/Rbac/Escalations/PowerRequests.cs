namespace EksAccessConstructs.Rbac;

/// <summary>A right that matters, made ready to be asked about for many actors.</summary>
internal sealed class PowerRequests
{
    private static readonly Lazy<ValueList<PowerRequests>> Table = new(() => PowerfulRights.All.Select(right => new PowerRequests(right)).ToValueList());

    private readonly ValueList<ValueList<Asked>> needs;

    private PowerRequests(PowerfulRight right)
    {
        Right = right;
        needs = right.Needs.Select(need => need.Alternatives.SelectMany(Requests).ToValueList()).ToValueList();
    }

    /// <summary>Every right of the table.</summary>
    public static ValueList<PowerRequests> All => Table.Value;

    /// <summary>The right.</summary>
    public PowerfulRight Right { get; }

    /// <summary>What must be so in the running cluster, the versions of Kubernetes that have it included; null for nothing.</summary>
    public string? Condition => (Right.Condition, Right.Until) switch
    {
        (var condition, null) => condition,
        (null, { } until) => $"Kubernetes is before {until}",
        ({ } condition, { } until) => $"{condition}, and Kubernetes is before {until}",
    };

    /// <summary>False where the bits of what somebody holds rule the right out: a quick no before many questions.</summary>
    public bool MayBeHeldBy(Actor actor)
    {
        foreach (var need in needs.AsSpan())
        {
            if (!MayAllow(need, actor))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One allowed request for each thing that the right needs; null where something is not held.</summary>
    /// <param name="actor">Who is asked about.</param>
    /// <param name="namespace">The namespace; empty for the whole cluster.</param>
    public ValueList<AllowedRequest>? HeldBy(Actor actor, string @namespace)
    {
        var held = new List<AllowedRequest>(needs.Count);
        foreach (var need in needs.AsSpan())
        {
            if (OneOf(need, actor, @namespace) is not { } may)
            {
                return null;
            }

            held.Add(may);
        }

        return held.ToValueList();
    }

    /// <summary>The requests in the whole cluster, else in the first namespace where the right is held; null where it is not.</summary>
    public ValueList<AllowedRequest>? HeldAnywhere(Actor actor, ValueList<string> namespaces)
    {
        var everywhere = HeldBy(actor, "");
        return everywhere is not null || Right.NeedsCluster
            ? everywhere
            : actor.Places(namespaces, _ => false).Select(@namespace => HeldBy(actor, @namespace)).FirstOrDefault(held => held is not null);
    }

    /// <summary>What somebody may do, and what for, in words that follow a name.</summary>
    public string Reason(ValueList<AllowedRequest> requests) =>
        $"may {string.Join(" and ", requests.Select(one => Words((ResourceRequest)one.Request)))}, which {Right.Gives}";

    private static string Words(ResourceRequest request) => $"{(request.Name == Actor.AnyName ? request with { Name = "" } : request)}";

    private static AllowedRequest? OneOf(ValueList<Asked> need, Actor actor, string @namespace)
    {
        foreach (var asked in need.AsSpan())
        {
            if ((!asked.IsOfCluster || @namespace.Length == 0) && actor.May(asked.Request with { Namespace = @namespace }) is { } may)
            {
                return may;
            }
        }

        return null;
    }

    private static bool MayAllow(ValueList<Asked> need, Actor actor)
    {
        foreach (var asked in need.AsSpan())
        {
            if (actor.MayPerhaps(asked.Filter))
            {
                return true;
            }
        }

        return false;
    }

    // What can be limited by name is asked for any name, unless only some names matter.
    private static IEnumerable<Asked> Requests(NeededAccess access) =>
        from request in access.Requests("")
        from name in NamesOf(request, access)
        select new Asked(request with { Name = name }, RuleFilter.Of(request), access.NeedsCluster);

    private static ValueList<string> NamesOf(ResourceRequest request, NeededAccess access) => request switch
    {
        { Verb: "deletecollection" } or { Verb: "create", Subresource: "" } => [""],
        _ when access.Names.IsEmpty => [Actor.AnyName],
        _ => access.Names,
    };

    /// <summary>A request with its bits.</summary>
    private sealed record Asked(ResourceRequest Request, RuleFilter Filter, bool IsOfCluster);
}
