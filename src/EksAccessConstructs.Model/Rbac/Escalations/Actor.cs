namespace EksAccessConstructs.Rbac;

/// <summary>An identity on its way up: who it is, and the roles it has given itself.</summary>
internal sealed class Actor
{
    /// <summary>A name that no rule lists: only rules for every name allow it.</summary>
    public const string AnyName = "<any>";

    private readonly RbacEvaluator evaluator;
    private readonly Func<AccessRequest, Decision> authorize;
    private readonly Action<Decision.Unknown> unknown;
    private readonly (RbacBinding Binding, IndexedRole Role)? taken;
    private readonly ValueList<PlacedRule>? atMost;

    public Actor(RbacEvaluator evaluator, Identity identity, Action<Decision.Unknown> unknown, CallerAuthorizers? authorizers = null)
    {
        this.evaluator = evaluator;
        this.unknown = unknown;
        Identity = identity;
        authorize = authorizers?.Authorize ?? (request => evaluator.Authorize(identity, request));
        Held = evaluator.RightsOf(identity);
        atMost = authorizers is null ? ByRbac() : authorizers.AtMost;
        HasRights = atMost is not { IsEmpty: true };
        Account = identity.AsServiceAccount() ?? ("", "");
        Words = WordsFor(identity);
        Key = KeyOf(identity);
    }

    private Actor(Actor before, RbacBinding binding, IndexedRole role)
    {
        evaluator = before.evaluator;
        authorize = before.authorize;
        unknown = before.unknown;
        Identity = before.Identity;
        Held = before.Held;
        HasRights = true;
        Account = before.Account;
        taken = (binding, role);
        atMost = before.atMost is { } rules ? [.. rules, .. role.Rules.Select(rule => new PlacedRule(binding.NamespaceName, rule))] : null;
        var place = binding.NamespaceName is { } @namespace ? $"in namespace {@namespace}" : "in the whole cluster";
        Words = $"{before.Words} with {binding.RoleRef.Kind} '{binding.RoleRef.Name}' {place}";
        Key = $"{before.Key}\n{binding.RoleRef.Kind} {binding.RoleRef.Name} {binding.NamespaceName}";
    }

    public Identity Identity { get; }

    /// <summary>The version of Kubernetes; null where it is not known.</summary>
    public string? Version => evaluator.Version;

    /// <summary>The rules held by RBAC, without those of a role just taken.</summary>
    public HeldRights Held { get; }

    // The bits of each rule that may allow something, with the one namespace in which it does; null where it does in several.
    private (string? Namespace, RuleFilter Bits)[] Filters => field ??= atMost is { } rules
        ? [.. rules.Select(placed => (placed.IsPattern ? null : placed.Where, RuleFilter.Of(placed.Rule))).Distinct()]
        : [(null, RuleFilter.Everything)];

    // The namespaces in which something may be allowed that is not in the whole cluster; null where nobody can list them.
    private ValueList<string>? LocalNamespaces => field ??= atMost is { } rules && !rules.Any(placed => placed.IsPattern)
        ? rules.Select(placed => placed.Where).OfType<string>().Where(place => place.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList()
        : null;

    /// <summary>False where nothing can be allowed and nobody wants to know who gets here.</summary>
    public bool HasRights { get => field || IsWanted; }

    /// <summary>True where it matters who becomes this actor, whatever it may do: it has an AWS role.</summary>
    public bool IsWanted { get; init; }

    /// <summary>True until the search has been here: a step to an actor that it knows shows nothing new, nor does one to an actor without rights.</summary>
    public bool IsOpen { get => field && HasRights; set; } = true;

    /// <summary>True once a step to the actor is known that needs a condition: another one of that kind shows nothing new.</summary>
    public bool IsReachedPerhaps { get; private set; }

    /// <summary>Takes note of a way to the actor.</summary>
    /// <param name="last">The last step of the way; null where it is where the search begins.</param>
    public void Reach(EscalationStep? last)
    {
        IsOpen &= last is { Means: [{ Condition: not null }, ..] };
        IsReachedPerhaps = true;
    }

    /// <summary>True where the actor has given itself a role.</summary>
    public bool HasTaken => taken is not null;

    /// <summary>Who it is, in words.</summary>
    public string Words { get; }

    /// <summary>Equal for actors that may do the same.</summary>
    public string Key { get; }

    /// <summary>The key of an identity that has taken nothing.</summary>
    public static string KeyOf(Identity identity) => $"{identity.User}\n{string.Join('\n', identity.Groups)}";

    /// <summary>The namespace and name of the service account that it is; empty texts for anybody else.</summary>
    public (string Namespace, string Name) Account { get; }

    /// <summary>The subject that a binding would name.</summary>
    public Subject Subject =>
        Identity.AsServiceAccount() is { } account ? Subject.ServiceAccount(account.Namespace, account.Name) : Subject.User(Identity.User);

    /// <summary>The same identity with a role more.</summary>
    public Actor Taking(RbacBinding binding, IndexedRole role) => new(this, binding, role);

    /// <summary>The namespaces worth asking about: where what works in the whole cluster is nothing, something works only where there are rules.</summary>
    /// <param name="all">All namespaces.</param>
    /// <param name="works">Whether something is allowed in a namespace; the empty text is one without bindings.</param>
    public IEnumerable<string> Places(IEnumerable<string> all, Func<string, bool> works) => LocalNamespaces is { } local && !works("") ? local : all;

    /// <summary>What the authorizers answer.</summary>
    public Decision Authorize(AccessRequest request)
    {
        if (request is ResourceRequest resource && !MayPerhaps(resource))
        {
            return Decision.No;
        }

        var decision = authorize(request);
        if (!decision.IsAllowed && Taken(request) is { } grant)
        {
            return new Decision.Allowed(grant);
        }

        if (decision is Decision.Unknown open)
        {
            unknown(open);
        }

        return decision;
    }

    /// <summary>The request with what allows it; null where nothing surely does.</summary>
    public AllowedRequest? May(AccessRequest request) => Authorize(request) is Decision.Allowed allowed ? new AllowedRequest(request, allowed.By) : null;

    /// <summary>The request for everything in a namespace; for everything in the cluster where it is the empty text.</summary>
    public AllowedRequest? MayEverything(string @namespace) =>
        May(new ResourceRequest(RuleMatch.All, RuleMatch.All, RuleMatch.All, Name: AnyName, Namespace: @namespace));

    /// <summary>The request for any name, else for the first name that a rule of the actor lists for it.</summary>
    public AllowedRequest? MayForSome(ResourceRequest request) => !MayPerhaps(request) ? null :
        May(request with { Name = AnyName }) ?? NamesIn(request).Select(name => May(request with { Name = name })).FirstOrDefault(one => one is not null);

    /// <summary>False where nothing can allow a request with this verb, whatever its name and namespace: a quick no before many questions.</summary>
    public bool MayPerhaps(string verb, string group, string resource)
    {
        return atMost is not { } rules || rules.Any(placed => Matches(placed.Rule));

        bool Matches(RbacRule rule) => RuleMatch.Verb(rule, verb) && RuleMatch.Resource(rule, resource, "") && RuleMatch.Group(rule, group);
    }

    /// <summary>False where the bits of every rule rule a request out, in whichever namespace: a quicker no, which is not always told.</summary>
    public bool MayPerhaps(in RuleFilter request)
    {
        foreach (ref readonly var rule in Filters.AsSpan())
        {
            if (rule.Bits.MayAllow(request))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayPerhaps(ResourceRequest request)
    {
        var bits = RuleFilter.Of(request);
        foreach (ref readonly var rule in Filters.AsSpan())
        {
            if (rule.Bits.MayAllow(bits) && (rule.Namespace is null || rule.Namespace == request.Namespace))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The names that rules of the actor list for a resource.</summary>
    public IEnumerable<string> NamesIn(ResourceRequest request) => Held.Possible
        .Where(grant => !grant.Rule.ResourceNames.IsEmpty
            && RuleMatch.Resource(grant.Rule, request.Resource, request.Subresource)
            && RuleMatch.Group(grant.Rule, request.Group))
        .SelectMany(grant => grant.Rule.ResourceNames).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a write would be stored.</summary>
    public bool MayWrite(WriteVerb verb, RbacObject item) =>
        new RbacWrites(evaluator, (_, request) => Authorize(request))
            .Decide(new RbacWrite(Identity, verb, KubernetesFromRbac.Write(item).Body)).Outcome == WriteOutcome.Allowed;

    private RbacGrant? Taken(AccessRequest request) =>
        taken is { } own && (own.Binding.NamespaceName is not { } @namespace || @namespace == request.Namespace) && own.Role.Find(request) is { } rule
            ? new RbacGrant(own.Binding, Subject, own.Role.Role, rule)
            : null;

    // About a kubelet the Node authorizer decides as well.
    private ValueList<PlacedRule>? ByRbac()
    {
        if (Identity.IsNode)
        {
            return null;
        }

        return Identity.IsMaster
            ? EscalationCheck.Everything.Select(rule => new PlacedRule(null, rule)).ToValueList()
            : Held.Possible.Select(grant => new PlacedRule(grant.Namespace, grant.Rule)).ToValueList();
    }

    private static string WordsFor(Identity identity)
    {
        if (identity.AsServiceAccount() is { } account)
        {
            return $"service account {account.Namespace}/{account.Name}";
        }

        return identity.IsMaster ? "a member of system:masters" : identity.ToString();
    }
}
