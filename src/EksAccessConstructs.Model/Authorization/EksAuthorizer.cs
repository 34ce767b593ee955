using System.Runtime.CompilerServices;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Authorization;

/// <summary>Who may do what in an EKS cluster, for IAM principals: access entry or aws-auth, then Kubernetes RBAC, then access policies.</summary>
/// <remarks>
/// Made once, then immutable and safe from many threads. What nobody outside AWS can know is <see cref="Decision.Unknown"/>, with the reason. Rights add up:
/// neither RBAC nor access policies refuse. Sources: EKS User Guide, "Grant IAM users and roles access to Kubernetes
/// APIs"; aws-iam-authenticator; Kubernetes 1.34.
/// </remarks>
public sealed class EksAuthorizer
{
    private static readonly ConditionalWeakTable<ClusterSnapshot, EksAuthorizer> Known = [];

    private readonly Lazy<RbacEvaluator> rbac;
    private readonly Lazy<RbacEvaluator> defaults;
    private readonly Lazy<ValueList<NamedCaller>> named;
    private readonly Lazy<ValueList<string>> hidden;
    private readonly Lazy<ValueList<Alternative>> alternatives;

    private EksAuthorizer(ClusterSnapshot cluster, AwsAuthMapperOptions? options)
    {
        Snapshot = cluster;
        rbac = new(() => RbacEvaluator.Create(cluster.Rbac, cluster.BuiltInRoles, cluster.Version));
        defaults = new(() => DefaultBindings.Of(cluster));
        Resolver = new CallerResolver(cluster, options);
        named = new(() => Resolver.Named().ToValueList());
        hidden = new(() => Resolver.HiddenFromAll.ToValueList());
        alternatives = new(() => cluster.Alternatives
            .Select(other => new Alternative(other.Assumption, new EksAuthorizer(other.Cluster, options)))
            .ToValueList());
    }

    /// <summary>The authorizer for one cluster: the same one for the same snapshot, so that several who ask share what has been worked out.</summary>
    /// <param name="cluster">What is known about the cluster.</param>
    /// <param name="options">What is known beside it when an item of aws-auth is filled in. Null: the defaults.</param>
    public static EksAuthorizer Create(ClusterSnapshot cluster, AwsAuthMapperOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return options is null ? Known.GetValue(cluster, one => new(one, null)) : new(cluster, options);
    }

    /// <summary>What is known about the cluster.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Decides by RBAC alone.</summary>
    public RbacEvaluator Rbac => rbac.Value;

    /// <summary>Tells who callers become.</summary>
    internal CallerResolver Resolver { get; }

    /// <summary>Everybody whom the input names and who gets in or may.</summary>
    internal ValueList<NamedCaller> Named => named.Value;

    /// <summary>The assumptions that decide an answer: those without which it could be another one.</summary>
    /// <param name="ask">Asks for the answer; two answers are told apart by <see cref="object.Equals(object)"/>.</param>
    public ValueList<Assumption> Deciding<T>(Func<EksAuthorizer, T> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var answer = ask(this);
        return alternatives.Value
            .Where(other => !EqualityComparer<T>.Default.Equals(answer, ask(other.Authorizer)))
            .Select(other => other.Assumption)
            .Distinct()
            .ToValueList();
    }

    /// <summary>How a caller gets in: one session, an IAM user, or a role for all its sessions.</summary>
    public Authentication Authenticate(CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Resolver.Of(caller);
    }

    /// <summary>How a principal gets in.</summary>
    /// <param name="principal">The principal; one that only deployment knows is found by its token.</param>
    /// <param name="session">The name of a role's session. Null: any.</param>
    public Authentication Authenticate(PrincipalArn principal, string? session = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Resolver.Of(principal, session);
    }

    /// <summary>Whether a caller may do something.</summary>
    public Decision Authorize(CallerIdentity caller, AccessRequest request) => Authorize(Authenticate(caller), request);

    /// <summary>Whether a principal may do something.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="session">The name of a role's session. Null: the answer is allowed only where every session may.</param>
    public Decision Authorize(PrincipalArn principal, AccessRequest request, string? session = null) => Authorize(Authenticate(principal, session), request);

    /// <summary>Whether somebody whose way in is known already may do something; for many questions about one caller.</summary>
    public Decision Authorize(Authentication login, AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(request);
        var decisions = login.Possible.Select(way => Authorize(way, request)).ToList();
        if (decisions.Count == 0 || login.Refusal is not null)
        {
            decisions.Add(Decision.No);
        }

        return OfAll(decisions) is Decision.Allowed allowed && login.CausesOnlyAdd ? allowed : OrUnread(OrUnknown(OfAll(decisions), login.Causes));
    }

    /// <summary>All authorizers for one way in, with the rules behind everything that they may allow.</summary>
    public CallerAuthorizers AuthorizersOf(AuthenticatedAs way)
    {
        ArgumentNullException.ThrowIfNull(way);
        var login = new Authentication([way], [], null);
        return new CallerAuthorizers(request => Authorize(login, request))
        {
            AtMost = Snapshot.NotRead.IsEmpty ? EksRights.AtMost(way, RightsOf) : null,
        };
    }

    /// <summary>Whether somebody inside the cluster may do something by RBAC and by what every cluster gives.</summary>
    internal Decision Authorize(Identity identity, AccessRequest request) => OrUnread(ByRbac(identity, request));

    /// <summary>The rules that somebody inside the cluster holds anywhere, with those that every cluster gives.</summary>
    internal HeldRights RightsOf(Identity identity)
    {
        var held = Rbac.RightsOf(identity);
        return held with { Grants = [.. held.Grants, .. defaults.Value.RightsOf(identity).Grants] };
    }

    /// <summary>What nearly allows what a caller may not do, the nearest first, at most <see cref="NearMiss.Shown"/>: bindings and access policies of
    /// each way in, or where there is none, what nearly names the caller. None where it is allowed.</summary>
    public ValueList<NearMiss> NearMisses(CallerIdentity caller, AccessRequest request)
    {
        var login = Authenticate(caller);
        return NearMisses(login, request, login.Possible.IsEmpty ? new NearLogins(this, caller, request).All : []);
    }

    /// <summary>What nearly allows what somebody may not do whose way in is known already.</summary>
    internal ValueList<NearMiss> NearMisses(Authentication login, AccessRequest request) => NearMisses(login, request, []);

    private ValueList<NearMiss> NearMisses(Authentication login, AccessRequest request, IEnumerable<NearMissCandidate> ofLogins) =>
        Authorize(login, request).IsAllowed
            ? []
            : NearMissCandidate.Nearest(ofLogins.Concat(login.Possible.SelectMany(way => Near(way, request))));

    /// <summary>Who may do something: every principal with an access entry or an item in aws-auth that may or of which it is not
    /// known, and the Kubernetes subjects.</summary>
    public WhoCanAnswer WhoCan(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var able = Named
            .Select(caller => new PrincipalDecision(caller.Who, Authorize(caller.Authentication, request)))
            .Where(answer => answer.Decision is not Decision.Denied)
            .ToValueList();
        return new(able, RightsLookup.Together(Rbac.WhoCan(request), defaults.Value.WhoCan(request)), [.. hidden.Value, .. Unread]);
    }

    /// <summary>All that somebody whose way in is known may do.</summary>
    public WhatCanAnswer WhatCan(Authentication login)
    {
        ArgumentNullException.ThrowIfNull(login);
        var held = EksRights.WhatCan(login, RightsOf);
        return held with { Causes = [.. held.Causes, .. Unread] };
    }

    /// <summary>Everybody whom the input names and who is administrator of the whole cluster in every login.</summary>
    public ValueList<Administrator> Administrators() => Named
        .Select(caller => new Administrator(caller.Who, AdministratorBy(caller.Authentication)))
        .Where(administrator => administrator.By is not null)
        .ToValueList();

    /// <summary>True where a role is administrator of the whole cluster in every login: a user does not last.</summary>
    internal bool HasDurableAdministrator => Named.Any(caller => caller.IsRole && AdministratorBy(caller.Authentication) is not null);

    /// <summary>What makes somebody administrator of the whole cluster in every login; null where nothing does, or where it is not known.</summary>
    internal DecisionSource? AdministratorBy(Authentication login) =>
        login is { Refusal: null, Possible.IsEmpty: false } && login.Possible.All(way => AdministratorBy(way) is not null)
            ? AdministratorBy(login.Possible[0])
            : null;

    /// <summary>What makes one way in that of an administrator: <c>system:masters</c>, AmazonEKSClusterAdminPolicy, or a
    /// binding of a ClusterRole with every right.</summary>
    internal DecisionSource? AdministratorBy(AuthenticatedAs way)
    {
        if (way.Certain.IsMaster)
        {
            return new MastersMembership();
        }

        return way.Entry?.Policies.FirstOrDefault(association => association.IsClusterAdmin) is { } association
            ? new AccessPolicyRight(association, EksRights.AllResources)
            : Rbac.RightsIn(way.Certain, "").Grants.FirstOrDefault(grant => grant.Rule.GivesEverything);
    }

    private static Decision OfAll(List<Decision> decisions) =>
        decisions.Count == 1 || decisions.TrueForAll(decision => decision is Decision.Allowed) || decisions.TrueForAll(decision => decision is Decision.Denied)
            ? decisions[0]
            : new Decision.Unknown(["several items of aws-auth name this caller, each login gets one of them at random, and they do not answer the same"]);

    private static Decision OrUnknown(Decision decision, ValueList<string> causes) => decision switch
    {
        _ when causes.IsEmpty => decision,
        Decision.Allowed allowed => new Decision.Unknown([.. causes, $"without that it is {allowed}"]),
        Decision.Denied denied => new Decision.Unknown(causes, denied.Broken),
        Decision.Unknown unknown => unknown with { Causes = [.. unknown.Causes, .. causes] },
        _ => decision,
    };

    // What is not read may give what nothing else gives.
    private Decision OrUnread(Decision decision) => decision is Decision.Denied && !Snapshot.NotRead.IsEmpty ? OrUnknown(decision, Unread) : decision;

    private ValueList<string> Unread => Snapshot.NotRead.Select(part => part.ToString()).ToValueList();

    private Decision ByRbac(Identity identity, AccessRequest request)
    {
        var byRbac = Rbac.Authorize(identity, request);
        return !byRbac.IsAllowed && defaults.Value.Decide(identity, request) is Decision.Allowed byDefault ? byDefault : byRbac;
    }

    private Decision Authorize(AuthenticatedAs login, AccessRequest request)
    {
        var byRbac = ByRbac(login.Certain, request);
        if (byRbac is Decision.Allowed allowed)
        {
            return new Decision.Allowed(new RightThroughAuthentication(login.By, allowed.By));
        }

        var causes = new List<string>();
        foreach (var association in login.Entry?.Policies ?? [])
        {
            var (rule, unknown) = PolicyReach.Of(association, request);
            if (rule is not null)
            {
                return new Decision.Allowed(new RightThroughAuthentication(login.By, new AccessPolicyRight(association, rule)));
            }

            if (unknown is not null)
            {
                causes.Add(unknown);
            }
        }

        causes.AddRange(OfRbac(login, byRbac, request));
        var broken = byRbac switch
        {
            Decision.Denied denied => denied.Broken,
            Decision.Unknown unknown => unknown.Broken,
            _ => [],
        };
        return causes.Count > 0 ? new Decision.Unknown(causes.ToValueList(), broken) : byRbac;
    }

    private IEnumerable<string> OfRbac(AuthenticatedAs login, Decision decision, AccessRequest request)
    {
        if (decision is Decision.Unknown unknown)
        {
            foreach (var cause in unknown.Causes)
            {
                yield return cause.Replace("\0", "…", StringComparison.Ordinal);
            }
        }

        if (login.Unpublished is { } unpublished)
        {
            yield return unpublished;
        }

        foreach (var some in login.Some)
        {
            var answer = Rbac.Authorize(some.Identity, request);
            if (answer is Decision.Allowed allowed)
            {
                yield return $"only where {some.Values}, by {allowed.By.Describe()}";
            }

            foreach (var cause in (answer as Decision.Unknown)?.Causes ?? [])
            {
                yield return $"only where {some.Values}: {cause}";
            }
        }
    }

    private IEnumerable<NearMissCandidate> Near(AuthenticatedAs way, AccessRequest request) =>
        new NearRights(Rbac, way.Certain, request).All.Concat(way.Entry is { } entry ? NearPolicies.Of(entry, request) : []);

    private sealed record Alternative(Assumption Assumption, EksAuthorizer Authorizer);
}
