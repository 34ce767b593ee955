using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Authorization;

/// <summary>Who a caller becomes in a cluster: by its access entry, which wins whole, then by aws-auth, as far as the authentication mode reads each.</summary>
/// <remarks>Everything that says who somebody is asks it. What is not known is a cause, never a silent no. Source: aws-iam-authenticator; EKS User
/// Guide, "Grant IAM users and roles access to Kubernetes APIs".</remarks>
internal sealed class CallerResolver
{
    private const string MayBeCreator = "the identity that created the cluster is administrator, and this may be it";

    private readonly ClusterSnapshot cluster;
    private readonly AwsAuthMapperOptions options;
    private readonly SubjectNames names;
    private readonly Dictionary<string, AccessGrant> entries;
    private readonly AwsAuthLookup? mappings;

    /// <summary>Makes a cluster ready for many callers.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="options">What is known beside it when an item of aws-auth is filled in. Null: the defaults.</param>
    public CallerResolver(ClusterSnapshot cluster, AwsAuthMapperOptions? options = null)
    {
        this.cluster = cluster;
        this.options = options ?? new AwsAuthMapperOptions();
        names = new SubjectNames(cluster.Rbac);
        entries = new(StringComparer.Ordinal);
        foreach (var grant in cluster.CountingEntries.Concat(OfCreator(cluster)).Where(grant => !grant.Principal.IsUnresolved))
        {
            entries.TryAdd(grant.Principal.WithoutPath, grant);
        }

        mappings = cluster.CountingAwsAuth is { } map ? new AwsAuthLookup(map, this.options) : null;
    }

    /// <summary>How a caller gets in: one session, an IAM user, or a role for all its sessions.</summary>
    public Authentication Of(CallerIdentity caller) =>
        entries.GetValueOrDefault(caller.CanonicalArn) is { } entry ? ByEntry(entry, caller) : ByMapping(caller);

    /// <summary>How a principal gets in; one that only deployment knows is found by its token.</summary>
    public Authentication Of(PrincipalArn principal, string? session = null)
    {
        if (!principal.IsUnresolved)
        {
            return CallerIdentity.Read(principal.Text, sessionName: principal.Kind is PrincipalKind.Role ? session : null) is { Value: { } caller }
                ? Of(caller)
                : Nobody($"the authenticator does not know the partition of '{principal}'", []);
        }

        if (Entry(principal) is { } entry)
        {
            return new([Pattern(entry, session is null ? PlaceholderValues.None : PlaceholderValues.ForSession(session))], [], null);
        }

        if (cluster.Plan.CreatorIsAdmin && cluster.Creator == principal)
        {
            return AsCreator();
        }

        return mappings?.Unresolved(principal.Text) is { Count: > 0 } items
            ? new(items.Select(By).ToValueList(), [], null)
            : Nobody($"no access entry names '{principal}'", [$"the ARN of '{principal}' is known only at deployment"]);
    }

    /// <summary>The access entry of a principal; null where it has none, or where the mode has none.</summary>
    public AccessGrant? Entry(PrincipalArn principal) => principal.IsUnresolved
        ? cluster.CountingEntries.Concat(OfCreator(cluster)).FirstOrDefault(grant => grant.Principal == principal)
        : entries.GetValueOrDefault(principal.WithoutPath);

    /// <summary>Everybody whom something names and who gets in or may: by entry in the plan's order, the creator, then by aws-auth.
    /// Letter case makes nobody another one.</summary>
    public IEnumerable<NamedCaller> Named()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var principal in cluster.CountingEntries.Concat(OfCreator(cluster)).Select(grant => grant.Principal))
        {
            if (seen.Add(GoText.Folded(principal.WithoutPath)))
            {
                yield return new NamedCaller(
                    $"{principal}", principal.IsUnresolved ? $"{principal}" : principal.WithoutPath, principal.Kind is PrincipalKind.Role, Of(principal));
            }
        }

        if (cluster is { Creator: { } creator, Plan.CreatorIsAdmin: true } && seen.Add(GoText.Folded(creator.WithoutPath)))
        {
            yield return new NamedCaller(creator.Text, creator.WithoutPath, creator.Kind is PrincipalKind.Role, Of(creator));
        }

        foreach (var arn in (cluster.CountingAwsAuth?.StoredItems ?? []).Where(item => item.Sso is null || options.SsoRoleMatch).Select(item => item.Arn))
        {
            if (ByItem(arn) is { } caller && seen.Add(GoText.Folded(arn)))
            {
                yield return caller;
            }
        }
    }

    private NamedCaller? ByItem(string arn)
    {
        if (Unresolved(arn) is { } principal)
        {
            return new NamedCaller(arn, arn, principal.Kind is PrincipalKind.Role, Of(principal));
        }

        return CallerIdentity.Read(ArnLetterCase.Usual(arn)).Value is { } caller && GoText.EqualFold(caller.CanonicalArn, arn)
            ? new NamedCaller(arn, arn, caller.Kind is CallerKind.Role, Of(caller))
            : null;
    }

    /// <summary>Why there may be others who get in, of whom nothing here tells.</summary>
    public IEnumerable<string> HiddenFromAll =>
    [
        .. cluster.Plan.CreatorIsAdmin && cluster.Creator is null
            ? ["the identity that created the cluster is administrator, and is not named"]
            : Array.Empty<string>(),
        .. cluster.Mode.ReadsConfigMap() && cluster.AwsAuth is null ? [NotGiven] : Array.Empty<string>(),
        .. (cluster.CountingAwsAuth?.StoredAccounts ?? []).Select(account => $"aws-auth lets everybody of account {account} in, by user name"),
    ];

    private string NotGiven => $"mode {cluster.Mode.ToApiValue()} reads aws-auth, which is not given";

    private Authentication ByEntry(AccessGrant entry, CallerIdentity caller)
    {
        var pattern = IdentityPattern.Of(entry);
        IdentityTemplate.Render(pattern.Username.Text, caller, options.PrivateDnsName, out var problem);
        return problem is null
            ? new([Filled(entry, pattern, caller)], OfAnotherPath(entry, caller), null)
            : Fails(caller, problem, []) with { FailsBy = new AuthenticatedByEntry(entry) };
    }

    // Names of roles are unique in an account whatever their paths, so that only one of the two ARNs can be that of a role.
    private static ValueList<string> OfAnotherPath(AccessGrant entry, CallerIdentity caller) =>
        PrincipalArn.Read(caller.Arn).Value is { Path.Length: > 1 } asked && asked.Path != entry.Principal.Path && !entry.Principal.IsUnresolved
            ? [$"the access entry is of '{entry.Principal}', and an account has one role of a name: "
                + $"either nobody is '{caller.Arn}', or the entry lets nobody in; look up the path of the role"]
            : [];

    // AWS documents two placeholders for entries; the name of an instance is what nodes are called by.
    private AuthenticatedAs Filled(AccessGrant entry, IdentityPattern pattern, CallerIdentity caller)
    {
        var values = Session(caller);
        var node = caller.SessionName is { } instance ? options.PrivateDnsName?.Invoke(instance) : null;
        return Pattern(entry, node is null ? values : values.With(IdentityTemplate.PrivateDnsName, node));
    }

    private Authentication ByMapping(CallerIdentity caller)
    {
        if (IsCreator(caller))
        {
            return AsCreator();
        }

        var hidden = Hidden(caller).ToValueList();
        return (cluster.Mode.ReadsConfigMap(), mappings) switch
        {
            (false, _) => Nobody($"no access entry names '{caller.CanonicalArn}', and mode API reads nothing else", hidden),
            (_, null) => Nobody("aws-auth is not given", [.. hidden, NotGiven]),
            (_, { } known) => Mapped(known.Map(caller), caller, hidden),
        };
    }

    private Authentication AsCreator()
    {
        var creator = new IdentityPattern(new UsernamePattern("kubernetes-admin"), [Identity.MastersGroup]);
        return new([Ready(new AuthenticatedAs(creator, new AuthenticatedAsCreator()))], [], null);
    }

    private Authentication Mapped(AwsAuthAnswer answer, CallerIdentity caller, ValueList<string> hidden) => answer switch
    {
        AwsAuthAnswer.Mapped mapped => new([By(mapped)], hidden, null) { CausesOnlyAdd = hidden.All(cause => cause == MayBeCreator) },
        AwsAuthAnswer.Undecided undecided => new(
            undecided.Possible.OfType<AwsAuthAnswer.Mapped>().Select(By).ToValueList(),
            hidden,
            undecided.Possible.OfType<AwsAuthAnswer.Failed>().FirstOrDefault()?.Reason),
        AwsAuthAnswer.Failed failed => Fails(caller, failed.Reason, hidden) with { FailsBy = new AuthenticatedByAwsAuth(failed.By, failed.Item) },
        _ => Nobody(
            cluster.Mode.HasEntries()
                ? $"neither an access entry nor aws-auth names '{caller.CanonicalArn}'"
                : $"aws-auth does not name '{caller.CanonicalArn}'",
            hidden),
    };

    // In the modes with access entries EKS makes one for the creator; in CONFIG_MAP it maps the creator out of sight.
    private static IEnumerable<AccessGrant> OfCreator(ClusterSnapshot cluster) =>
        cluster is { Creator: { } creator, Plan.CreatorIsAdmin: true } && cluster.Mode.HasEntries()
            ? [new AccessGrant { Principal = creator, Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] }]
            : [];

    private bool IsCreator(CallerIdentity caller) => cluster.Plan.CreatorIsAdmin && cluster.Creator?.WithoutPath == caller.CanonicalArn;

    // Ways in that the plan tells of without saying for whom. A role that the app itself defines gets a name that nobody has written down before.
    private IEnumerable<string> Hidden(CallerIdentity caller)
    {
        if (cluster.Plan.CreatorIsAdmin && !IsKnownNotToBeTheCreator(caller))
        {
            yield return MayBeCreator;
        }

        foreach (var token in cluster.CountingEntries.Where(grant => MayBe(grant.Principal, caller)))
        {
            yield return $"the access entry of '{token.Principal}' may be of this caller, which only deployment knows";
        }

        foreach (var item in (cluster.CountingAwsAuth?.StoredItems ?? []).Where(item => Unresolved(item.Arn) is { } principal && MayBe(principal, caller)))
        {
            yield return $"the item of '{item.Arn}' in aws-auth may be of this caller, which only deployment knows";
        }
    }

    private bool IsKnownNotToBeTheCreator(CallerIdentity caller) => cluster.Creator is { } creator && !MayBe(creator, caller) && !IsCreator(caller);

    // A role that a template makes without naming it gets a name that nobody has written down before.
    private static bool MayBe(PrincipalArn principal, CallerIdentity caller) => principal.IsUnresolved
        && (principal.Kind is PrincipalKind.Unresolved || (principal.Pattern is { } pattern && IamPattern.FitsArn(pattern, caller.CanonicalArn)));

    // As the reader of templates names principals in aws-auth: by logical id, or with what is not known of the ARN as ${…}.
    private PrincipalArn? Unresolved(string arn) => arn switch
    {
        ['{', .., '}'] => cluster.MadePrincipals.FirstOrDefault(made => made.Text == arn) ?? PrincipalArn.UnresolvedRole(arn, arn),
        _ when arn.Contains("${", StringComparison.Ordinal) => TemplatePrincipals.Partly(arn) ?? PrincipalArn.Unresolved(arn),
        _ => null,
    };

    private AuthenticatedAs Pattern(AccessGrant entry, PlaceholderValues values)
    {
        var identity = IdentityPattern.Of(entry);
        return Ready(new AuthenticatedAs(identity with { Username = identity.Username.Fill(values) }, new AuthenticatedByEntry(entry)));
    }

    private AuthenticatedAs By(AwsAuthAnswer.Mapped mapped) =>
        Ready(new AuthenticatedAs(
            new IdentityPattern(new UsernamePattern(mapped.Identity.User), mapped.Identity.Groups), new AuthenticatedByAwsAuth(mapped.By, mapped.Item)));

    private AuthenticatedAs Ready(AuthenticatedAs login) =>
        login with { Certain = SubjectNames.Certain(login.Identity), Some = login.Identity.IsFixed ? [] : names.Some(login.Identity) };

    private static PlaceholderValues Session(CallerIdentity caller) =>
        caller.SessionName is { Length: > 0 } session ? PlaceholderValues.ForSession(session) : PlaceholderValues.None;

    private static Authentication Fails(CallerIdentity caller, string reason, ValueList<string> causes) =>
        Nobody($"the login of '{caller.Arn}' fails: {reason}", causes) with { Fails = true };

    private static Authentication Nobody(string refusal, ValueList<string> causes) => new([], causes, refusal);
}

/// <summary>Somebody whom the input names.</summary>
/// <param name="Who">The ARN, or what a principal is called that only deployment knows.</param>
/// <param name="Key">What callers are looked up by: the ARN without path; the label of one that only deployment knows.</param>
/// <param name="IsRole">True for a role, which lasts; false for a user, whose rights go with a person's keys.</param>
/// <param name="Authentication">How it gets in.</param>
internal sealed record NamedCaller(string Who, string Key, bool IsRole, Authentication Authentication);
