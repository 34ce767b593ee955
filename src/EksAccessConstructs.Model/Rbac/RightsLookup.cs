namespace EksAccessConstructs.Rbac;

/// <summary>Lists instead of decisions: what an identity holds, who may do something.</summary>
internal static class RightsLookup
{
    /// <summary>All rights of an identity in one namespace and those of the whole cluster; in all namespaces where none is named.</summary>
    public static HeldRights Held(BindingIndex bindings, Identity identity, string? @namespace)
    {
        var shares = identity.Groups.Distinct().Select(bindings.Group).Prepend(bindings.User(identity.User)).OfType<Shares>()
            .SelectMany(own => own.All)
            .Where(share => share.Bound.Binding.NamespaceName is null || @namespace is null || share.Bound.Binding.NamespaceName == @namespace)
            .DistinctBy(share => share.Bound, ReferenceEqualityComparer.Instance)
            .OrderBy(share => share.Bound.Place)
            .ToList();
        return new HeldRights(
            shares.SelectMany(Grants).ToValueList(),
            shares.Where(share => share.Bound.Role is null).Select(share => new BrokenBinding(share.Bound.Binding)).ToValueList())
        {
            Unknown = shares.SelectMany(Unknown).ToValueList(),
        };
    }

    private static IEnumerable<RbacGrant> Grants(Share share) => share.Bound.Role is { } role
        ? role.Rules.Select(rule => new RbacGrant(share.Bound.Binding, share.Subject, role.Role, rule))
        : [];

    private static IEnumerable<UnknownRight> Unknown(Share share) => share.Bound.Role is { Open: { } open } role
        ? open.Rules.All.Select(rule => new UnknownRight(new RbacGrant(share.Bound.Binding, share.Subject, role.Role, rule), open.Causes))
        : [];

    /// <summary>The subjects of all bindings that allow a request.</summary>
    public static AllowedSubjects WhoCan(BindingIndex bindings, AccessRequest request)
    {
        var found = new OrderedDictionary<Subject, List<DecisionSource>> { [Subject.Group(Identity.MastersGroup)] = [new MastersMembership()] };
        var unknown = new OrderedDictionary<Subject, List<string>>();
        var broken = new List<BrokenBinding>();
        var probe = request is ResourceRequest resource ? Probe.Of(resource) : default;
        foreach (var bound in bindings.CountingIn(request.Namespace))
        {
            if (bound.Role is not { } role)
            {
                broken.Add(new BrokenBinding(bound.Binding));
            }
            else if (request is ResourceRequest && !role.Probe.MayAllow(probe))
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
            Unknown = unknown.Where(pair => !found.ContainsKey(pair.Key)).Select(pair => new UnknownSubject(pair.Key, pair.Value.Distinct().ToValueList())).ToValueList(),
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
