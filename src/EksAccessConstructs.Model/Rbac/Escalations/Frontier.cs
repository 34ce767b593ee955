namespace EksAccessConstructs.Rbac;

/// <summary>Whom a search may still come to: what there is in the cluster, and the service accounts that nobody has reached yet.</summary>
/// <remarks>A search goes from near to far. So whoever is reached without a condition is reached for good, and whoever is reached under one is not reached
/// sooner under another. Each service account is asked about until then, and not again by everybody who could become it as well.</remarks>
internal sealed class Frontier
{
    private readonly Func<Identity, Actor> makeActor;
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private readonly OpenAccounts open;
    private readonly OpenAccounts untouched;
    private ILookup<string, Actor>? surely;

    public Frontier(EscalationGround ground, Func<Identity, Actor> makeActor)
    {
        this.makeActor = makeActor;
        Ground = ground;
        open = new OpenAccounts(ground, Become, account => account.IsOpen);
        untouched = new OpenAccounts(ground, Become, account => account is { IsOpen: true, IsReachedPerhaps: false });
    }

    /// <summary>The cluster.</summary>
    public EscalationGround Ground { get; }

    /// <summary>The namespaces with service accounts to be asked about, by name.</summary>
    public IReadOnlyList<string> OpenNamespaces => surely switch
    {
        null => open.Namespaces,
        { Count: 0 } => untouched.Namespaces,
        _ => [.. untouched.Namespaces.Concat(surely.Select(accounts => accounts.Key)).Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>The service accounts to be asked about, by namespace and name.</summary>
    public IEnumerable<Actor> AllAccounts => OpenNamespaces.SelectMany(Accounts);

    /// <summary>The service accounts of a namespace to be asked about.</summary>
    public IReadOnlyList<Actor> Accounts(string @namespace) => surely switch
    {
        null => open.In(@namespace),
        { Count: 0 } => untouched.In(@namespace),
        _ => [.. untouched.In(@namespace).Concat(surely[@namespace]).Distinct()],
    };

    /// <summary>Takes note of a way to an actor.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="last">The last step of the way; null where it is where the search begins.</param>
    public void Reach(Actor actor, EscalationStep? last)
    {
        actor.Reach(last);
        open.Forget();
        untouched.Forget();
    }

    /// <summary>Asks about all that can be reached without a condition.</summary>
    public void AskSurely() => surely = null;

    /// <summary>Asks about what nobody has reached at all, and for the other means of steps that an actor can take without a condition.</summary>
    /// <param name="sure">Whom the actor can become without one.</param>
    public void AskPerhaps(IEnumerable<Actor> sure) => surely = sure
        .Where(actor => actor is { IsOpen: true, HasTaken: false, Account.Name.Length: > 0 }).Distinct().ToLookup(actor => actor.Account.Namespace);

    /// <summary>The actor that an identity is: made once, since looking up what one holds is the costly part.</summary>
    public Actor Become(Identity identity)
    {
        var key = Actor.KeyOf(identity);
        return actors.TryGetValue(key, out var known) ? known : actors[key] = makeActor(identity);
    }
}
