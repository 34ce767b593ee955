using System.Collections;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Changes;

/// <summary>The changes between two versions, found by asking every request that can matter: all verbs, groups, resources, subresources, names and URLs that
/// <see cref="Rbac.GeneratedWorld"/> can write, and one more of each that nobody writes.</summary>
internal sealed class BruteForce(EksAuthorizer before, EksAuthorizer after)
{
    private static readonly string[] Verbs = ["get", "list", "watch", "create", "deletecollection", "impersonate", "GET", "fresh"];
    private static readonly string[] Groups = ["", "apps", "core", "fresh.io"];
    private static readonly string[] Resources = ["pods", "deployments", "namespaces", "nodes", "secrets", "freshes"];
    private static readonly string[] Subresources = ["", "log", "scale", "*", "fresh"];
    private static readonly string[] Names = ["", "a", "b", "fresh"];
    private static readonly string[] Paths =
    [
        "/healthz", "/healthz/", "/api", "/api/", "/api/fresh", "/metrics", "/metrics/", "/metricsfresh", "/odd", "/oddfresh", "/a*b", "/a*bfresh", "/",
        "/fresh",
    ];
    private static readonly string[] Places = ["*", "dev", "prod", "kube-system", "fresh"];

    private static readonly AccessRequest[] Universe =
    [
        .. from verb in Verbs
           from @group in Groups
           from resource in Resources
           from subresource in Subresources
           from name in Names
           select new ResourceRequest(verb, @group, resource, subresource, name),
        .. from verb in Verbs
           from path in Paths
           select new UrlRequest(verb, path),
    ];

    // What Kubernetes keeps outside of namespaces, and URLs.
    private static readonly BitArray OfNamespaces = new([
        .. Universe.Select(request => request is ResourceRequest resource && (resource.Group, resource.Resource) != ("", "nodes"))
    ]);

    private readonly Dictionary<RbacRule, BitArray> known = [];

    /// <summary>The rows, in no order.</summary>
    public IEnumerable<string> Rows(IEnumerable<(string Who, Func<EksAuthorizer, BitRights> Own, Func<EksAuthorizer, BitRights> Shared)> subjects) =>
        subjects.SelectMany(subject => Places.Select(place => Row(subject.Who, place, subject.Own, subject.Shared))).OfType<string>();

    /// <summary>What an identity may do by RBAC, and by access policies.</summary>
    public BitRights Rights(EksAuthorizer authorizer, Identity identity, params IEnumerable<PolicyAssociation> policies) => new(place =>
    {
        var rights = new BitArray(Universe.Length);
        foreach (var grant in authorizer.Rbac.RightsIn(identity, place == "*" ? "" : place).Grants)
        {
            rights.Or(Bits(grant.Rule));
        }

        foreach (var association in policies.Where(association => association.Scope.Match(() => true, names => names.Contains(place))))
        {
            foreach (var rule in AccessPolicyFacts.Of(association.Policy)!.Rules!.Value)
            {
                rights.Or(Bits(rule));
            }
        }

        return place == "*" ? rights : rights.And(OfNamespaces);
    });

    private string? Row(string who, string place, Func<EksAuthorizer, BitRights> own, Func<EksAuthorizer, BitRights> shared)
    {
        var (gained, lost) = Difference(own, place);
        (BitArray, BitArray)[] told = place == "*" ? [Difference(shared, place)] : [Difference(own, "*"), Difference(shared, place)];
        foreach (var (more, less) in told)
        {
            gained.And(new BitArray(more).Not());
            lost.And(new BitArray(less).Not());
        }

        if (!gained.HasAnySet() && !lost.HasAnySet())
        {
            return null;
        }

        var word = (HasNothing(before, own, shared, place), HasNothing(after, own, shared, place), gained.HasAnySet(), lost.HasAnySet()) switch
        {
            (true, _, _, _) => "granted",
            (_, true, _, _) => "revoked",
            (_, _, true, false) => "widened",
            (_, _, false, true) => "narrowed",
            _ => "changed",
        };
        return $"{word},{who},{place}";
    }

    private (BitArray Gained, BitArray Lost) Difference(Func<EksAuthorizer, BitRights> rights, string place)
    {
        var (had, has) = (rights(before).In(place), rights(after).In(place));
        return (new BitArray(has).And(new BitArray(had).Not()), new BitArray(had).And(new BitArray(has).Not()));
    }

    private static bool HasNothing(EksAuthorizer version, Func<EksAuthorizer, BitRights> own, Func<EksAuthorizer, BitRights> shared, string place) =>
        !new BitArray(own(version).In(place)).And(new BitArray(shared(version).In(place)).Not()).HasAnySet();

    private BitArray Bits(RbacRule rule)
    {
        if (!known.TryGetValue(rule, out var bits))
        {
            bits = new BitArray([.. Universe.Select(rule.Allows)]);
            known.Add(rule, bits);
        }

        return bits;
    }
}

/// <summary>The requests that somebody may make, by place.</summary>
internal sealed record BitRights(Func<string, BitArray> In);
