using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>One way a caller gets into the cluster: as whom, and by what.</summary>
public sealed record AuthenticatedAs
{
    internal AuthenticatedAs(IdentityPattern identity, DecisionSource by)
    {
        Identity = identity;
        By = by;
    }

    /// <summary>Who the caller is inside the cluster; placeholders stay where the login has not said what is in them.</summary>
    public IdentityPattern Identity { get; }

    /// <summary>What lets the caller in: an <see cref="AuthenticatedByEntry"/>, an <see cref="AuthenticatedByAwsAuth"/> or a
    /// <see cref="AuthenticatedAsCreator"/>.</summary>
    public DecisionSource By { get; }

    /// <summary>The access entry; null where aws-auth lets the caller in.</summary>
    public AccessGrant? Entry => (By as AuthenticatedByEntry)?.Entry;

    /// <summary>What is not known of the identity; null where nothing is missing.</summary>
    internal string? Unpublished => Entry is { } entry ? IdentityPattern.Unpublished(entry) : null;

    /// <summary>The identity as far as every login has it: what differs is a name that no subject has.</summary>
    internal Identity Certain { get; init; } = new("", []);

    /// <summary>The identities that some logins have and that a subject of a binding names.</summary>
    internal ValueList<SomeLogins> Some { get; init; }
}

/// <summary>Those logins whose placeholders have certain values.</summary>
/// <param name="Values">The values.</param>
/// <param name="Identity">Who they are.</param>
internal sealed record SomeLogins(PlaceholderValues Values, Identity Identity);

/// <summary>How a caller gets into the cluster.</summary>
/// <param name="Possible">The ways that may be taken: none, one, or several of which the authenticator takes one at random.</param>
/// <param name="Causes">Why there could be another way that nothing here tells of, one sentence each.</param>
/// <param name="Refusal">Why the caller does not get in, or, where there is a way, why some logins fail all the same; null where all get in.</param>
public sealed record Authentication(ValueList<AuthenticatedAs> Possible, ValueList<string> Causes, string? Refusal)
{
    /// <summary>True where every cause could only give more rights, so that what is allowed stays allowed.</summary>
    internal bool CausesOnlyAdd { get; init; }

    /// <summary>True where something names the caller and the login fails all the same.</summary>
    public bool Fails { get; init; }

    /// <summary>What makes the login fail; null where nothing does.</summary>
    public DecisionSource? FailsBy { get; init; }

    /// <summary>The answer in one word: yes, no, error where the login fails, or undecided where each login may have another answer.</summary>
    public string Word => this switch
    {
        { Fails: true } => "error",
        { Possible: [] } => "no",
        { Possible: [_], Refusal: null } => "yes",
        _ => "undecided",
    };
}

/// <summary>Let in by an access entry.</summary>
/// <param name="Entry">The entry.</param>
public sealed record AuthenticatedByEntry(AccessGrant Entry) : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() => $"{Words}{At(Entry.Origin)}";

    /// <summary>The entry in words, without its place.</summary>
    internal string Words => $"the access entry of '{Entry.Principal}'";

    internal static string At(Origin origin) => origin.Location is { } location ? $" ({location})" : "";
}

/// <summary>Let in by aws-auth.</summary>
/// <param name="Section">The section.</param>
/// <param name="Item">The item; null for an account.</param>
public sealed record AuthenticatedByAwsAuth(AwsAuthSection Section, AwsAuthItem? Item) : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() => $"{Words}{(Item is { } item ? AuthenticatedByEntry.At(item.Origin) : "")}";

    /// <summary>The item in words, without its place.</summary>
    internal string Words => Item is { } item ? $"the {Section.Key()} item of '{item.Who}' in aws-auth" : $"{Section.Key()} in aws-auth";
}

/// <summary>Let in as the identity that created the cluster, which authentication mode CONFIG_MAP maps to <c>system:masters</c> out of sight.</summary>
public sealed record AuthenticatedAsCreator : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() => "having created the cluster";
}

/// <summary>A right of somebody who was let in: what lets in, then what gives.</summary>
/// <param name="AuthenticatedAs">What lets in.</param>
/// <param name="Right">What gives the right.</param>
public sealed record RightThroughAuthentication(DecisionSource AuthenticatedAs, DecisionSource Right) : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() => $"{Right.Describe()}, through {AuthenticatedAs.Describe()}";
}

/// <summary>A right by an access policy.</summary>
/// <param name="Association">The policy and its scope.</param>
/// <param name="Rule">The rule of the policy.</param>
public sealed record AccessPolicyRight(PolicyAssociation Association, RbacRule Rule) : DecisionSource
{
    /// <inheritdoc/>
    public override string Describe() =>
        $"{Association.Policy} {Association.Scope.Match(cluster: () => "in the whole cluster", namespaces: names => $"in {string.Join(", ", names)}")}";
}
