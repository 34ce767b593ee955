using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>A cluster, ready to be asked.</summary>
internal sealed class Cluster
{
    private readonly ClusterAccess access;
    private readonly Lazy<EksAuthorizer> authorizer;
    private readonly BuiltInRoles? builtIn;

    private Cluster(ClusterAccess access, BuiltInRoles? builtIn, Func<EksAuthorizer> makeAuthorizer)
    {
        (this.access, this.builtIn, authorizer) = (access, builtIn, new(makeAuthorizer));
        Evaluator = RbacEvaluator.Create(access.Rbac, builtIn);
    }

    /// <summary>What the files say.</summary>
    public ClusterAccess Access => access;

    /// <summary>Decides by RBAC alone.</summary>
    public RbacEvaluator Evaluator { get; }

    /// <summary>Decides for IAM principals.</summary>
    public EksAuthorizer Authorizer => authorizer.Value;

    /// <summary>A cluster to ask.</summary>
    /// <param name="access">What the files say.</param>
    /// <param name="mode">The authentication mode where the files do not say it.</param>
    /// <param name="creator">The creator where it is known.</param>
    /// <param name="withBuiltIn">Whether the roles that Kubernetes makes itself are there.</param>
    /// <exception cref="UsageException">The creator is no principal.</exception>
    public static Cluster Of(ClusterAccess access, string? mode, string? creator, bool withBuiltIn = true)
    {
        var builtIn = withBuiltIn ? BuiltInRoles.Nearest(access.Version) : null;
        var who = creator is null or "none" ? null : Principal(creator);
        return new Cluster(access, builtIn, () => EksAuthorizer.Create(PlanOf(access, mode, creator), access.Rbac, access.AwsAuth, new EksAuthorizerOptions { Creator = who, BuiltInRoles = builtIn }));
    }

    /// <summary>The principal of an ARN.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static PrincipalArn Principal(string arn) =>
        PrincipalArn.Read(arn) is { Ok: true, Value: var principal } ? principal : throw new UsageException(PrincipalArn.Read(arn).Findings[0].Message);

    /// <summary>How somebody gets in who is given by ARN: a role, a user or a session.</summary>
    /// <exception cref="UsageException">The ARN is no caller.</exception>
    public LoginAnswer LogIn(Who who)
    {
        var arn = who.Principal ?? "";
        var caller = CallerIdentity.Read(arn, sessionName: who.Session);
        return caller.Value is { } known ? Authorizer.LogIn(known) : throw new UsageException($"'{arn}' is no ARN of an IAM role, user or session");
    }

    /// <summary>Whether somebody may do something.</summary>
    public Decision Decide(Who who, AccessRequest request) => who.Principal is not null ? Authorizer.Authorize(LogIn(who), request) : Evaluator.Authorize(IdentityOf(who), request);

    /// <summary>Everybody in Kubernetes whom somebody may be, and why that may not be all.</summary>
    public (ValueList<Actor> Actors, List<string> Notes) ActorsOf(Who who)
    {
        if (who.Principal is null)
        {
            return ([new Actor(IdentityOf(who), null)], []);
        }

        var login = LogIn(who);
        var actors = login.Possible.Select(way => new Actor(
            new Identity(way.Identity.Username.Text, way.Identity.Groups).WithImpliedGroups(), request => Authorizer.Authorize(new LoginAnswer([way], [], null), request)));
        return (actors.ToValueList(), [.. login.Refusal is { } refusal ? [refusal] : Array.Empty<string>(), .. login.Causes]);
    }

    /// <summary>The Kubernetes identity that is given; a service account is in its groups, everybody but the anonymous user in <c>system:authenticated</c>.</summary>
    public static Identity IdentityOf(Who who)
    {
        var given = new Identity(who.User ?? "", who.Groups);
        var account = given.AsServiceAccount() is var (space, name) ? Identity.ServiceAccount(space, name).Groups : [];
        var groups = given.User == Identity.AnonymousUser ? given.Groups.Append(Identity.UnauthenticatedGroup) : given.Groups.Concat(account);
        return (given with { Groups = groups.Distinct(StringComparer.Ordinal).ToValueList() }).WithImpliedGroups();
    }

    // Without a ClusterConfig nobody says the mode. aws-auth alone is how clusters in CONFIG_MAP look, and there the creator is administrator out of sight.
    private static AccessPlan PlanOf(ClusterAccess access, string? mode, string? creator)
    {
        var assumed = access.AwsAuth is null ? AuthenticationMode.ApiAndConfigMap : AuthenticationMode.ConfigMap;
        var plan = access.Plan ?? AccessPlan.Empty with { Mode = assumed, CreatorIsAdmin = true };
        return plan with
        {
            Mode = mode is null ? plan.Mode : AuthenticationModes.FromWord(mode) ?? plan.Mode,
            CreatorIsAdmin = creator switch { null => plan.CreatorIsAdmin, "none" => false, _ => true },
        };
    }
}

/// <summary>Somebody who acts: an identity, and all authorizers for it where they are more than RBAC.</summary>
internal sealed record Actor(Identity Identity, Func<AccessRequest, Decision>? Authorize);
