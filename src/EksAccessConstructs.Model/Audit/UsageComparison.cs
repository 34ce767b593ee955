using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Audit;

/// <summary>Holds the rights that the files give against the requests of an audit log.</summary>
/// <remarks>
/// A right is used where a request that was allowed is one that it gives, in its place, to whoever made it. It is given twice where each such request is
/// given to the same holder by another of its rights as well. The words of the authorizer in the log name one of several bindings by chance, so they are
/// shown, and decide nothing.
/// </remarks>
internal sealed class UsageComparison
{
    private readonly EksAuthorizer authorizer;
    private readonly AuditLog log;
    private readonly HashSet<string> bound;

    private UsageComparison(EksAuthorizer authorizer, AuditLog log)
    {
        this.authorizer = authorizer;
        this.log = log;
        bound = Subjects().Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What of all rights the log shows to be used.</summary>
    public static UsageReport Of(EksAuthorizer authorizer, AuditLog log)
    {
        ArgumentNullException.ThrowIfNull(authorizer);
        ArgumentNullException.ThrowIfNull(log);
        return new UsageComparison(authorizer, log).Report();
    }

    /// <summary>True where a right gives a request.</summary>
    public static bool Gives(PrincipalRight right, AccessRequest request) => (right.Where, request) switch
    {
        (null, _) => right.Rule.Allows(request),
        (_, UrlRequest) => false,
        var (where, _) => request.Namespace.Length > 0 && NamespacePattern.Covers(where, request.Namespace) == true && right.Rule.Allows(request),
    };

    private UsageReport Report()
    {
        var system = log.Actors.Where(IsControlPlane).ToList();
        var actors = log.Actors.Except(system).GroupBy(Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToValueList(), StringComparer.Ordinal);
        var principals = authorizer.Named.ToDictionary(caller => caller.Key, StringComparer.Ordinal);
        var holders = authorizer.Named
            .Select(caller => Of(caller.Who, caller.Authentication, actors.GetValueOrDefault(caller.Key)))
            .Concat(actors.Where(same => same.Value[0].Arn.Length > 0 && !principals.ContainsKey(same.Key))
                .Select(same => Of(same.Key, Login(same.Key), same.Value)))
            .Concat(Others(actors));
        return new(log, holders.ToValueList(), system.ToValueList());
    }

    // Users and service accounts that are in the log or that bindings name, then groups that are of nobody.
    private IEnumerable<RightsHolder> Others(Dictionary<string, ValueList<AuditActor>> actors)
    {
        var logins = authorizer.Named.SelectMany(caller => caller.Authentication.Possible).ToList();
        var peopled = logins.SelectMany(way => way.Certain.Groups).Concat(log.Actors.SelectMany(actor => actor.Identity.Groups))
            .Concat(logins.Select(way => way.Certain.User)).Concat(log.Actors.Select(actor => actor.Identity.User))
            .ToHashSet(StringComparer.Ordinal);
        var unseen = Subjects().Where(one => !peopled.Contains(one.Word) && !actors.ContainsKey(one.Name)).Select(one => one.Name);
        return actors.Where(same => same.Value[0].Arn.Length == 0).Select(same => same.Key).Concat(unseen)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => Of(name, null, actors.GetValueOrDefault(name)));
    }

    // The subjects of the bindings of the files, by name, with the word by which a login has them.
    private IEnumerable<(string Name, string Word)> Subjects() =>
        from binding in authorizer.Snapshot.Rbac.All.OfType<RbacBinding>()
        where !BuiltInRoles.HaveMade(binding) && !EksObjects.HaveMade(binding, [binding])
        from subject in binding.Subjects
        let name = SubjectName.Of(subject, binding)
        where name is not null && !IsOfEverybody(subject.Name) && !(subject.Kind == "User" && IsOwnUser(subject.Name))
        select (name, subject.AsUser(binding) ?? subject.Name);

    private static bool IsOfEverybody(string group) => group is Identity.AuthenticatedGroup or Identity.UnauthenticatedGroup or Identity.ServiceAccountsGroup
        || group == Identity.MastersGroup || group.StartsWith($"{Identity.ServiceAccountsGroup}:", StringComparison.Ordinal);

    // Kubernetes and EKS themselves, and the controllers of kube-system that only their own bindings name.
    private bool IsControlPlane(AuditActor actor) => actor.Arn.Length == 0
        && !bound.Contains(SubjectName.User(actor.Identity.User))
        && (IsOwnUser(actor.Identity.User) || actor.Identity.AsServiceAccount() is ("kube-system", _));

    private static bool IsOwnUser(string user) => new Identity(user, []).AsServiceAccount() is null
        && (user.StartsWith("system:", StringComparison.Ordinal) || user.StartsWith("eks:", StringComparison.Ordinal));

    private static string Key(AuditActor actor) => actor.Arn.Length == 0
        ? SubjectName.User(actor.Identity.User)
        : CallerIdentity.Read(actor.Arn).Value?.CanonicalArn ?? actor.Arn;

    private Authentication? Login(string arn) => CallerIdentity.Read(arn).Value is { } caller ? authorizer.Authenticate(caller) : null;

    private RightsHolder Of(string who, Authentication? login, ValueList<AuditActor> actors)
    {
        var rights = new HeldRightsOf(this, who, login, actors);
        var own = rights.All.Where(right => !IsOfEveryCluster(right.By)).ToList();
        var uses = actors.SelectMany(actor => actor.Allowed).ToList();
        var namesDecide = rights.All.Any(right => !right.Rule.ResourceNames.IsEmpty);
        var requests = actors.SelectMany(actor => actor.Allowed.SelectMany(use =>
            Decided(use, namesDecide).Select(request => new Asked(request, use, rights.Of(actor.Identity))))).ToList();
        var kept = UnseenVerbs.Needed(own, uses).ToValueList();
        return new(
            who,
            actors.Sum(actor => actor.Events),
            actors.IsEmpty ? null : actors.Min(actor => actor.First),
            actors.IsEmpty ? null : actors.Max(actor => actor.Last),
            own.Select(right => Used(right, requests, kept)).ToValueList(),
            actors.SelectMany(actor => actor.Denied).ToValueList(),
            requests.Where(asked => asked.Givers.Count == 0).Select(asked => asked.Use).Distinct<AuditUse>(ReferenceEqualityComparer.Instance).ToValueList(),
            requests.Where(asked => asked.Givers.Count > 0 && !asked.IsOfEveryCluster)
                .Select(asked => new ExplainedRequest(asked.Request, NamesOf(asked, namesDecide), asked.Use, asked.Givers.MinBy(Width) ?? asked.Givers[0]))
                .ToValueList(),
            kept,
            Notes(login, actors, uses).ToValueList());
    }

    // Where no rule has names, one name is as good as the next.
    private static IEnumerable<AccessRequest> Decided(AuditUse use, bool namesDecide) => namesDecide ? use.Requests : use.Requests.Take(1);

    private static ValueList<string> NamesOf(Asked asked, bool namesDecide)
    {
        var own = asked.Request is ResourceRequest { Name: { Length: > 0 } name } ? (ValueList<string>)[name] : [];
        return namesDecide || asked.Use.IsWithoutName || asked.Use.HasMoreNames ? own : asked.Use.Names;
    }

    private static IEnumerable<PrincipalRight> Masters(Identity identity) => identity.IsMaster
        ? [new(null, EksRights.AllResources, new MastersMembership()), new(null, EksRights.AllUrls, new MastersMembership())]
        : [];

    private static UsedRight Used(PrincipalRight right, List<Asked> requests, ValueList<(RbacRule Rule, PrincipalRight Of)> kept)
    {
        var given = requests.Where(asked => asked.IsGivenBy(right)).ToList();
        var atoms = right.Rule.Atoms().ToList();
        var unused = RequestRules.Folded(atoms.Where(atom =>
            !given.Exists(asked => atom.Allows(asked.Request)) && !kept.Any(one => one.Of == right && atom.Covers(one.Rule))));
        return new(
            right,
            Use(right, given, unused, atoms, kept),
            RequestRules.Folded(given.Where(asked => asked.Request is not ResourceRequest { Name: var name } || !AuditUse.IsAnotherName(name))
                .Select(asked => Shown(right.Rule, asked.Request))),
            unused,
            given.Select(asked => asked.Use).Distinct<AuditUse>(ReferenceEqualityComparer.Instance).Sum(use => use.Count),
            given.Count == 0 ? null : given.Max(asked => asked.Use.Last));
    }

    // Names are shown only where the rule has names as well.
    private static RbacRule Shown(RbacRule rule, AccessRequest request) =>
        rule.ResourceNames.IsEmpty ? RequestRules.Of(request) with { ResourceNames = [] } : RequestRules.Of(request);

    private static RightUse Use(
        PrincipalRight right, List<Asked> given, ValueList<RbacRule> unused, List<RbacRule> atoms, ValueList<(RbacRule Rule, PrincipalRight Of)> kept)
    {
        if (given.Count == 0)
        {
            return kept.Any(one => one.Of == right) && UnseenVerbs.AreAllOf(right.Rule) ? RightUse.NotShown : RightUse.NeverUsed;
        }

        if (given.TrueForAll(asked => asked.Givers.Count > 1))
        {
            return RightUse.GivenTwice;
        }

        return unused.IsEmpty && !atoms.Exists(IsOpen) ? RightUse.Used : RightUse.PartlyUsed;
    }

    private static bool IsOpen(RbacRule atom) => atom.Verbs.Contains("*") || atom.ApiGroups.Contains("*")
        || atom.Resources.Any(resource => resource.Contains('*', StringComparison.Ordinal)) || atom.NonResourceUrls.Any(url => url.EndsWith('*'));

    private static IEnumerable<string> Notes(Authentication? login, ValueList<AuditActor> actors, List<AuditUse> uses)
    {
        if (login is { Refusal: { } refusal } && actors.IsEmpty)
        {
            yield return refusal;
        }

        if (actors.Any(actor => actor.HasMoreUrls))
        {
            yield return $"asked for more than {AuditTally.MostUrls} URLs; its rights to URLs are kept as they are";
        }

        if (UnseenVerbs.WritesRoles(uses))
        {
            yield return "writes roles or bindings: the API server lets it give only what it holds itself, and no log shows which rights that were";
        }
    }

    /// <summary>What gives a right, without what lets its holder in.</summary>
    internal static DecisionSource Source(DecisionSource by) => by is RightThroughAuthentication through ? through.Right : by;

    private static bool IsOfEveryCluster(DecisionSource by) => Source(by) is RbacGrant grant && BuiltInRoles.HaveMade(grant.Binding)
        && grant.Binding.Subjects.All(subject => IsOfEverybody(subject.Name));

    // From narrow to wide: a binding in a namespace, one of the cluster, a policy in a namespace, one in the cluster, and the group that may do everything.
    private static int Width(PrincipalRight right) => Source(right.By) switch
    {
        RbacGrant => right.Where is null ? 1 : 0,
        AccessPolicyRight => right.Where is null ? 3 : 2,
        _ => 4,
    };

    private sealed class Asked(AccessRequest request, AuditUse use, List<PrincipalRight> rights)
    {
        public AccessRequest Request => request;

        public AuditUse Use => use;

        public List<PrincipalRight> Givers { get; } = rights.FindAll(right => Gives(right, request));

        public bool IsGivenBy(PrincipalRight right) => Givers.Exists(giver => ReferenceEquals(giver, right));

        public bool IsOfEveryCluster => Givers.Exists(right => UsageComparison.IsOfEveryCluster(right.By));
    }

    // The rights of a holder, each once: those by the files for all its logins, and those of each identity that the log has of it.
    private sealed class HeldRightsOf
    {
        private readonly UsageComparison comparison;
        private readonly OrderedDictionary<(string? Where, RbacRule Rule, DecisionSource By), PrincipalRight> known = [];
        private readonly Dictionary<Identity, List<PrincipalRight>> byIdentity = [];
        private readonly List<PrincipalRight> byFiles;

        public HeldRightsOf(UsageComparison comparison, string who, Authentication? login, ValueList<AuditActor> actors)
        {
            this.comparison = comparison;
            byFiles = Known(login is null ? [] : comparison.authorizer.WhatCan(login).Rights);
            var identities = actors.IsEmpty && login is null && SubjectName.AsIdentity(who) is { } named ? [named] : actors.Select(actor => actor.Identity);
            foreach (var identity in identities)
            {
                byIdentity.TryAdd(identity, [.. byFiles.Union(Known(OfIdentity(identity)))]);
            }
        }

        public IReadOnlyCollection<PrincipalRight> All => known.Values;

        public List<PrincipalRight> Of(Identity identity) => byIdentity[identity];

        private IEnumerable<PrincipalRight> OfIdentity(Identity identity) => Masters(identity).Concat(
            comparison.authorizer.RightsOf(identity).Grants.Select(grant => new PrincipalRight(grant.Namespace, grant.Rule, grant)));

        // URLs of a role that is bound in a namespace are no rights.
        private List<PrincipalRight> Known(IEnumerable<PrincipalRight> rights)
        {
            var own = new List<PrincipalRight>();
            foreach (var right in rights.Where(right => right.Where is null || right.Rule.NonResourceUrls.IsEmpty))
            {
                var key = (right.Where, right.Rule, Source(right.By));
                known.TryAdd(key, right);
                own.Add(known[key]);
            }

            return own;
        }
    }
}
