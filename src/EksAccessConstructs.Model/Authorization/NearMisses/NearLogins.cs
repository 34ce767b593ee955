using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>Access entries and items of aws-auth that nearly name a caller whom nothing lets in, and that would allow what it asks for.</summary>
internal sealed class NearLogins(EksAuthorizer authorizer, CallerIdentity caller, AccessRequest request)
{
    /// <summary>The near misses: what another mode would read, then who is called nearly so, then items of aws-auth that match nobody.</summary>
    public IEnumerable<NearMissCandidate> All => OfOtherModes().Concat(OfOtherNames()).Concat(OfUnmatchedItems());

    private IEnumerable<NearMissCandidate> OfOtherModes() =>
        from mode in authorizer.Snapshot.ModeIsOpen ? [] : Enum.GetValues<ClusterAuthenticationMode>()
        where mode != authorizer.Snapshot.Mode
        let other = EksAuthorizer.Create(authorizer.Snapshot.In(mode))
        let login = other.Authenticate(caller)
        where login.Possible.Any(way => way.By is not AuthenticatedAsCreator) && other.Authorize(login, request).IsAllowed
        select Candidate(
            login.Possible[0].By,
            $"authentication mode {authorizer.Snapshot.Mode.ToApiValue()} does not read it, {mode.ToApiValue()} does",
            login.Possible[0].Entry is null ? "make an access entry of it" : "change the mode",
            0);

    private IEnumerable<NearMissCandidate> OfOtherNames() =>
        from known in authorizer.Named
        let gap = Gap(known.Key)
        where gap is not null && authorizer.Authorize(known.Authentication, request).IsAllowed
        select Candidate(known.Authentication.Possible[0].By, gap, "write the ARN of the caller there, if it is meant", 4);

    private IEnumerable<NearMissCandidate> OfUnmatchedItems() =>
        from item in authorizer.Snapshot.CountingAwsAuth?.StoredItems ?? []
        let gap = Unmatched(item.Arn)
        where gap is not null && Allows(item)
        select Candidate(new AuthenticatedByAwsAuth(item.Section, item), gap, $"write '{caller.CanonicalArn}' there", 1);

    // Callers are looked up by the ARN of their role without its path, so neither a path nor a session is ever found.
    private string? Unmatched(string arn) => arn switch
    {
        _ when RolePath.Of(arn)?.WithoutPath == caller.CanonicalArn => "it has the path of the role, which no caller has",
        _ when CallerIdentity.Read(arn).Value is { Kind: CallerKind.AssumedRole } session && session.CanonicalArn == caller.CanonicalArn =>
            "it names a session, and callers are looked up by their role",
        _ => null,
    };

    private bool Allows(AwsAuthItem item) =>
        authorizer.Rbac.Authorize(SubjectNames.Certain(new IdentityPattern(new UsernamePattern(item.Username), item.Groups)), request).IsAllowed;

    private string? Gap(string key) => PrincipalArn.Read(ArnLetterCase.Usual(key)).Value is { IsUnresolved: false } named
        && PrincipalArn.Read(caller.CanonicalArn).Value is { } own
            ? PrincipalGap.Of(named, own)
            : null;

    private static NearMissCandidate Candidate(DecisionSource by, string differs, string wayOut, int distance)
    {
        var (what, origin) = by switch
        {
            AuthenticatedByEntry entry => (entry.Words, entry.Entry.Origin),
            AuthenticatedByAwsAuth item => (item.Words, item.Item?.Origin ?? default),
            _ => (by.Describe(), default),
        };
        return new(new NearMiss(NearMissKind.Login, what, [differs], wayOut, origin.Location), distance, what);
    }
}
