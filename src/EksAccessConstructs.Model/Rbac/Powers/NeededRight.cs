namespace EksAccessConstructs.Rbac;

/// <summary>One of the things that a powerful right needs: any of these is enough.</summary>
/// <param name="Alternatives">What is enough, each by itself.</param>
internal sealed record NeededRight(ValueList<NeededAccess> Alternatives)
{
    /// <summary>True where only rights in the whole cluster give it.</summary>
    public bool NeedsCluster => Alternatives.All(one => one.NeedsCluster);
}

/// <summary>Access that a powerful right needs: one of the verbs on one of the resources.</summary>
/// <param name="Verbs">The verbs.</param>
/// <param name="Groups">The API groups; the core group is the empty text, <c>*.example.com</c> is every group that ends so.</param>
/// <param name="Resources">The resources as rules write them: <c>pods/exec</c>; <c>*</c> is everything of the groups.</param>
/// <param name="Names">The objects that matter; none where all matter alike.</param>
internal sealed record NeededAccess(ValueList<string> Verbs, ValueList<string> Groups, ValueList<string> Resources, ValueList<string> Names)
{
    private const string AnyGroup = "*.";

    /// <summary>True where every resource belongs to the whole cluster; of custom resources nothing is known.</summary>
    public bool NeedsCluster => Groups.All(group => Resources.All(
        resource => ApiCatalog.Find(group, ResourceWord.Split(resource).Resource) is { IsNamespaced: false }));

    /// <summary>The requests that the access is about, for all names, without those for groups and resources that only a pattern says.</summary>
    /// <param name="namespace">The namespace; empty for the whole cluster.</param>
    public IEnumerable<ResourceRequest> Requests(string @namespace) =>
        from verb in Verbs
        from @group in Groups.Where(one => !one.StartsWith(AnyGroup, StringComparison.Ordinal))
        from word in Resources.Where(word => word != RuleMatch.All)
        let resource = ResourceWord.Split(word)
        select new ResourceRequest(verb, @group, resource.Resource, resource.Subresource, Namespace: @namespace);

    /// <summary>What a rule gives of it, by a resource that the rule names; null for nothing.</summary>
    /// <remarks>A bare <c>*</c> names no resource of Kubernetes itself: rules on wildcards speak of that. Verbs that carry no name (create, deletecollection)
    /// count only in a rule without names, but for create on a subresource.</remarks>
    public GivenAccess? GivenBy(RbacRule rule)
    {
        if (!Verbs.Any(verb => RuleMatch.Verb(rule, verb)) || !rule.ApiGroups.Any(IsOneOfGroups))
        {
            return null;
        }

        var isNamedGroup = rule.ApiGroups.Any(IsNamedGroup);
        if (!Resources.Any(Gives))
        {
            return null;
        }

        var verbs = Verbs.Where(verb => RuleMatch.Verb(rule, verb)).ToValueList();
        return Limited(rule, verbs, Resources.Where(Gives).ToValueList());

        bool Gives(string resource) => IsNamed(rule, resource) || (isNamedGroup && IsOfGroup(rule, resource));
    }

    private bool IsOneOfGroups(string own)
    {
        foreach (var group in Groups.AsSpan())
        {
            if (group.StartsWith(AnyGroup, StringComparison.Ordinal) ? own.AsSpan().EndsWith(group.AsSpan(1), StringComparison.Ordinal) : own == group)
            {
                return true;
            }
        }

        return own == RuleMatch.All;
    }

    // Custom resources are named by their group as well.
    private bool IsNamedGroup(string own) => own != RuleMatch.All && !ApiCatalog.KnowsGroup(own) && IsOneOfGroups(own);

    private static bool IsOfGroup(RbacRule rule, string resource) => resource == RuleMatch.All || rule.Resources.Contains(RuleMatch.All);

    // A verb that is spelled out and asked for on few resources counts on '*' as well.
    private bool IsNamed(RbacRule rule, string resource)
    {
        var subresource = ResourceWord.Split(resource).Subresource;
        return (resource != RuleMatch.All && rule.Resources.Contains(resource))
            || (subresource.Length > 0 && rule.Resources.Contains($"*/{subresource}"))
            || (rule.Resources.Contains(RuleMatch.All) && Verbs.Any(verb => rule.Verbs.Contains(verb) && !RequestVerbs.Standard.Contains(verb)));
    }

    private GivenAccess? Limited(RbacRule rule, ValueList<string> verbs, ValueList<string> resources)
    {
        if (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains("") || rule.ResourceNames.Any(name => Names.Contains(name)))
        {
            return new GivenAccess(this, rule, verbs, resources, []);
        }

        var named = verbs.Where(verb => resources.Any(resource => CarriesName(verb, resource))).ToValueList();
        return named.IsEmpty ? null : new GivenAccess(this, rule, named, resources, rule.ResourceNames);
    }

    private static bool CarriesName(string verb, string resource) =>
        verb != "deletecollection" && (verb != "create" || resource.Contains('/', StringComparison.Ordinal));
}

/// <summary>What one rule gives of the access that is needed.</summary>
/// <param name="Of">The access.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Verbs">The verbs that it gives.</param>
/// <param name="Resources">The resources that it names.</param>
/// <param name="Names">The names that it is limited to; none where it gives the access for all that matter.</param>
internal sealed record GivenAccess(NeededAccess Of, RbacRule Rule, ValueList<string> Verbs, ValueList<string> Resources, ValueList<string> Names)
{
    /// <summary>The part of it that has effect in one namespace; null where none has.</summary>
    public GivenAccess? InNamespace() => Resources.Where(HasEffectInNamespace).ToValueList() is { IsEmpty: false } local
        ? this with { Resources = local }
        : null;

    // The namespace itself is asked for inside of it, and so is bind on a ClusterRole for a RoleBinding. Of custom resources nothing is known.
    private bool HasEffectInNamespace(string word)
    {
        var resource = ResourceWord.Split(word).Resource;
        return resource == "namespaces" || Verbs.Contains("bind")
            || Of.Groups.Any(group => ApiCatalog.Find(group, resource) is not { IsNamespaced: false });
    }
}
