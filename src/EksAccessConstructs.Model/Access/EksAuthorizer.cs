using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Access;

/// <summary>What is known beside the plan, the RBAC objects and aws-auth.</summary>
public sealed record EksAuthorizerOptions
{
    /// <summary>The identity that created the cluster, which counts where the plan makes it administrator.</summary>
    /// <value>Default: null, not known; then everybody without an entry may be it.</value>
    public PrincipalArn? Creator { get; init; }

    /// <summary>The roles that the API server makes for itself.</summary>
    /// <value>Default: none; a binding of one of them gives nothing.</value>
    public BuiltInRoles? BuiltInRoles { get; init; }
}

/// <summary>Who may do what in an EKS cluster, for IAM principals: access entry or aws-auth, then Kubernetes RBAC, then access policies.</summary>
/// <remarks>
/// Made once, then immutable and safe from many threads. What nobody outside AWS can know is <see cref="Decision.Unknown"/>, with the reason. Rights add up:
/// neither RBAC nor access policies refuse. Sources: EKS User Guide, "Grant IAM users and roles access to Kubernetes APIs"; aws-iam-authenticator; Kubernetes 1.34.
/// </remarks>
public sealed class EksAuthorizer
{
    private readonly RbacEvaluator rbac;
    private readonly LoginLookup logins;
    private readonly Lazy<(string Who, LoginAnswer Login)[]> principals;
    private readonly ValueList<string> causes;

    private EksAuthorizer(AccessPlan plan, RbacEvaluator rbac, AwsAuthMap? awsAuth, EksAuthorizerOptions options)
    {
        this.rbac = rbac;
        logins = new LoginLookup(plan, awsAuth, options, new SubjectNames(rbac.Objects));
        principals = new(() => [.. EksRights.Principals(plan, awsAuth, options, logins)]);
        causes = logins.HiddenFromAll.ToValueList();
    }

    /// <summary>An authorizer for one cluster.</summary>
    /// <param name="plan">Who is let in by access entries, and the authentication mode.</param>
    /// <param name="rbac">The RBAC objects of the cluster.</param>
    /// <param name="awsAuth">aws-auth; null where it is not known. <see cref="AwsAuthMap.Empty"/> is one that lets nobody in.</param>
    /// <param name="options">What is known beside. Null: the defaults.</param>
    public static EksAuthorizer Create(AccessPlan plan, RbacObjects rbac, AwsAuthMap? awsAuth = null, EksAuthorizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rbac);
        options ??= new EksAuthorizerOptions();
        return new(plan, RbacEvaluator.Create(rbac, options.BuiltInRoles), awsAuth, options);
    }

    /// <summary>How a caller gets in: one session, an IAM user, or a role for all its sessions.</summary>
    public LoginAnswer LogIn(CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return logins.Of(caller);
    }

    /// <summary>How a principal gets in.</summary>
    /// <param name="principal">The principal; one that only deployment knows is found by its token.</param>
    /// <param name="session">The name of a role's session. Null: any.</param>
    public LoginAnswer LogIn(PrincipalArn principal, string? session = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return logins.Of(principal, session);
    }

    /// <summary>Whether a caller may do something.</summary>
    public Decision Authorize(CallerIdentity caller, AccessRequest request) => Authorize(LogIn(caller), request);

    /// <summary>Whether a principal may do something.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="session">The name of a role's session. Null: the answer is allowed only where every session may.</param>
    public Decision Authorize(PrincipalArn principal, AccessRequest request, string? session = null) => Authorize(LogIn(principal, session), request);

    /// <summary>Whether somebody whose way in is known already may do something; for many questions about one caller.</summary>
    public Decision Authorize(LoginAnswer login, AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(login);
        ArgumentNullException.ThrowIfNull(request);
        var decisions = login.Possible.Select(way => Authorize(way, request)).ToList();
        if (decisions.Count == 0 || login.Refusal is not null)
        {
            decisions.Add(Decision.No);
        }

        return OfAll(decisions) is Decision.Allowed allowed && login.CausesOnlyAdd ? allowed : OrUnknown(OfAll(decisions), login.Causes);
    }

    /// <summary>Who may do something: every principal with an access entry or an item in aws-auth that may or of which it is not known, and the Kubernetes subjects.</summary>
    public WhoCanAnswer WhoCan(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var able = principals.Value
            .Select(principal => new PrincipalDecision(principal.Who, Authorize(principal.Login, request)))
            .Where(answer => answer.Decision is not Decision.Denied)
            .ToValueList();
        return new(able, rbac.WhoCan(request), causes);
    }

    /// <summary>All that somebody whose way in is known may do.</summary>
    public WhatCanAnswer WhatCan(LoginAnswer login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return EksRights.WhatCan(login, rbac);
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

    private Decision Authorize(Login login, AccessRequest request)
    {
        var byRbac = rbac.Authorize(login.Certain, request);
        if (byRbac is Decision.Allowed allowed)
        {
            return new Decision.Allowed(new RightThroughLogin(login.By, allowed.By));
        }

        var causes = new List<string>();
        foreach (var association in login.Entry?.Policies ?? [])
        {
            var (rule, unknown) = PolicyReach.Of(association, request);
            if (rule is not null)
            {
                return new Decision.Allowed(new RightThroughLogin(login.By, new AccessPolicyRight(association, rule)));
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

    private IEnumerable<string> OfRbac(Login login, Decision decision, AccessRequest request)
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
            if (rbac.Authorize(some.Identity, request) is Decision.Allowed allowed)
            {
                yield return $"only where {some.Values}, by {allowed.By.Describe()}";
            }
        }
    }
}
