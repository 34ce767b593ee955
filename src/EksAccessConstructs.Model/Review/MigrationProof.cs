using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>Rights of one principal that a migration changes.</summary>
/// <param name="Principal">The ARN that callers are looked up by.</param>
/// <param name="Rights">The requests, in words: verbs, resource and namespace.</param>
/// <param name="Before">The answer by aws-auth: allowed, denied or unknown.</param>
/// <param name="After">The answer by the entries.</param>
public sealed record RightDifference(string Principal, string Rights, string Before, string After);

/// <summary>Proves a migration by the evaluator: for every principal, what it may do before by aws-auth and after by
/// the entries alone, over all resources.</summary>
/// <remarks>Asked are all verbs on all built-in resources and on those that the given rules name, without a name and by each name that a rule
/// is limited to, in the whole cluster, in each namespace that is named and in one that is not. An account of mapAccounts is asked for as a
/// user of it that nothing else names.</remarks>
public static class MigrationProof
{
    private static readonly ValueList<string> Verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    /// <summary>Every difference, principal by principal in the order of aws-auth; empty where the migration changes nobody's rights.</summary>
    /// <param name="map">aws-auth.</param>
    /// <param name="plan">The migration.</param>
    /// <param name="rbac">The RBAC objects of the cluster.</param>
    /// <param name="existing">The access entries that the cluster has already.</param>
    public static ValueList<RightDifference> Run(AwsAuthMap map, MigrationPlan plan, RbacObjects rbac, ValueList<AccessGrant> existing = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rbac);
        var cluster = new ClusterSnapshot
        {
            Rbac = rbac,
            BuiltInRoles = BuiltInRoles.Newest,
            AwsAuth = map,
            Plan = Plan(existing, ClusterAuthenticationMode.ApiAndConfigMap),
        };
        var before = EksAuthorizer.Create(cluster);
        var after = EksAuthorizer.Create(cluster with
        {
            Rbac = new RbacObjects([.. rbac.All, .. plan.Rbac]),
            AwsAuth = AwsAuthMap.Empty,
            Plan = Plan([.. existing, .. plan.Grants], ClusterAuthenticationMode.Api),
        });
        var requests = Requests(rbac).ToList();
        return map.StoredItems.Where(item => item.Sso is null)
            .Select(item => item.Arn)
            .Concat(map.StoredAccounts.Select(account => $"arn:aws:iam::{account}:user/any-other"))
            .DistinctBy(GoText.Folded)
            .SelectMany(arn => Differences(arn, before, after, requests))
            .ToValueList();
    }

    private static AccessPlan Plan(ValueList<AccessGrant> grants, ClusterAuthenticationMode mode) => AccessPlan.Build(grants, mode).Value ?? AccessPlan.Empty;

    private static IEnumerable<RightDifference> Differences(string arn, EksAuthorizer before, EksAuthorizer after, List<AccessRequest> requests)
    {
        if (Caller(arn) is not { } caller)
        {
            return [];
        }

        var was = before.Authenticate(caller);
        var becomes = after.Authenticate(caller);
        return requests
            .Select(request => (Request: request, Before: Word(before.Authorize(was, request)), After: Word(after.Authorize(becomes, request))))
            .Where(answer => answer.Before != answer.After)
            .GroupBy(answer => (answer.Before, answer.After))
            .Select(answers => new RightDifference(arn, Words([.. answers.Select(answer => answer.Request)]), answers.Key.Before, answers.Key.After));
    }

    // In any letter case, as the authenticator compares.
    private static CallerIdentity? Caller(string arn)
    {
        var caller = PrincipalLookup.Written(arn) is { } principal ? CallerIdentity.Read(principal.Text).Value : null;
        return caller is not null && GoText.EqualFold(caller.CanonicalArn, arn) ? caller : null;
    }

    private static IEnumerable<AccessRequest> Requests(RbacObjects rbac)
    {
        var rules = rbac.Roles.SelectMany(role => role.Rules).Concat(rbac.ClusterRoles.SelectMany(role => role.Rules)).ToList();
        var named =
            from rule in rules
            from @group in rule.ApiGroups
            from resource in rule.Resources
            where @group != "*" && !resource.Contains('*', StringComparison.Ordinal)
            select ApiResource.Custom(@group, resource);
        var namespaces = rbac.RoleBindings.Select(binding => binding.Namespace).Append("any-other").Distinct(StringComparer.Ordinal).ToList();
        var verbs = Verbs.Concat(rules.SelectMany(rule => rule.Verbs).Where(verb => verb != "*")).Distinct(StringComparer.Ordinal).ToList();
        foreach (var resource in ApiResource.BuiltIn.Concat(named).Distinct())
        {
            var (plural, sub) = resource.Plural.Split('/') is [var first, var second] ? (first, second) : (resource.Plural, "");
            List<string> spaces = resource.Namespaced ? [.. namespaces, ""] : [""];
            var requests =
                from verb in verbs
                from space in spaces
                from name in Names(rules, resource)
                select new ResourceRequest(verb, resource.Group, plural, sub, name, space);
            foreach (var request in requests)
            {
                yield return request;
            }
        }

        foreach (var path in rules.SelectMany(rule => rule.NonResourceUrls).Append("/healthz").Append("/metrics").Distinct(StringComparer.Ordinal))
        {
            yield return new UrlRequest("get", path);
        }
    }

    // No name, and each that a rule about the resource is limited to.
    private static IEnumerable<string> Names(List<RbacRule> rules, ApiResource resource) => rules
        .Where(rule => (rule.ApiGroups.Contains(resource.Group) || rule.ApiGroups.Contains("*"))
            && (rule.Resources.Contains(resource.Plural) || rule.Resources.Any(name => name.StartsWith('*'))))
        .SelectMany(rule => rule.ResourceNames).Prepend("").Distinct(StringComparer.Ordinal);

    private static string Words(List<AccessRequest> requests) => requests.Count == 1
        ? $"{requests[0]}"
        : $"{requests.Count} requests, such as {requests[0]} and {requests[^1]}";

    private static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.Denied => "denied",
        _ => "unknown",
    };
}
