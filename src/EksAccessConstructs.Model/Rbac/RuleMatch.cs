namespace EksAccessConstructs.Rbac;

/// <summary>Whether one rule allows one request, as Kubernetes' RBAC authorizer matches them.</summary>
/// <remarks>Source: <c>RuleAllows</c> and <c>evaluation_helpers.go</c> of Kubernetes 1.34. All comparisons are byte for byte.</remarks>
internal static class RuleMatch
{
    /// <summary>What matches everything in verbs, groups, resources and URLs.</summary>
    public const string All = "*";

    /// <summary>True where the rule allows the request.</summary>
    public static bool Allows(this RbacRule rule, AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return request switch
        {
            ResourceRequest wanted =>
                Verb(rule, wanted.Verb) && Group(rule, wanted.Group) && Resource(rule, wanted.Resource, wanted.Subresource) && Name(rule, wanted.Name),
            UrlRequest wanted => Verb(rule, wanted.Verb) && Url(rule, wanted.Path),
            _ => false,
        };
    }

    /// <summary><c>*</c> or equal.</summary>
    internal static bool Verb(RbacRule rule, string verb) => Has(rule.Verbs.AsSpan(), verb);

    /// <summary><c>*</c> or equal; the core group is the empty text.</summary>
    internal static bool Group(RbacRule rule, string group) => Has(rule.ApiGroups.AsSpan(), group);

    /// <summary><c>*</c>, equal to <c>resource</c> or <c>resource/subresource</c>, or <c>*/subresource</c>.</summary>
    internal static bool Resource(RbacRule rule, string resource, string subresource)
    {
        foreach (var own in rule.Resources.AsSpan())
        {
            if (own == All || IsJoined(own, resource, subresource) || IsAnyWith(own, subresource))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>No names, or one that is equal; a request without a name has the empty one.</summary>
    internal static bool Name(RbacRule rule, string name) => rule.ResourceNames.IsEmpty || rule.ResourceNames.AsSpan().Contains(name);

    /// <summary><c>*</c>, equal, or a beginning that ends in <c>*</c>.</summary>
    internal static bool Url(RbacRule rule, string path)
    {
        foreach (var own in rule.NonResourceUrls.AsSpan())
        {
            if (Url(own, path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one URL of a rule matches a path. All stars at its end are cut; a star elsewhere is a character.</summary>
    internal static bool Url(string own, string path) =>
        own == All || own == path || (own.EndsWith('*') && path.AsSpan().StartsWith(own.AsSpan().TrimEnd('*'), StringComparison.Ordinal));

    private static bool Has(ReadOnlySpan<string> own, string wanted)
    {
        foreach (var item in own)
        {
            if (item == All || item == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsJoined(string own, string resource, string subresource) => subresource.Length == 0
        ? own == resource
        : own.Length == resource.Length + 1 + subresource.Length
            && own.StartsWith(resource, StringComparison.Ordinal)
            && own[resource.Length] == '/'
            && own.EndsWith(subresource, StringComparison.Ordinal);

    private static bool IsAnyWith(string own, string subresource) =>
        subresource.Length > 0
            && own.Length == subresource.Length + 2
            && own.StartsWith("*/", StringComparison.Ordinal)
            && own.EndsWith(subresource, StringComparison.Ordinal);
}
