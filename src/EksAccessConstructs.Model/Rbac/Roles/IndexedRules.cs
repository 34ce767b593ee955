namespace EksAccessConstructs.Rbac;

/// <summary>Rules made ready for many requests.</summary>
internal sealed class IndexedRules
{
    private readonly RbacRule[] resourceRules;
    private readonly Probe[] probes;
    private readonly RbacRule[] urlRules;

    public IndexedRules(ValueList<RbacRule> rules)
    {
        All = rules;
        resourceRules = [.. rules.Where(rule => !rule.Resources.IsEmpty)];
        probes = [.. resourceRules.Select(Rbac.Probe.Of)];
        urlRules = [.. rules.Where(rule => !rule.NonResourceUrls.IsEmpty)];
        Probe = probes.Aggregate(default(Probe), (all, one) => all | one);
    }

    /// <summary>The rules.</summary>
    public ValueList<RbacRule> All { get; }

    /// <summary>The bits of all rules together.</summary>
    public Probe Probe { get; }

    /// <summary>The first rule that allows a request.</summary>
    public RbacRule? Find(AccessRequest request) => request switch
    {
        ResourceRequest wanted => Find(wanted, Rbac.Probe.Of(wanted)),
        UrlRequest wanted => Find(wanted),
        _ => null,
    };

    /// <summary>The first rule that allows a request for a resource.</summary>
    public RbacRule? Find(ResourceRequest request, in Probe probe)
    {
        for (var i = 0; i < probes.Length; i++)
        {
            if (probes[i].MayAllow(probe) && resourceRules[i].Allows(request))
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
