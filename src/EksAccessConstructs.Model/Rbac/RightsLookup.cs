namespace EksAccessConstructs.Rbac;

/// <summary>Lists instead of decisions: what an identity holds, who may do something.</summary>
internal static class RightsLookup
{
    /// <summary>All rights of an identity in one namespace and those of the whole cluster; in all namespaces where none is named.</summary>
    public static HeldRights Held(BindingIndex bindings, Identity identity, string? @namespace)
    {
        var given = identity.Groups.Distinct().Select(bindings.Group).Prepend(bindings.User(identity.User)).OfType<SubjectBindings>()
            .SelectMany(own => @namespace is null ? own.All : own.CountingIn(@namespace))
            .DistinctBy(given => given.Bound, ReferenceEqualityComparer.Instance)
            .OrderBy(given => given.Bound.Place)
            .ToList();
        return new HeldRights(
            given.SelectMany(Grants).ToValueList(),
            given.Where(given => given.Bound.Role is null).Select(given => new BrokenBinding(given.Bound.Binding)).ToValueList())
        {
            Unknown = given.SelectMany(Unknown).ToValueList(),
        };
    }

    private static IEnumerable<RbacGrant> Grants(SubjectBinding given) => given.Bound.Role is { } role
        ? role.Rules.Select(rule => new RbacGrant(given.Bound.Binding, given.Subject, role.Role, rule))
        : [];

    private static IEnumerable<UnknownRight> Unknown(SubjectBinding given) => given.Bound.Role is { Open: { } open } role
        ? open.Rules.All.Select(rule => new UnknownRight(new RbacGrant(given.Bound.Binding, given.Subject, role.Role, rule), open.Causes))
        : [];

    /// <summary>The subjects of all bindings that allow a request.</summary>
    public static AllowedSubjects WhoCan(BindingIndex bindings, AccessRequest request)
    {
        var found = new OrderedDictionary<Subject, List<DecisionSource>> { [Subject.Group(Identity.MastersGroup)] = [new MastersMembership()] };
        var unknown = new OrderedDictionary<Subject, List<string>>();
        var broken = new List<BrokenBinding>();
        var filter = request is ResourceRequest resource ? RuleFilter.Of(resource) : default;
        foreach (var bound in bindings.CountingIn(request.Namespace))
        {
            if (bound.Role is not { } role)
            {
                broken.Add(new BrokenBinding(bound.Binding));
            }
            else if (request is ResourceRequest && !role.Filter.MayAllow(filter))
            {
                continue;
            }
            else if (role.Find(request) is { } rule)
            {
                AddAllowed(found, bound.Binding, role.Role, rule);
            }
            else if (role.Open is { } open && open.Rules.Find(request) is not null)
            {
                AddUnknown(unknown, bound.Binding, open);
            }
        }

        return new AllowedSubjects(found.Select(pair => new AllowedSubject(pair.Key, pair.Value.ToValueList())).ToValueList(), broken.ToValueList())
        {
            Unknown = unknown.Where(pair => !found.ContainsKey(pair.Key))
                .Select(pair => new UnknownSubject(pair.Key, pair.Value.Distinct().ToValueList())).ToValueList(),
        };
    }

    /// <summary>Those who may by one set of bindings or another; each subject once.</summary>
    public static AllowedSubjects Together(AllowedSubjects one, AllowedSubjects other)
    {
        var subjects = one.Subjects.Concat(other.Subjects)
            .GroupBy(allowed => allowed.Subject)
            .Select(same => new AllowedSubject(same.Key, same.SelectMany(allowed => allowed.By).Distinct().ToValueList()))
            .ToValueList();
        return new AllowedSubjects(subjects, [.. one.Broken, .. other.Broken])
        {
            Unknown = one.Unknown.Where(unknown => subjects.All(allowed => allowed.Subject != unknown.Subject)).ToValueList(),
        };
    }

    private static void AddAllowed(OrderedDictionary<Subject, List<DecisionSource>> found, RbacBinding binding, RbacObject role, RbacRule rule) =>
        AddSubjects(found, binding, subject => [new RbacGrant(binding, subject, role, rule)]);

    private static void AddUnknown(OrderedDictionary<Subject, List<string>> unknown, RbacBinding binding, OpenRules open) =>
        AddSubjects(unknown, binding, _ => open.Causes);

    private static void AddSubjects<T>(OrderedDictionary<Subject, List<T>> found, RbacBinding binding, Func<Subject, IEnumerable<T>> because)
    {
        foreach (var subject in binding.Subjects)
        {
            var key = Resolved(subject, binding);
            if (!found.TryGetValue(key, out var reasons))
            {
                found.Add(key, reasons = []);
            }

            reasons.AddRange(because(subject));
        }
    }

    /// <summary>One way to write a subject, so that two bindings that name the same one are told to be about the same.</summary>
    private static Subject Resolved(Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "User" => Subject.User(subject.Name),
        "Group" => Subject.Group(subject.Name),
        _ => new Subject(subject.Kind, subject.Name, subject.ResolvedNamespace(binding)),
    };
}
