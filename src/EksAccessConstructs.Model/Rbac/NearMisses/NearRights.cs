namespace EksAccessConstructs.Rbac;

/// <summary>Looks for what nearly gives one identity what it asks for: bindings of it that go past the request, and bindings of others that are nearly
/// its own.</summary>
internal sealed class NearRights
{
    private readonly RbacEvaluator evaluator;
    private readonly AccessRequest request;
    private readonly List<RbacBinding> bindings;
    private readonly SubjectGap subjects;

    public NearRights(RbacEvaluator evaluator, Identity identity, AccessRequest request)
    {
        this.evaluator = evaluator;
        this.request = request;
        bindings = [.. evaluator.Objects.All.OfType<RbacBinding>()];
        subjects = new SubjectGap(identity, bindings);
    }

    /// <summary>At most one for each binding, in the order of the files.</summary>
    public IEnumerable<NearMissCandidate> All => bindings.Select(Of).OfType<NearMissCandidate>();

    private NearMissCandidate? Of(RbacBinding binding) =>
        (binding.Subjects.FirstOrDefault(subject => subjects.IsMeant(subject, binding)), evaluator.Roles.Find(binding)) switch
        {
            ({ } own, { } role) => OfRole(binding, own, role),
            ({ } own, null) => Counts(binding) ? OfMissing(binding, own) : null,
            (null, { } role) => Counts(binding) && role.Find(request) is { } rule ? OfOthers(binding, role, rule) : null,
            _ => null,
        };

    private bool Counts(RbacBinding binding) => binding.NamespaceName is not { } own || own == request.Namespace;

    private NearMissCandidate? OfRole(RbacBinding binding, Subject own, IndexedRole role) => (role.Find(request), Counts(binding)) switch
    {
        ({ } rule, false) => Elsewhere(binding, new RbacGrant(binding, own, role.Role, rule)),
        ({ }, true) => null,
        (null, var counts) => OfRules(binding, own, role).Concat(counts ? OfLabels(binding, own, role) : []).MinBy(candidate => candidate.Distance),
    };

    private NearMissCandidate Elsewhere(RbacBinding binding, RbacGrant grant) => new(
        new NearMiss(NearMissKind.Namespace, grant.Describe(), [InNamespace(binding)], BindHere(binding), binding.Origin.Location),
        2,
        $"{binding.RoleRef.Kind} {binding.RoleRef.Name} {grant.Subject.Kind} {grant.Subject.Name}");

    private string InNamespace(RbacBinding binding) => request switch
    {
        UrlRequest => "a RoleBinding gives no URLs",
        { Namespace: "" } => $"it counts in namespace '{binding.NamespaceName}' alone, not in the whole cluster",
        _ => $"it counts in namespace '{binding.NamespaceName}', not in '{request.Namespace}'",
    };

    private string BindHere(RbacBinding binding) => (request.Namespace, binding.RoleRef) switch
    {
        ("", { Kind: "ClusterRole", Name: var name }) => $"bind ClusterRole '{name}' by a ClusterRoleBinding",
        ("", { Name: var name }) => $"make a ClusterRole with the rules of Role '{name}' and bind it by a ClusterRoleBinding",
        (var space, { Kind: "ClusterRole", Name: var name }) => $"bind ClusterRole '{name}' in namespace '{space}', too",
        (var space, { Name: var name }) => $"make Role '{name}' and its RoleBinding in namespace '{space}', too",
    };

    private IEnumerable<NearMissCandidate> OfRules(RbacBinding binding, Subject own, IndexedRole role) =>
        from rule in role.Rules
        let gap = RuleGap.Of(rule, request)
        where gap is not null && (Counts(binding) || gap.Distance < RuleGap.OtherResource)
        let grant = new RbacGrant(binding, own, role.Role, rule)
        select new NearMissCandidate(
            new NearMiss(
                NearMissKind.Rule,
                grant.Describe(),
                Counts(binding) ? [gap.Differs] : [gap.Differs, InNamespace(binding)],
                role.IsBuiltIn ? $"bind a role that gives it: {role.Role.Kind} '{role.Role.Name}' is built into Kubernetes" : gap.WayOut,
                rule.Origin.Location ?? binding.Origin.Location),
            gap.Distance,
            $"{role.Role.Id} {own.Kind} {own.Name} {gap.Differs}");

    private IEnumerable<NearMissCandidate> OfLabels(RbacBinding binding, Subject own, IndexedRole role) =>
        from selector in (role.Role as ClusterRole)?.Aggregation?.Selectors ?? []
        from source in evaluator.Objects.ClusterRoles
        let gap = LabelGap.Of(selector, source.Labels)
        where gap is not null && source.Name != role.Role.Name
        let rule = evaluator.Roles.Find(new RoleRef("ClusterRole", source.Name), null)?.Find(request)
        where rule is not null
        select new NearMissCandidate(
            new NearMiss(
                NearMissKind.Labels,
                new RbacGrant(binding, own, role.Role, rule).Describe(),
                [$"ClusterRole '{source.Name}' gives it and {gap}, so its rules are not taken in"],
                $"give ClusterRole '{source.Name}' the labels that ClusterRole '{role.Role.Name}' selects",
                source.Origin.Location),
            0,
            $"{role.Role.Id} {source.Name}");

    private NearMissCandidate? OfOthers(RbacBinding binding, IndexedRole role, RbacRule rule)
    {
        var (subject, gap) = binding.Subjects.Select(subject => (subject, Gap: subjects.Of(subject, binding))).FirstOrDefault(one => one.Gap is not null);
        return gap is null ? null : new NearMissCandidate(
            new NearMiss(
                NearMissKind.Subject,
                new RbacGrant(binding, subject, role.Role, rule).Describe(),
                [gap],
                "write the subject as it is called, byte for byte, if it is meant",
                subject.Origin.Location ?? binding.Origin.Location),
            4,
            $"{binding.RoleRef.Kind} {binding.RoleRef.Name} {gap}");
    }

    private NearMissCandidate? OfMissing(RbacBinding binding, Subject own) => RoleGap.Of(binding, evaluator.Roles, request) is not { } gap
        ? null
        : new NearMissCandidate(
            new NearMiss(
                NearMissKind.Role,
                new RbacGrant(binding, own, new ClusterRole { Name = binding.RoleRef.Name }, new RbacRule()).Describe(),
                [gap.Differs],
                gap.WayOut,
                binding.RoleRef.Origin.Location ?? binding.Origin.Location),
            gap.Distance,
            binding.Id);
}
