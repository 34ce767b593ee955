using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Audit;

/// <summary>Makes roles of what an audit log holds: one for each subject of a binding and each namespace in which something was asked for.</summary>
/// <remarks>
/// It never widens: each rule is a part of a rule that the same subject has in the same place. What was asked for in more than <see cref="MostNamespaces"/>
/// namespaces by a right of the whole cluster stays one of the whole cluster. A name is written where a request carries one, there are at most
/// <see cref="MostNames"/> of them, and people choose it; the names of pods and the like are others tomorrow.
/// </remarks>
internal sealed class RightsSuggestion
{
    /// <summary>In how many namespaces a right of the whole cluster becomes a role of each.</summary>
    public const int MostNamespaces = 5;

    /// <summary>How many names a rule is limited to.</summary>
    public const int MostNames = 5;

    // Things that programs name, so that the names of today say nothing about tomorrow.
    private static readonly HashSet<string> NamedByPrograms = new(StringComparer.Ordinal)
    {
        "pods", "replicasets", "jobs", "events", "endpointslices", "controllerrevisions", "nodes", "persistentvolumes", "volumeattachments",
        "certificatesigningrequests", "csinodes", "leases",
    };

    private readonly EksAuthorizer authorizer;
    private readonly UsageReport report;
    private readonly Dictionary<Subject, List<Part>> parts = [];
    private readonly List<string> notes = [];

    private RightsSuggestion(EksAuthorizer authorizer, UsageReport report)
    {
        this.authorizer = authorizer;
        this.report = report;
    }

    /// <summary>The roles and bindings that would have been enough.</summary>
    public static SuggestedRights Of(EksAuthorizer authorizer, UsageReport report)
    {
        ArgumentNullException.ThrowIfNull(authorizer);
        ArgumentNullException.ThrowIfNull(report);
        return new RightsSuggestion(authorizer, report).Suggest();
    }

    private SuggestedRights Suggest()
    {
        foreach (var holder in report.Holders)
        {
            Collect(holder);
        }

        var names = new RoleNames(authorizer.Snapshot.Rbac);
        var objects = parts.OrderBy(of => of.Key.Kind, StringComparer.Ordinal).ThenBy(of => of.Key.Namespace, StringComparer.Ordinal)
            .ThenBy(of => of.Key.Name, StringComparer.Ordinal)
            .SelectMany(of => Objects(of.Key, of.Value, names.Of(of.Key)))
            .ToValueList();
        return new(objects, Replaced().ToValueList(), report.Holders.SelectMany(Policies).ToValueList(), notes.Distinct(StringComparer.Ordinal).ToValueList());
    }

    private void Collect(RightsHolder holder)
    {
        foreach (var explained in holder.Explained)
        {
            if (SubjectOf(holder, explained.By) is { } subject)
            {
                var rule = RequestRules.Of(explained.Request) with { ResourceNames = Names(explained) };
                Add(subject, new Part(Place(explained), explained.By.Where is null, rule));
            }
        }

        foreach (var (rule, of) in holder.Kept)
        {
            if (SubjectOf(holder, of) is { } subject && of.Where?.Contains('*', StringComparison.Ordinal) != true)
            {
                Add(subject, new Part(of.Where ?? "", of.Where is null, rule));
            }
        }

        if (report.Log.Actors.Any(actor => actor.HasMoreUrls))
        {
            KeepUrls(holder);
        }
    }

    // Of URLs that are too many to be kept nothing is taken away.
    private void KeepUrls(RightsHolder holder)
    {
        foreach (var right in holder.Rights.Select(used => used.Right).Where(right => right.Where is null && !right.Rule.NonResourceUrls.IsEmpty))
        {
            if (SubjectOf(holder, right) is { } subject)
            {
                Add(subject, new Part("", true, new RbacRule { Verbs = right.Rule.Verbs, NonResourceUrls = right.Rule.NonResourceUrls }));
            }
        }
    }

    private void Add(Subject subject, Part part)
    {
        if (!parts.TryGetValue(subject, out var own))
        {
            parts.Add(subject, own = []);
        }

        own.Add(part);
    }

    private static string Place(ExplainedRequest explained) => explained.Request.Namespace;

    private static ValueList<string> Names(ExplainedRequest explained)
    {
        if (explained.Request is not ResourceRequest request)
        {
            return [];
        }

        if (!explained.By.Rule.ResourceNames.IsEmpty)
        {
            return explained.Names.IsEmpty ? [request.Name] : explained.Names;
        }

        return explained.Names.Count <= MostNames && !explained.Names.Any(AuditUse.IsAnotherName) && CanBeNamed(request) ? explained.Names : [];
    }

    // A list or watch carries a name only where somebody asked with a field selector, which another program need not do.
    private static bool CanBeNamed(ResourceRequest request) => request.Verb is not ("list" or "watch" or "deletecollection")
        && RequestVerbs.CarriesName(request.Verb, request.Subresource) && !NamedByPrograms.Contains(request.Resource);

    // Whom the role would be bound to; null where the right stays as it is.
    private Subject? SubjectOf(RightsHolder holder, PrincipalRight right)
    {
        switch (UsageComparison.Source(right.By))
        {
            case RbacGrant grant when Stays(grant.Binding):
                notes.Add($"{grant.Binding.Id} stays as it is: Kubernetes or EKS makes it, or it is of a group that Kubernetes fills");
                return null;
            case RbacGrant grant:
                return Bare(grant.Subject, grant.Binding);
            case var _ when holder.Who.StartsWith("arn:", StringComparison.Ordinal):
                return Subject.Group(GroupOf(holder.Who));
            default:
                notes.Add($"the rights of {holder.Who} by the group {Identity.MastersGroup} stay as they are: no binding gives them");
                return null;
        }
    }

    private static bool Stays(RbacBinding binding) =>
        BuiltInRoles.HaveMade(binding) || EksObjects.HaveMade(binding, [binding]) || binding.Subjects.Any(IsSystems);

    private static bool IsSystems(Subject subject) => subject.Kind != "ServiceAccount" && subject.Name.StartsWith("system:", StringComparison.Ordinal)
        && new Identity(subject.Name, []).AsServiceAccount() is null;

    // Without what two bindings of the same subject may write in other words.
    private static Subject Bare(Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "ServiceAccount" => Subject.ServiceAccount(subject.ResolvedNamespace(binding) ?? "", subject.Name),
        "Group" => Subject.Group(subject.Name),
        _ => Subject.User(subject.Name),
    };

    /// <summary>The group for somebody whose rights came by an access policy.</summary>
    private static string GroupOf(string arn) => $"{RoleNames.Slug(arn[(arn.LastIndexOf('/') + 1)..])}-used";

    private static IEnumerable<RbacObject> Objects(Subject subject, List<Part> own, string name)
    {
        var wide = own.Where(part => part.IsOfCluster && part.Place.Length > 0)
            .GroupBy(part => part.Rule with { ResourceNames = [] })
            .Where(same => same.Select(part => part.Place).Distinct(StringComparer.Ordinal).Count() > MostNamespaces)
            .Select(same => same.Key)
            .ToHashSet();
        var placed = own.Select(part => part.IsOfCluster && wide.Contains(part.Rule with { ResourceNames = [] }) ? part with { Place = "" } : part)
            .GroupBy(part => part.Place, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => (Place: same.Key, Rules: Widest(same.Select(part => part.Rule))))
            .ToList();
        var everywhere = placed.Find(one => one.Place.Length == 0).Rules ?? [];
        foreach (var (place, rules) in placed)
        {
            var needed = place.Length == 0 ? rules : [.. rules.Where(rule => !everywhere.Exists(one => one.Covers(rule)))];
            if (needed.Count == 0)
            {
                continue;
            }

            if (place.Length == 0)
            {
                var role = new ClusterRole { Name = name, Rules = RequestRules.Folded(needed) };
                yield return role;
                yield return role.BindTo(subject);
            }
            else
            {
                var role = NamespaceRole.In(place, name) with { Rules = RequestRules.Folded(needed) };
                yield return role;
                yield return role.BindTo(subject);
            }
        }
    }

    // What is without a name takes in what has one.
    private static List<RbacRule> Widest(IEnumerable<RbacRule> rules) => [.. rules.Distinct()
        .GroupBy(rule => rule with { ResourceNames = [] })
        .SelectMany(same => same.Any(rule => rule.ResourceNames.IsEmpty) ? [same.Key] : same.AsEnumerable())];

    private IEnumerable<RbacBinding> Replaced()
    {
        foreach (var binding in authorizer.Snapshot.Rbac.All.OfType<RbacBinding>().Where(binding => !binding.Subjects.IsEmpty))
        {
            if (!Stays(binding))
            {
                yield return binding;
            }
        }
    }

    private IEnumerable<PolicyAdvice> Policies(RightsHolder holder) => holder.Rights
        .Select(used => UsageComparison.Source(used.Right.By)).OfType<AccessPolicyRight>()
        .Select(right => right.Association).Distinct()
        .Select(association => Advice(holder, association));

    private static PolicyAdvice Advice(RightsHolder holder, PolicyAssociation association)
    {
        var asked = holder.Explained
            .Where(explained => UsageComparison.Source(explained.By.By) is AccessPolicyRight right && right.Association == association)
            .Select(explained => explained.Request)
            .ToList();
        return asked.Count == 0 ? new(holder.Who, association, null, null) : new(holder.Who, association, Smaller(association, asked), GroupOf(holder.Who));
    }

    private static PolicyAssociation? Smaller(PolicyAssociation association, List<AccessRequest> asked)
    {
        var spaces = asked.Select(request => request.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var scope = spaces.TrueForAll(space => space.Length > 0) && spaces.Count <= MostNamespaces ? PolicyScope.Namespaces([.. spaces]) : association.Scope;
        var held = RightSet.InCluster([.. AccessPolicyFacts.Of(association.Policy)?.Rules ?? []]);
        var enough = AccessPolicyFacts.All
            .Where(facts => facts is { Attachable: PolicyAttachable.ByCustomers, Rules: not null })
            .Select(facts => (facts.Policy, Rights: RightSet.InCluster([.. facts.Rules ?? []])))
            .Where(one => held.Covers(one.Rights) && asked.TrueForAll(request => PolicyReach.Of(new(one.Policy, scope), request).Rule is not null))
            .ToList();
        var least = enough.Find(one => enough.TrueForAll(other => !one.Rights.Covers(other.Rights) || other.Rights.Covers(one.Rights)));
        return least.Policy is null || (least.Policy == association.Policy && scope == association.Scope) ? null : new(least.Policy, scope);
    }

    /// <summary>What a subject asked for in one place.</summary>
    /// <param name="Place">The namespace; empty for the whole cluster.</param>
    /// <param name="IsOfCluster">Whether the subject has the right in the whole cluster.</param>
    /// <param name="Rule">What was asked for.</param>
    private sealed record Part(string Place, bool IsOfCluster, RbacRule Rule);
}
