using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Access;

public sealed class EksAuthorizerTests
{
    private static readonly ResourceRequest GetPods = new("get", "", "pods", Name: "p", Namespace: "shop");

    private static readonly RbacObjects ReadersOf = Objects(Subject.Group("shop-readers"));

    [Fact]
    public void A_group_of_the_entry_is_bound_to_a_role() => Assert.Equal(
        "allowed by RoleBinding \"readers/shop\" of Role \"reader\" to Group \"shop-readers\", "
            + "through the access entry of 'arn:aws:iam::111122223333:role/Dev' (access.yaml:1:1)",
        Ask(ReadersOf, Grants.Role("Dev") with { Groups = ["shop-readers"] }));

    [Fact]
    public void A_policy_gives_what_its_published_table_says() => Assert.Equal(
        "allowed by AmazonEKSViewPolicy in shop, pay, through the access entry of 'arn:aws:iam::111122223333:role/Dev' (access.yaml:1:1)",
        Ask(RbacObjects.None, With(AccessPolicyName.View, PolicyScope.Namespaces("shop", "pay"))));

    [Fact]
    public void Nothing_gives_it() => Assert.Equal("denied", Ask(ReadersOf, Grants.Role("Dev") with { Groups = ["others"] }));

    [Fact]
    public void Who_has_no_entry_does_not_get_in() => Assert.Equal("denied", Ask(Objects(Subject.Group("system:authenticated")), Grants.Role("Other")));

    [Fact]
    public void Who_has_an_entry_is_authenticated() =>
        Assert.StartsWith("allowed by ", Ask(Objects(Subject.Group("system:authenticated")), Grants.Role("Dev")), StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Dev/alice")]
    [InlineData("arn:aws:iam::111122223333:role/Dev")]
    [InlineData("arn:aws:iam::111122223333:role/team/Dev")]
    public void A_role_is_found_by_its_sessions_and_whatever_the_path(string caller) => Assert.True(
        Clusters.Authorizer(
            Grants.Plan(With(AccessPolicyName.View, PolicyScope.Cluster) with { Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/team/Dev") }),
            RbacObjects.None)
            .Authorize(CallerIdentity.Read(caller).OrThrow(), GetPods).IsAllowed);

    [Fact]
    public void The_default_user_name_of_a_role_differs_by_session()
    {
        var authorizer = Clusters.Authorizer(Grants.Plan(Grants.Role("team/Dev")), Objects(Subject.User("arn:aws:sts::111122223333:assumed-role/Dev/alice")));
        var dev = PrincipalArn.Parse("arn:aws:iam::111122223333:role/team/Dev");

        Assert.True(authorizer.Authorize(dev, GetPods, "alice").IsAllowed);
        Assert.IsType<Decision.Denied>(authorizer.Authorize(dev, GetPods, "bob"));
        Assert.Equal(
            "unknown: only where SessionName 'alice', by RoleBinding \"readers/shop\" of Role \"reader\" to User "
                + "\"arn:aws:sts::111122223333:assumed-role/Dev/alice\"",
            authorizer.Authorize(dev, GetPods).ToString());
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Dev")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Dev/{{SessionName}}")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Dev/*")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Dev/a@b")]
    public void A_subject_that_no_session_has_gives_nothing(string subject) => Assert.Equal("denied", Ask(Objects(Subject.User(subject)), Grants.Role("Dev")));

    [Fact]
    public void A_fixed_user_name_is_the_same_in_every_session() =>
        Assert.StartsWith("allowed by RoleBinding", Ask(Objects(Subject.User("dev")), Grants.Role("Dev") with { Username = "dev" }), StringComparison.Ordinal);

    [Fact]
    public void A_user_is_called_by_its_arn() =>
        Assert.True(Clusters.Authorizer(Grants.Plan(Grants.User("div/eve")), Objects(Subject.User("arn:aws:iam::111122223333:user/div/eve")))
            .Authorize(PrincipalArn.Parse("arn:aws:iam::111122223333:user/div/eve"), GetPods).IsAllowed);

    public static TheoryData<string, AccessRequestCase, string> OpenPoints => new()
    {
        {
            "AmazonEKSClusterAdminPolicy", new(new UrlRequest("get", "/healthz"), "shop"),
            "unknown: AmazonEKSClusterAdminPolicy has a rule for this, but AWS does not say whether it counts for URLs where its scope is a namespace"
        },
        { "AmazonEKSClusterAdminPolicy", new(new UrlRequest("get", "/healthz"), null), "allowed" },
        { "AmazonEKSAdminViewPolicy", new(new UrlRequest("get", "/healthz"), null), "denied" },
        {
            "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "namespaces"), "shop"),
            "unknown: AmazonEKSViewPolicy has a rule for this, but AWS does not say whether it counts for things of the whole cluster where its scope is "
                + "a namespace"
        },
        {
            "AmazonEKSViewPolicy", new(new ResourceRequest("get", "", "namespaces", Name: "shop", Namespace: "shop"), "shop"),
            "unknown: AmazonEKSViewPolicy has a rule for this, but AWS does not say whether it counts for the namespace itself where that is its scope"
        },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "nodes"), "shop"), "denied" },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods"), "shop"), "denied" },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods"), null), "allowed" },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "dev-1"), "dev-*"), "allowed" },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "dev"), "dev-*"), "denied" },
        {
            "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "a-dev"), "*-dev"),
            "unknown: AmazonEKSViewPolicy has a rule for this, but AWS does not say whether it counts in 'a-dev' where its scope is '*-dev'"
        },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "shop"), "*"), "allowed" },
        {
            "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "kube-system"), "*"),
            "unknown: AmazonEKSViewPolicy has a rule for this, but AWS does not say whether it counts in 'kube-system' where its scope is '*'"
        },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "pods", Namespace: "kube-system"), "kube-system"), "allowed" },
        { "AmazonEKSViewPolicy", new(new ResourceRequest("list", "", "secrets", Namespace: "kube-system"), "*"), "denied" },
        { "AmazonEKSAdminPolicy", new(new ResourceRequest("create", "", "pods", "eviction", "p", "shop"), "shop"), "denied" },
        { "AmazonEKSAdminPolicy", new(new ResourceRequest("list", "example.com", "widgets", Namespace: "shop"), "shop"), "denied" },
        { "AmazonARCRegionSwitchScalingPolicy", new(new ResourceRequest("update", "apps", "deployments", "scale", "web", "shop"), "shop"), "allowed" },
        {
            "AmazonEKSSecretAdminPolicy", new(new ResourceRequest("get", "", "secrets", Name: "s", Namespace: "shop"), "shop"),
            "unknown: what AmazonEKSSecretAdminPolicy gives in shop is known only from others who quote AWS"
        },
        { "AmazonEKSSecretAdminPolicy", new(new ResourceRequest("get", "", "secrets", Name: "s", Namespace: "pay"), "shop"), "denied" },
        {
            "AmazonEKSACKPolicy", new(new ResourceRequest("get", "", "secrets", Name: "s", Namespace: "pay"), null),
            "unknown: what AmazonEKSACKPolicy gives in the whole cluster is published in words only"
        },
        {
            "AmazonEMRJobPolicy", new(new ResourceRequest("get", "", "secrets", Name: "s", Namespace: "pay"), null),
            "unknown: what AmazonEMRJobPolicy gives in the whole cluster is not published"
        },
        {
            "AmazonTomorrowPolicy", new(new ResourceRequest("get", "", "secrets", Name: "s", Namespace: "pay"), null),
            "unknown: what AmazonTomorrowPolicy gives in the whole cluster is not known to this version"
        },
    };

    [Theory]
    [MemberData(nameof(OpenPoints))]
    public void What_AWS_leaves_open_is_unknown(string policy, AccessRequestCase asked, string answer)
    {
        var scope = asked.Namespace is { } name ? PolicyScope.Namespaces(name) : PolicyScope.Cluster;
        var decision = Clusters.Authorizer(Grants.Plan(With(AccessPolicyName.Custom(policy), scope)), RbacObjects.None)
            .Authorize(Grants.Role("Dev").Principal, asked.Request);

        Assert.Equal(answer, decision.IsAllowed ? "allowed" : decision.ToString());
    }

    [Fact]
    public void In_its_namespace_a_policy_gives_what_a_RoleBinding_of_its_rules_would()
    {
        var verbs = new[] { "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate", "escalate" };
        var resources = AccessPolicyFacts.All.SelectMany(facts => facts.Rules ?? [])
            .SelectMany(rule => rule.ApiGroups.SelectMany(_ => rule.Resources, (group, resource) => (group, resource)))
            .Distinct()
            .ToList();
        foreach (var facts in AccessPolicyFacts.All.Where(facts => facts.Rules is not null))
        {
            var dev = Grants.Role("Dev") with { Policies = [new(facts.Policy, PolicyScope.Namespaces("shop"))] };
            var authorizer = Clusters.Authorizer(Grants.Plan(dev), RbacObjects.None);
            var asRbac = RbacEvaluator.Create(new([
                new NamespaceRole { Name = "r", Namespace = "shop", Rules = facts.Rules!.Value },
                new RoleBinding { Name = "b", Namespace = "shop", RoleRef = new("Role", "r"), Subjects = [Subject.User("u")] }]));
            foreach (var (group, resource) in resources.Where(pair => !pair.resource.StartsWith("namespaces", StringComparison.Ordinal)))
            {
                foreach (var (verb, space) in verbs.SelectMany(_ => new[] { "shop", "pay" }, (verb, space) => (verb, space)))
                {
                    var request = new ResourceRequest(verb, group, resource.Split('/')[0], resource.Split('/').ElementAtOrDefault(1) ?? "", "", space);
                    Assert.Equal(asRbac.Decide(Identity.Of("u"), request).IsAllowed, authorizer.Authorize(dev.Principal, request).IsAllowed);
                }
            }
        }
    }

    [Fact]
    public void The_entry_wins_whole_over_aws_auth()
    {
        var awsAuth = Map("Dev", "dev", "shop-readers");

        Assert.Equal("denied", Ask(ReadersOf, Grants.Role("Dev"), ClusterAuthenticationMode.ApiAndConfigMap, awsAuth));
        Assert.StartsWith(
            "allowed by RoleBinding", Ask(ReadersOf, Grants.Role("Other"), ClusterAuthenticationMode.ApiAndConfigMap, awsAuth), StringComparison.Ordinal);
        Assert.Equal("denied", Ask(ReadersOf, Grants.Role("Other"), ClusterAuthenticationMode.Api, awsAuth));
        Assert.EndsWith(
            "through the mapRoles item of 'arn:aws:iam::111122223333:role/Dev' in aws-auth",
            Ask(ReadersOf, Grants.Role("Dev"), ClusterAuthenticationMode.ConfigMap, awsAuth),
            StringComparison.Ordinal);
    }

    [Fact]
    public void aws_auth_that_is_not_given_leaves_who_has_no_entry_unknown()
    {
        Assert.Equal(
            "unknown: mode API_AND_CONFIG_MAP reads aws-auth, which is not given", Ask(ReadersOf, Grants.Role("Other"), ClusterAuthenticationMode.ApiAndConfigMap));
        Assert.Equal("denied", Ask(ReadersOf, Grants.Role("Dev"), ClusterAuthenticationMode.ApiAndConfigMap));
        Assert.Equal("denied", Ask(ReadersOf, Grants.Role("Other"), ClusterAuthenticationMode.ApiAndConfigMap, AwsAuthMap.Empty));
    }

    [Fact]
    public void Masters_may_do_everything() =>
        Assert.StartsWith(
            "allowed by membership",
            Ask(RbacObjects.None, Grants.Role("Other"), ClusterAuthenticationMode.ConfigMap, Map("Dev", "admin", "system:masters")),
            StringComparison.Ordinal);

    [Fact]
    public void Groups_of_aws_auth_may_differ_by_session()
    {
        var authorizer = Clusters.Authorizer(
            AccessPlan.Build([], ClusterAuthenticationMode.ConfigMap).OrThrow(), Objects(Subject.Group("s:alice")), Map("Dev", "dev", "s:{{SessionName}}"));
        var dev = PrincipalArn.Parse("arn:aws:iam::111122223333:role/Dev");

        Assert.StartsWith("unknown: only where SessionName 'alice', by RoleBinding", authorizer.Authorize(dev, GetPods).ToString(), StringComparison.Ordinal);
        Assert.True(authorizer.Authorize(dev, GetPods, "alice").IsAllowed);
    }

    [Fact]
    public void The_creator_is_unknown_until_named()
    {
        var plan = AccessPlan.Build([Grants.Admin], creatorIsAdmin: true).OrThrow();
        var eve = PrincipalArn.Parse("arn:aws:iam::111122223333:user/eve");

        Assert.Equal("unknown: the identity that created the cluster is administrator, and this may be it",
            Clusters.Authorizer(plan, RbacObjects.None).Authorize(eve, GetPods).ToString());
        Assert.True(Clusters.Authorizer(plan, RbacObjects.None, creator: eve).Authorize(eve, GetPods).IsAllowed);
        Assert.Equal("denied", Clusters.Authorizer(plan, RbacObjects.None, creator: Grants.Admin.Principal).Authorize(eve, GetPods).ToString());
        Assert.Equal(
            "allowed by membership in group \"system:masters\", which may do everything, through having created the cluster",
            Clusters.Authorizer(AccessPlan.Build([], ClusterAuthenticationMode.ConfigMap, creatorIsAdmin: true).OrThrow(), RbacObjects.None, creator: eve)
                .Authorize(eve, GetPods)
                .ToString());
    }

    [Fact]
    public void A_role_of_the_app_is_found_by_its_token()
    {
        var role = PrincipalArn.UnresolvedRole("${Token[T.1]}", "Test/Team");
        var authorizer = Clusters.Authorizer(
            Grants.Plan(new AccessGrant { Principal = role, Groups = ["shop-readers"] }),
            Objects(Subject.Group("shop-readers"), Subject.User("arn:aws:sts::111122223333:assumed-role/x/alice")));

        Assert.True(authorizer.Authorize(role, GetPods).IsAllowed);
        Assert.Equal("denied", authorizer.Authorize(Grants.Role("Dev").Principal, GetPods).ToString());
    }

    [Fact]
    public void What_only_deployment_knows_is_unknown()
    {
        var token = PrincipalArn.Unresolved("${Token[T.1]}");
        var authorizer = Clusters.Authorizer(
            Grants.Plan(new AccessGrant { Principal = token }), Objects(Subject.User("arn:aws:sts::111122223333:assumed-role/x/alice")));

        Assert.StartsWith("unknown: only where DeployedArn 'arn:aws:sts::111122223333:assumed-role/x/alice'", authorizer.Authorize(token, GetPods).ToString(),
            StringComparison.Ordinal);
        Assert.Equal("unknown: the access entry of '${Token[T.1]}' may be of this caller, which only deployment knows",
            authorizer.Authorize(Grants.Role("Dev").Principal, GetPods).ToString());
    }

    [Fact]
    public void Placeholders_that_AWS_does_not_document_for_entries_are_unknown()
    {
        Assert.Equal(
            "unknown: AWS does not say whether {{AccountID}} is filled in in the user name 'a:{{AccountID}}' of an access entry; "
                + "only where AccountID '111122223333', by RoleBinding \"readers/shop\" of Role \"reader\" to User \"a:111122223333\"",
            Ask(Objects(Subject.User("a:111122223333")), Grants.Role("Dev") with { Username = "a:{{AccountID}}" }));
        Assert.StartsWith(
            "unknown: AWS does not say whether placeholders are filled in in the group 's:{{SessionName}}' of an access entry",
            Ask(ReadersOf, Grants.Role("Dev") with { Username = "dev", Groups = ["s:{{SessionName}}"] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EC2_LINUX", "unknown: the Node authorizer decides about 'system:node:…'")]
    [InlineData("EC2", "unknown: the Node authorizer decides about 'system:node:…'; AWS has not published the user name and groups of an entry of type EC2")]
    public void Nodes_are_decided_by_another_authorizer(string type, string answer) =>
        Assert.Equal(answer, Ask(ReadersOf, Grants.Role("Dev") with { Type = EntryType.Custom(type) }));

    [Fact]
    public void A_federated_caller_or_the_root_has_no_entry() => Assert.Equal(
        "denied", Clusters.Authorizer(Grants.Plan(Grants.Admin), ReadersOf)
            .Authorize(CallerIdentity.Read("arn:aws:iam::111122223333:root").OrThrow(), GetPods)
            .ToString());

    private static string Ask(RbacObjects rbac, AccessGrant grant, ClusterAuthenticationMode mode = ClusterAuthenticationMode.Api, AwsAuthMap? awsAuth = null) =>
        Clusters.Authorizer(AccessPlan.Build([grant], mode).OrThrow(), rbac, awsAuth)
            .Authorize(PrincipalArn.Parse("arn:aws:iam::111122223333:role/Dev"), GetPods)
            .ToString();

    private static AccessGrant With(AccessPolicyName policy, PolicyScope scope) => Grants.Role("Dev") with { Policies = [new(policy, scope)] };

    private static AwsAuthMap Map(string role, string username, params string[] groups) => new()
    {
        Roles = [new AwsAuthItem { Section = AwsAuthSection.Roles, Arn = $"arn:aws:iam::111122223333:role/{role}", Username = username, Groups = [.. groups] }],
    };

    private static RbacObjects Objects(params Subject[] subjects) => new(
    [
        new NamespaceRole { Name = "reader", Namespace = "shop", Rules = [new RbacRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }] },
        new RoleBinding { Name = "readers", Namespace = "shop", RoleRef = new("Role", "reader"), Subjects = [.. subjects] },
    ]);

    public sealed record AccessRequestCase(AccessRequest Request, string? Namespace);
}
