namespace EksAccessConstructs.Rbac;

/// <summary>Rules made ready for many requests.</summary>
internal sealed class IndexedRules
{
    private readonly RbacRule[] resourceRules;
    private readonly RuleFilter[] filters;
    private readonly RbacRule[] urlRules;

    public IndexedRules(ValueList<RbacRule> rules)
    {
        All = rules;
        resourceRules = [.. rules.Where(rule => !rule.Resources.IsEmpty)];
        filters = [.. resourceRules.Select(RuleFilter.Of)];
        urlRules = [.. rules.Where(rule => !rule.NonResourceUrls.IsEmpty)];
        Filter = filters.Aggregate(default(RuleFilter), (all, one) => all | one);
    }

    /// <summary>The rules.</summary>
    public ValueList<RbacRule> All { get; }

    /// <summary>The bits of all rules together.</summary>
    public RuleFilter Filter { get; }

    /// <summary>The first rule that allows a request.</summary>
    public RbacRule? Find(AccessRequest request) => request switch
    {
        ResourceRequest wanted => Find(wanted, RuleFilter.Of(wanted)),
        UrlRequest wanted => Find(wanted),
        _ => null,
    };

    /// <summary>The first rule that allows a request for a resource.</summary>
    public RbacRule? Find(ResourceRequest request, in RuleFilter filter)
    {
        for (var i = 0; i < filters.Length; i++)
        {
            if (filters[i].MayAllow(filter) && resourceRules[i].Allows(request))
            {
                return resourceRules[i];
            }
        }

        return null;
    }

    /// <summary>The first rule that allows a request for a URL.</summary>
    public RbacRule? Find(UrlRequest request)
    {
        foreach (var rule in urlRules)
        {
            if (rule.Allows(request))
            {
                return rule;
            }
        }

        return null;
    }
}
