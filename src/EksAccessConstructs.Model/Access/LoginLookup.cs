using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Access;

/// <summary>Finds how a caller gets into a cluster: access entry first, and it wins whole; then aws-auth, as the mode says.</summary>
internal sealed class LoginLookup(AccessPlan plan, AwsAuthMap? awsAuth, EksAuthorizerOptions options, SubjectNames names)
{
    private readonly ILookup<string, AccessGrant> entries = plan.Grants.Concat(OfCreator(plan, options))
        .Where(grant => !grant.Principal.IsUnresolved)
        .ToLookup(grant => grant.Principal.WithoutPath, StringComparer.Ordinal);

    private readonly AwsAuthLookup? mappings = awsAuth is null ? null : new(awsAuth);

    public LoginAnswer Of(CallerIdentity caller) => plan.Mode.HasEntries() && entries[caller.CanonicalArn].FirstOrDefault() is { } entry
        ? new([By(entry, Session(caller), names)], [], null)
        : ByMapping(caller);

    public LoginAnswer Of(PrincipalArn principal, string? session)
    {
        if (!principal.IsUnresolved)
        {
            return CallerIdentity.Read(principal.Text, sessionName: principal.Kind is PrincipalKind.Role ? session : null) is { Value: { } caller }
                ? Of(caller)
                : Nobody($"the authenticator does not know the partition of '{principal}'", []);
        }

        return plan.Mode.HasEntries() && plan[principal] is { } entry
            ? new([By(entry, session is null ? PlaceholderValues.None : PlaceholderValues.ForSession(session), names)], [], null)
            : Nobody($"no access entry names '{principal}'", [$"the ARN of '{principal}' is known only at deployment"]);
    }

    /// <summary>Why there may be others who get in, of whom nothing here tells.</summary>
    public IEnumerable<string> HiddenFromAll =>
    [
        .. plan.CreatorIsAdmin && options.Creator is null ? ["the identity that created the cluster is administrator, and is not named"] : Array.Empty<string>(),
        .. plan.Mode.ReadsConfigMap() && awsAuth is null ? [NotGiven] : Array.Empty<string>(),
        .. (awsAuth?.StoredAccounts ?? []).Where(_ => plan.Mode.ReadsConfigMap()).Select(account => $"aws-auth lets everybody of account {account} in, by user name"),
    ];

    private const string MayBeCreator = "the identity that created the cluster is administrator, and this may be it";

    private string NotGiven => $"mode {plan.Mode.Word()} reads aws-auth, which is not given";

    private LoginAnswer ByMapping(CallerIdentity caller)
    {
        if (IsCreator(caller))
        {
            return new([Ready(new Login(new IdentityPattern(new UsernamePattern("kubernetes-admin"), [Rbac.Identity.MastersGroup]), new CreatorLogin()), names)], [], null);
        }

        var hidden = Hidden(caller).ToValueList();
        return (plan.Mode.ReadsConfigMap(), mappings) switch
        {
            (false, _) => Nobody($"no access entry names '{caller.CanonicalArn}', and mode API reads nothing else", hidden),
            (_, null) => Nobody("aws-auth is not given", [.. hidden, NotGiven]),
            (_, { } known) => Mapped(known.Map(caller), caller, hidden),
        };
    }

    private LoginAnswer Mapped(AwsAuthAnswer answer, CallerIdentity caller, ValueList<string> hidden) => answer switch
    {
        AwsAuthAnswer.Mapped mapped => new([By(mapped, caller)], hidden, null) { CausesOnlyAdd = hidden.All(cause => cause == MayBeCreator) },
        AwsAuthAnswer.Undecided undecided => new(
            undecided.Possible.OfType<AwsAuthAnswer.Mapped>().Select(mapped => By(mapped, caller)).ToValueList(),
            hidden,
            undecided.Possible.OfType<AwsAuthAnswer.Failed>().FirstOrDefault()?.Reason),
        AwsAuthAnswer.Failed failed => Nobody($"the login of '{caller.Arn}' fails: {failed.Reason}", hidden),
        _ => Nobody(plan.Mode.HasEntries() ? $"neither an access entry nor aws-auth names '{caller.CanonicalArn}'" : $"aws-auth does not name '{caller.CanonicalArn}'", hidden),
    };

    // In the modes with access entries EKS makes one for the creator; in CONFIG_MAP it maps the creator out of sight.
    private static IEnumerable<AccessGrant> OfCreator(AccessPlan plan, EksAuthorizerOptions options) =>
        plan.CreatorIsAdmin && plan.Mode.HasEntries() && options.Creator is { } creator
            ? [new AccessGrant { Principal = creator, Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] }]
            : [];

    private bool IsCreator(CallerIdentity caller) => plan.CreatorIsAdmin && options.Creator?.WithoutPath == caller.CanonicalArn;

    // Ways in that the plan tells of without saying for whom. A role that the app itself defines gets a name that nobody has written down before.
    private IEnumerable<string> Hidden(CallerIdentity caller)
    {
        if (plan.CreatorIsAdmin && !IsKnownNotToBeTheCreator(caller))
        {
            yield return MayBeCreator;
        }

        foreach (var token in plan.Grants.Where(grant => plan.Mode.HasEntries() && grant.Principal.Kind is PrincipalKind.Unresolved))
        {
            yield return $"the access entry of '{token.Principal}' may be of this caller, which only deployment knows";
        }
    }

    private bool IsKnownNotToBeTheCreator(CallerIdentity caller) => options.Creator is { IsUnresolved: false } && !IsCreator(caller);

    private static Login By(AccessGrant entry, PlaceholderValues values, SubjectNames names)
    {
        var identity = IdentityPattern.Of(entry);
        return Ready(new Login(identity with { Username = identity.Username.Fill(values) }, new EntryLogin(entry)), names);
    }

    private Login By(AwsAuthAnswer.Mapped mapped, CallerIdentity caller) => Ready(new Login(
        new IdentityPattern(new UsernamePattern(mapped.Identity.User), mapped.Identity.Groups).Fill(Session(caller).With("{{AccountID}}", caller.AccountId)), new AwsAuthLogin(mapped.By, mapped.Item)), names);

    private static Login Ready(Login login, SubjectNames names) => login with { Certain = SubjectNames.Certain(login.Identity), Some = login.Identity.IsFixed ? [] : names.Some(login.Identity) };

    private static PlaceholderValues Session(CallerIdentity caller) =>
        caller.SessionName is { Length: > 0 } session ? PlaceholderValues.ForSession(session) : PlaceholderValues.None;

    private static LoginAnswer Nobody(string refusal, ValueList<string> causes) => new([], causes, refusal);
}
