using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>Somebody in IAM, and whether it may do what was asked.</summary>
/// <param name="Who">The ARN of a role or user, or, for an item of mapAccounts, the account.</param>
/// <param name="Decision">Allowed or unknown.</param>
public sealed record PrincipalDecision(string Who, Decision Decision);

/// <summary>Who may do something: the inverse of a decision.</summary>
/// <param name="Principals">IAM principals that may, or of which it is not known: those with an access entry in the
/// plan's order, then those of aws-auth.</param>
/// <param name="Subjects">The Kubernetes subjects that RBAC lets do it, whoever they are.</param>
/// <param name="Causes">Why there could be others of whom nothing here tells, one sentence each.</param>
public sealed record WhoCanAnswer(ValueList<PrincipalDecision> Principals, AllowedSubjects Subjects, ValueList<string> Causes);

/// <summary>One rule that a principal has.</summary>
/// <param name="Where">The namespace, or a pattern of namespaces as a policy's scope has it; null for the whole cluster.</param>
/// <param name="Rule">The rule.</param>
/// <param name="By">What gives it.</param>
/// <param name="OnlyWhere">Which logins have it; null for all.</param>
public sealed record PrincipalRight(string? Where, RbacRule Rule, DecisionSource By, string? OnlyWhere = null);

/// <summary>All that a principal may do.</summary>
/// <param name="Rights">The rules it has: those by RBAC, then those by access policies. With several ways in, the rules of each.</param>
/// <param name="Causes">What could give more, one sentence each.</param>
/// <param name="Broken">Bindings of the principal that would count if the role they name existed.</param>
public sealed record WhatCanAnswer(ValueList<PrincipalRight> Rights, ValueList<string> Causes, ValueList<BrokenBinding> Broken);

/// <summary>Somebody in IAM who is administrator of the whole cluster.</summary>
/// <param name="Who">The ARN of a role or user, or what a principal is called that only deployment knows.</param>
/// <param name="By">What makes it administrator.</param>
public sealed record Administrator(string Who, DecisionSource? By);

/// <summary>Lists instead of decisions.</summary>
internal static class EksRights
{
    public static readonly RbacRule AllResources = new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] };

    public static readonly RbacRule AllUrls = new() { Verbs = ["*"], NonResourceUrls = ["*"] };

    /// <summary>All that somebody may do whose way in is known.</summary>
    /// <param name="login">The way in.</param>
    /// <param name="rightsOf">What RBAC gives to an identity.</param>
    public static WhatCanAnswer WhatCan(Authentication login, Func<Identity, HeldRights> rightsOf)
    {
        var held = login.Possible
            .SelectMany(way => way.Some
                .Select(some => (Way: way, some.Identity, Only: (string?)some.Values.ToString()))
                .Prepend((Way: way, Identity: way.Certain, Only: null)))
            .ToList();
        var byRbac = held.SelectMany(one => OfRbac(one.Way, rightsOf(one.Identity), one.Identity, one.Only))
            .DistinctBy(right => (right.Where, right.Rule, right.By));
        return new(
            byRbac.Concat(login.Possible.SelectMany(OfPolicies)).ToValueList(),
            login.Causes.Concat(login.Possible.SelectMany(Causes))
                .Concat(held.SelectMany(one => Perhaps(rightsOf(one.Identity))))
                .Distinct()
                .ToValueList(),
            held.SelectMany(one => rightsOf(one.Identity).Broken).Distinct().ToValueList());
    }

    /// <summary>The rules behind all that one way in may or perhaps may do; null where what is not published could allow anything, or where the Node
    /// authorizer decides too.</summary>
    /// <param name="way">The way in.</param>
    /// <param name="rightsOf">What RBAC gives to an identity.</param>
    public static ValueList<PlacedRule>? AtMost(AuthenticatedAs way, Func<Identity, HeldRights> rightsOf)
    {
        var identities = way.Some.Select(some => some.Identity).Prepend(way.Certain).ToList();
        if (way.Unpublished is not null || identities.Exists(identity => identity.IsNode))
        {
            return null;
        }

        return
        [
            .. identities.Exists(identity => identity.IsMaster) ? [new PlacedRule(null, AllResources)] : Array.Empty<PlacedRule>(),
            .. identities.SelectMany(identity => rightsOf(identity).Possible).Select(grant => new PlacedRule(grant.Namespace, grant.Rule)),
            .. (way.Entry?.Policies ?? []).SelectMany(PolicyReach.AtMost),
        ];
    }

    private static IEnumerable<string> Perhaps(HeldRights rights) => rights.Unknown.Select(right => right.ToString());

    private static IEnumerable<PrincipalRight> OfRbac(AuthenticatedAs way, HeldRights rights, Identity identity, string? only)
    {
        var masters = new RightThroughAuthentication(way.By, new MastersMembership());
        return (identity.IsMaster ? [new(null, AllResources, masters, only), new(null, AllUrls, masters, only)] : Array.Empty<PrincipalRight>())
            .Concat(rights.Grants.Select(grant => new PrincipalRight(grant.Namespace, grant.Rule, new RightThroughAuthentication(way.By, grant), only)));
    }

    private static IEnumerable<PrincipalRight> OfPolicies(AuthenticatedAs way) =>
        from association in way.Entry?.Policies ?? []
        from rule in PolicyReach.Certain(association)
        from place in association.Scope.Match<string?[]>(cluster: () => [null], namespaces: names => [.. names])
        select new PrincipalRight(place, rule, new RightThroughAuthentication(way.By, new AccessPolicyRight(association, rule)));

    private static IEnumerable<string> Causes(AuthenticatedAs way)
    {
        var ofPolicies = (way.Entry?.Policies ?? []).SelectMany(PolicyReach.OpenPoints);
        return way.Unpublished is { } unpublished ? ofPolicies.Append(unpublished) : ofPolicies;
    }
}
