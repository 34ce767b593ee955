using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>One decision as JSON: docs/schema/decision.schema.json.</summary>
internal sealed record DecisionDocument(
    RequestRow Request, IdentityRow Who, string Answer, IReadOnlyList<string> Why, string? Remark, IReadOnlyList<string>? Assumptions)
{
    /// <summary>What nearly gives it; null where it is given, and where nothing is near.</summary>
    public IReadOnlyList<NearMissRow>? NearMisses { get; init; }
}

/// <summary>Something that nearly gives what was asked for.</summary>
internal sealed record NearMissRow(string Kind, string What, IReadOnlyList<string> Differs, string WayOut, string? File, int? Line)
{
    /// <summary>The row of a near miss.</summary>
    public static NearMissRow Of(NearMiss miss) =>
        new(miss.Kind.Word(), miss.What, [.. miss.Differs], miss.WayOut, miss.Location?.File, miss.Location?.Line);
}

/// <summary>A request.</summary>
internal sealed record RequestRow(string Verb, string? Group, string? Resource, string? Subresource, string? Name, string? Namespace, string? Url)
{
    /// <summary>The row of a request.</summary>
    public static RequestRow Of(AccessRequest request) => request switch
    {
        ResourceRequest resource =>
            new(resource.Verb, resource.Group, resource.Resource, Text(resource.Subresource), Text(resource.Name), Text(resource.Namespace), null),
        UrlRequest url => new(url.Verb, null, null, null, null, null, url.Path),
        _ => new(request.Verb, null, null, null, null, null, null),
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}

/// <summary>Who is asked about: a principal, or a user with groups.</summary>
internal sealed record IdentityRow(string? Principal, string? Session, string? User, IReadOnlyList<string>? Groups)
{
    /// <summary>The row of somebody.</summary>
    public static IdentityRow Of(Arguments.Who who) =>
        who.Principal is { } principal ? new(principal, who.Session, null, null) : Of(who.ToIdentity());

    /// <summary>The row of a Kubernetes identity.</summary>
    public static IdentityRow Of(Identity identity) => new(null, null, identity.User, [.. identity.Groups]);
}
