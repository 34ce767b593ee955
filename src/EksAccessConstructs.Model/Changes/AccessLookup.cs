using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>What each principal has in a cluster at one moment, with what has happened to it in IAM.</summary>
internal sealed class AccessLookup
{
    private readonly EksAuthorizer authorizer;
    private readonly LockoutOptions options;
    private readonly Dictionary<string, NamedCaller> named = new(StringComparer.Ordinal);

    public AccessLookup(ClusterSnapshot cluster, LockoutOptions options)
    {
        this.options = options;
        authorizer = EksAuthorizer.Create(cluster);
        Named =
        [
            .. authorizer.Named.Select(caller => caller.Key),
            .. new[] { cluster.Creator, options.Deployer }.OfType<PrincipalArn>().Select(principal => principal.WithoutPath),
        ];
        foreach (var caller in authorizer.Named)
        {
            named[GoText.Folded(caller.Key)] = caller;
        }
    }

    /// <summary>Everybody whom something names, as callers are looked up.</summary>
    public ValueList<string> Named { get; }

    /// <summary>True where somebody lasts who is named: a role. A user's rights go with a person's keys.</summary>
    public bool IsDurable(string arn) => authorizer.Named.Any(caller => caller.IsRole && caller.Key == arn)
        || arn.Contains(":role/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What comparisons call somebody; null where nothing names it.</summary>
    public string? NameOf(string arn, PrincipalNames names) => Caller(arn) is { } caller ? names.Of(caller) : null;

    /// <summary>The access entry of a principal; null where it has none, or where the mode has none.</summary>
    public AccessGrant? Entry(PrincipalArn principal) => authorizer.Resolver.Entry(principal);

    /// <summary>What the caller of an ARN has.</summary>
    public PrincipalAccess this[string arn]
    {
        get
        {
            if (Holds(options.Deleted, arn) || Authenticate(arn) is not { Possible.IsEmpty: false } login)
            {
                return PrincipalAccess.None;
            }

            var all = login.Possible.Select(Of).ToList();
            return Holds(options.Recreated, arn) && all.Exists(access => access.HangsOnPrincipalId)
                ? PrincipalAccess.None with { From = "an entry of a deleted principal" }
                : Weakest(all);
        }
    }

    private Authentication? Authenticate(string arn) => Caller(arn)?.Authentication ?? AsWritten(arn);

    private NamedCaller? Caller(string arn) => named.GetValueOrDefault(GoText.Folded(arn));

    private Authentication? AsWritten(string arn) =>
        CallerIdentity.Read(ArnLetterCase.Usual(arn)).Value is { } caller && GoText.EqualFold(caller.CanonicalArn, arn)
            ? authorizer.Authenticate(caller)
            : null;

    private PrincipalAccess Of(AuthenticatedAs way)
    {
        var administrator = authorizer.AdministratorBy(way);
        var access = way.By switch
        {
            AuthenticatedByEntry { Entry: var grant } => PrincipalAccess.Of(grant, way.Identity),
            AuthenticatedByAwsAuth login => PrincipalAccess.Of(login, way.Identity),
            _ => new PrincipalAccess(true, "having created the cluster") { HangsOnPrincipalId = true },
        };
        return access with { IsAdmin = administrator is not null };
    }

    // Of several answers at random, what all of them give.
    private static PrincipalAccess Weakest(List<PrincipalAccess> all) => all.Count == 1 ? all[0] : all[^1] with
    {
        IsAdmin = all.TrueForAll(one => one.IsAdmin),
        IsNode = all.TrueForAll(one => one.IsNode),
        Groups = all.Select(one => one.Groups.AsEnumerable()).Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal)).ToValueList(),
        From = $"{all[^1].From}, at random",
    };

    private static bool Holds(ValueList<PrincipalArn> principals, string arn) => principals.Any(principal => GoText.EqualFold(principal.WithoutPath, arn));
}
