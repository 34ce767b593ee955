using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.RightSets;

/// <summary>Rights to things: every verb on every object of these names, of these resources and subresources, of these groups.</summary>
/// <param name="Groups">The API groups.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Subresources">The subresources; the empty text is the resource itself.</param>
/// <param name="Names">The names of objects; what asks for no one object has the empty name, which no rule names.</param>
/// <param name="Verbs">The verbs.</param>
internal sealed record ResourceRights(TextSet Groups, TextSet Resources, TextSet Subresources, TextSet Names, TextSet Verbs)
{
    private bool IsEmpty => Groups.IsEmpty || Resources.IsEmpty || Subresources.IsEmpty || Names.IsEmpty || Verbs.IsEmpty;

    /// <summary>What a rule gives, as Kubernetes matches it: <c>*</c> takes in subresources, <c>pods</c> does not, <c>*/scale</c> is that subresource of
    /// everything.</summary>
    public static IEnumerable<ResourceRights> Of(RbacRule rule)
    {
        var groups = TextSet.OfRule(rule.ApiGroups);
        var verbs = TextSet.OfRule(rule.Verbs);
        var names = rule.ResourceNames.IsEmpty ? TextSet.All : TextSet.Of(rule.ResourceNames);
        return Parts(rule.Resources)
            .Select(part => new ResourceRights(groups, part.Resources, part.Subresources, names, verbs))
            .Where(rights => !rights.IsEmpty);
    }

    /// <summary>True where something is in both.</summary>
    public bool Overlaps(ResourceRights other) => Groups.Overlaps(other.Groups) && Resources.Overlaps(other.Resources)
        && Subresources.Overlaps(other.Subresources) && Names.Overlaps(other.Names) && Verbs.Overlaps(other.Verbs);

    /// <summary>True where the other is all but some wherever this is. Of several sets that cover this together one must be: somebody may ask for what none
    /// of them names.</summary>
    public bool IsAsOpenIn(ResourceRights other) => (!Groups.IsAllBut || other.Groups.IsAllBut) && (!Resources.IsAllBut || other.Resources.IsAllBut)
        && (!Subresources.IsAllBut || other.Subresources.IsAllBut) && (!Names.IsAllBut || other.Names.IsAllBut) && (!Verbs.IsAllBut || other.Verbs.IsAllBut)
        && Overlaps(other);

    /// <summary>What is here and not in the other, in parts that do not overlap.</summary>
    public IEnumerable<ResourceRights> Except(ResourceRights other)
    {
        if (!Overlaps(other))
        {
            return [this];
        }

        var rest = this;
        var outside = new List<ResourceRights>(5) { rest with { Groups = Groups.Except(other.Groups) } };
        rest = rest with { Groups = Groups.Intersect(other.Groups) };
        outside.Add(rest with { Resources = Resources.Except(other.Resources) });
        rest = rest with { Resources = Resources.Intersect(other.Resources) };
        outside.Add(rest with { Subresources = Subresources.Except(other.Subresources) });
        rest = rest with { Subresources = Subresources.Intersect(other.Subresources) };
        outside.Add(rest with { Names = Names.Except(other.Names) });
        rest = rest with { Names = Names.Intersect(other.Names) };
        outside.Add(rest with { Verbs = Verbs.Except(other.Verbs) });
        return outside.Where(part => !part.IsEmpty);
    }

    /// <summary>The rights as a rule of a role, which may say more: "all but some" becomes a wildcard.</summary>
    public RbacRule AsRule() => new()
    {
        Verbs = Verbs.AsRule(),
        ApiGroups = Groups.AsRule(),
        Resources = ResourcesOfRule().ToValueList(),
        ResourceNames = Names.IsAllBut ? [] : Names.AsRule(),
    };

    private IEnumerable<string> ResourcesOfRule() =>
        from resource in Resources.AsRule()
        from subresource in Subresources.AsRule()
        select (resource, subresource) switch
        {
            ("*", "*" or "") => "*",
            (_, "") => resource,
            _ => $"{resource}/{subresource}",
        };

    private static IEnumerable<(TextSet Resources, TextSet Subresources)> Parts(ValueList<string> resources)
    {
        if (resources.Contains("*"))
        {
            return [(TextSet.All, TextSet.All)];
        }

        return resources.Select(Split).GroupBy(part => part.Subresource, StringComparer.Ordinal).Select(same =>
            (same.Any(part => part.Resource == "*") ? TextSet.All : TextSet.Of(same.Select(part => part.Resource)), TextSet.Of(same.Key)));
    }

    private static (string Resource, string Subresource) Split(string resource) =>
        resource.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? (resource[..slash], resource[(slash + 1)..]) : (resource, "");

    /// <summary>What the verbs may be done to, in words, such as <c>pods/log "web"</c>.</summary>
    public string Things => Names switch
    {
        _ when IsSealed => $"{Resources}",
        { IsAll: true } => Kinds,
        { IsAllBut: true } => $"{Kinds} named otherwise than {QuotedNames}",
        _ => $"{Kinds} {QuotedNames}",
    };

    private string QuotedNames => string.Join(", ", Names.Texts.ToArray().Select(name => $"\"{name}\""));

    private string Kinds => (Resources.IsAllBut, Groups.IsAllBut) switch
    {
        (false, false) => string.Join(", ", from @group in Groups.Texts.ToArray()
                                            from resource in Resources.Texts.ToArray()
                                            select $"{resource}{Group(@group)}{Subresource}"),
        (_, false) => string.Join(", ", Groups.Texts.ToArray().Select(@group => $"{Word(Resources)}{Group(@group)}{Subresource}")),
        _ when IsEverything => "everything",
        _ => $"{Word(Resources)}.{Word(Groups)}{Subresource}",
    };

    /// <summary>True for rights that nobody has published.</summary>
    public bool IsSealed => SealedRights.Are(Groups);

    private bool IsEverything => Groups.IsAll && Resources.IsAll && Subresources.IsAll;

    private string Subresource => Subresources switch
    {
        { IsAll: true } => Resources.IsAll ? "" : "/*",
        { IsAllBut: true } => $"/({Subresources})",
        { Texts: [""] } when Resources.IsAll => " itself",
        { Texts: [""] } => "",
        _ => $"/{Subresources}",
    };

    private static string Group(string name) => name.Length == 0 ? "" : $".{name}";

    private static string Word(TextSet set) => set is { IsAllBut: true, IsAll: false } ? $"({set})" : $"{set}";
}
