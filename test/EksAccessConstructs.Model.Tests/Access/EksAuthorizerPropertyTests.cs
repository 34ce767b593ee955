using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Tests.Rbac;

namespace EksAccessConstructs.Tests.Access;

/// <summary>What must hold in every cluster; each seed is one.</summary>
public sealed class EksAuthorizerPropertyTests
{
    private static readonly string[] Usernames =
    [
        "ann", "arn:aws:sts::111122223333:assumed-role/dev/{{SessionName}}", "{{SessionName}}", "system:serviceaccount:dev:{{SessionNameRaw}}"
    ];

    private static readonly string[] Groups = ["devs", "ops", "{{SessionName}}", "system:serviceaccounts:{{SessionName}}"];

    private static readonly string[] Sessions = ["ann", "bob", "devs", "robot", "default", "nobody", "a@b"];

    private static readonly PolicyScope[] Scopes =
    [
        PolicyScope.Cluster, PolicyScope.Namespaces("dev"), PolicyScope.Namespaces("*"), PolicyScope.Namespaces("p*", "dev"), PolicyScope.Namespaces("*d")
    ];

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_answer_for_all_sessions_is_right_for_each(int seed)
    {
        var world = new GeneratedWorld(seed);
        var role = PrincipalArn.Parse("arn:aws:iam::111122223333:role/dev");
        var authorizer = ByMapping(world, role, new Random(seed));
        var seen = new HashSet<Type>();

        foreach (var (_, request) in world.Questions(300))
        {
            var all = authorizer.Authorize(role, request);
            var each = Sessions.Select(session => (Session: session, Answer: authorizer.Authorize(role, request, session))).ToList();
            seen.Add(all.GetType());

            Assert.DoesNotContain(each, one => one.Answer is Decision.Unknown unknown
                && !unknown.Causes.All(cause => cause.Contains("aggregate each other", StringComparison.Ordinal)));
            Assert.All(each, one => Assert.True(all is Decision.Unknown || all.GetType() == one.Answer.GetType(),
                $"seed {seed}: {request} is {all} for all, but {one.Answer} for '{one.Session}'"));
        }

        Assert.NotEmpty(seen);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_policy_or_group_takes_nothing_away(int seed)
    {
        var world = new GeneratedWorld(seed);
        var random = new Random(seed);
        var grant = Grants.Role("dev") with { Username = "ann", Groups = [Pick(random, "devs", "ops")], Policies = [Policy(random)] };
        var more = new AccessGrant { Principal = grant.Principal, Groups = [Pick(random, "devs", "ops", "new")], Policies = [Policy(random)] };
        var before = Grants.Plan(grant);
        var after = Grants.Plan(grant).With(more).Value!;
        var less = Clusters.Authorizer(before, world.Objects);
        var wider = Clusters.Authorizer(after, world.Objects);

        Assert.All(world.Questions(300), question => Assert.True(
            Rank(less.Authorize(grant.Principal, question.Request)) <= Rank(wider.Authorize(grant.Principal, question.Request)),
            $"seed {seed}: {question.Request}, {grant} and {more}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_can_names_a_rule_for_everything_allowed(int seed)
    {
        var world = new GeneratedWorld(seed);
        var random = new Random(seed);
        var grant = Grants.Role("dev") with { Username = "ann", Groups = ["devs"], Policies = [new(AccessPolicyName.View, Scopes[random.Next(3)])] };
        var authorizer = Clusters.Authorizer(Grants.Plan(grant), world.Objects);
        var rights = authorizer.WhatCan(authorizer.Authenticate(grant.Principal)).Rights;

        Assert.All(
            world.Questions(300).Where(question => authorizer.Authorize(grant.Principal, question.Request).IsAllowed),
            question => Assert.Contains(rights,
                right => right.Rule.Allows(question.Request) && (right.Where is null || right.Where == "*" || right.Where == question.Request.Namespace)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_no_rule_behind_an_answer_matches_is_denied(int seed)
    {
        var world = new GeneratedWorld(seed);
        foreach (var (authorizer, way) in WaysIn(world, new Random(seed)))
        {
            var all = authorizer.AuthorizersOf(way);
            var rules = Assert.NotNull(all.AtMost);

            Assert.All(
                world.Questions(300).Where(question => question.Request is ResourceRequest && !rules.Any(placed => MayMatch(placed, question.Request))),
                question => Assert.IsType<Decision.Denied>(all.Authorize(question.Request)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ways_up_are_the_same_where_everything_is_asked(int seed)
    {
        foreach (var (authorizer, way) in WaysIn(new GeneratedWorld(seed), new Random(seed)))
        {
            var escalation = new Escalation(authorizer.Rbac, [], authorizer.Snapshot.PolicyNamespaces);
            var quick = escalation.From(way.Certain, authorizer.AuthorizersOf(way));
            var slow = escalation.From(way.Certain, authorizer.AuthorizersOf(way) with { AtMost = null });

            Assert.Equal(slow.Paths.Select(path => $"{path}"), quick.Paths.Select(path => $"{path}"));
            Assert.Equal(slow.Further.Select(path => $"{path}"), quick.Further.Select(path => $"{path}"));
            Assert.Equal(slow.Perhaps, quick.Perhaps);
            Assert.Equal(slow.Unknown, quick.Unknown);
        }
    }

    private static IEnumerable<(EksAuthorizer Authorizer, AuthenticatedAs Way)> WaysIn(GeneratedWorld world, Random random)
    {
        var role = PrincipalArn.Parse("arn:aws:iam::111122223333:role/dev");
        var entry = Grants.Role("dev") with { Username = "ann", Groups = [Pick(random, "devs", "ops")], Policies = [Policy(random), Policy(random)] };
        return new[] { ByMapping(world, role, random), Clusters.Authorizer(Grants.Plan(entry), world.Objects) }
            .SelectMany(authorizer => authorizer.Authenticate(role).Possible.Select(way => (authorizer, way)));
    }

    private static bool MayMatch(PlacedRule placed, AccessRequest request) =>
        placed.Rule.Allows(request) && (placed.Where is null || placed.Where.Contains('*') || placed.Where == request.Namespace);

    private static EksAuthorizer ByMapping(GeneratedWorld world, PrincipalArn role, Random random) => Clusters.Authorizer(
        AccessPlan.Build([], ClusterAuthenticationMode.ConfigMap).OrThrow(),
        world.Objects,
        new AwsAuthMap { Roles = [Item(role, random)] });

    private static AwsAuthItem Item(PrincipalArn role, Random random) => new()
    {
        Section = AwsAuthSection.Roles,
        Arn = role.Text,
        Username = Pick(random, Usernames),
        Groups = [Pick(random, Groups), Pick(random, Groups)],
    };

    private static PolicyAssociation Policy(Random random) => new(AccessPolicyName.Known[random.Next(10)], Scopes[random.Next(Scopes.Length)]);

    private static int Rank(Decision decision) => decision switch
    {
        Decision.Denied => 0,
        Decision.Unknown => 1,
        _ => 2,
    };

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
