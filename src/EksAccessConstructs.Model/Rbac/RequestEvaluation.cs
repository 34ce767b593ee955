namespace EksAccessConstructs.Rbac;

/// <summary>The walk through the bindings of one identity for one request: the first rule that allows ends it, broken bindings are noted.</summary>
internal ref struct RequestEvaluation
{
    private readonly AccessRequest request;
    private readonly ResourceRequest? resource;
    private readonly RuleFilter filter;
    private RbacGrant? found;
    private List<BoundRole>? broken;
    private List<BoundRole>? open;

    public RequestEvaluation(AccessRequest request)
    {
        this.request = request;
        resource = request as ResourceRequest;
        filter = resource is null ? default : RuleFilter.Of(resource);
    }

    /// <summary>Looks through what a user and its groups are given: in the whole cluster first, then in the namespace of the request.</summary>
    public Decision Run(BindingIndex bindings, Identity identity)
    {
        if (!Visit(bindings, identity, "") && request.Namespace.Length > 0)
        {
            Visit(bindings, identity, request.Namespace);
        }

        return Answer();
    }

    private bool Visit(BindingIndex bindings, Identity identity, string @namespace)
    {
        if (Visit(bindings.User(identity.User), @namespace))
        {
            return true;
        }

        foreach (var group in identity.Groups.AsSpan())
        {
            if (Visit(bindings.Group(group), @namespace))
            {
                return true;
            }
        }

        return false;
    }

    private bool Visit(SubjectBindings? bindings, string @namespace) => bindings is not null && Visit(bindings.In(@namespace));

    private readonly Decision Answer()
    {
        if (found is not null)
        {
            return new Decision.Allowed(found);
        }

        if (broken is null && open is null)
        {
            return Decision.No;
        }

        var nothing = InOrder(broken).Select(bound => new BrokenBinding(bound.Binding)).ToValueList();
        return open is null
            ? new Decision.Denied(nothing)
            : new Decision.Unknown(InOrder(open).SelectMany(bound => bound.Role?.Open?.Causes ?? []).Distinct().ToValueList(), nothing);
    }

    private static IEnumerable<BoundRole> InOrder(List<BoundRole>? bindings) =>
        (bindings ?? []).OrderBy(bound => bound.Place).DistinctBy(bound => bound.Place);

    private bool Visit(ReadOnlySpan<SubjectBinding> bindings)
    {
        foreach (ref readonly var binding in bindings)
        {
            if (resource is not null && !binding.Filter.MayAllow(filter))
            {
                continue;
            }

            if (binding.Bound.Role is not { } role)
            {
                (broken ??= []).Add(binding.Bound);
            }
            else if (Find(role.Certain) is { } rule)
            {
                found = new RbacGrant(binding.Bound.Binding, binding.Subject, role.Role, rule);
                return true;
            }
            else if (role.Open is { } perhaps && Find(perhaps.Rules) is not null)
            {
                (open ??= []).Add(binding.Bound);
            }
        }

        return false;
    }

    private readonly RbacRule? Find(IndexedRules rules) => resource is not null ? rules.Find(resource, filter) : rules.Find((UrlRequest)request);
}
