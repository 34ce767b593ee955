using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AccessRulesTests
{
    private static readonly ClusterFacts Facts = new() { Account = Grants.Account, Partition = "aws", BoundGroups = ["shop-dev"] };

    private static readonly AccessGrant Dev = Grants.Role("Dev", 5);

    private static readonly PrincipalArn Foreign = PrincipalArn.Parse("arn:aws:iam::444455556666:role/Far");

    private static readonly ValueList<PolicyAssociation> View = [new(AccessPolicyName.View, PolicyScope.Cluster)];

    public static TheoryData<string, object, string[]> Breaches => new()
    {
        {
            "AE03 path", Grants.Role("team/Admin", 5),
            ["error EKS043: 'arn:aws:iam::111122223333:role/team/Admin' (access.yaml:5:1) and 'arn:aws:iam::111122223333:role/Admin' (access.yaml:1:1) "
                + "cannot both exist, since IAM has each name once in an account; keep the one that 'aws iam get-role' shows"]
        },
        {
            "AE03 case", Grants.Role("admin", 5),
            ["error EKS043: 'arn:aws:iam::111122223333:role/admin' (access.yaml:5:1) and 'arn:aws:iam::111122223333:role/Admin' (access.yaml:1:1) cannot "
                + "both exist, since IAM has each name once in an account; keep the one that 'aws iam get-role' shows"]
        },
        {
            "AE03 sso", Grants.Role("AWSReservedSSO_View_0123456789abcdef", 5),
            ["error EKS043: 'arn:aws:iam::111122223333:role/AWSReservedSSO_View_0123456789abcdef' lacks its path; "
                + "roles of IAM Identity Center are called "
                + "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/REGION/AWSReservedSSO_View_0123456789abcdef, "
                + "without REGION/ where Identity Center is in us-east-1"]
        },
        { "AE03 fine", Grants.User("Admin", 5), [] },
        {
            "AE05", Grants.User("Eve", 5) with { Type = EntryType.Ec2Linux },
            ["error EKS045: an entry of type 'EC2_LINUX' cannot be for the user 'arn:aws:iam::111122223333:user/Eve'; name the role of the nodes, "
                + "or leave the type out to let the user in"]
        },
        {
            "AE06", Dev with { Principal = Foreign, Type = EntryType.HybridLinux },
            ["error EKS046: an entry of type 'HYBRID_LINUX' cannot be for 'arn:aws:iam::444455556666:role/Far': the cluster's account is '111122223333'; "
                + "use a role of that account"]
        },
        {
            "AE06 unknown", Dev with { Principal = Foreign, Type = EntryType.HyperpodLinux },
            ["warning EKS046: an entry of type 'HYPERPOD_LINUX' cannot be for 'arn:aws:iam::444455556666:role/Far': the cluster's account is '111122223333'; "
                + "use a role of that account"]
        },
        { "AE06 fine", Dev with { Principal = Foreign }, [] },
        {
            "AE07", Dev with { Username = "system:dev" },
            ["error EKS047: the username 'system:dev' of 'arn:aws:iam::111122223333:role/Dev' begins with 'system:', which EKS keeps for itself; "
                + "choose another, or leave it out to get the ARN"]
        },
        { "AE07 fine", Dev with { Username = "sts:dev" }, [] },
        {
            "AE08 masters", Dev with { Groups = ["system:masters"] },
            ["error EKS048: the group 'system:masters' of 'arn:aws:iam::111122223333:role/Dev' begins with 'system:', which EKS refuses; "
                + "associate AmazonEKSClusterAdminPolicy with cluster scope instead"]
        },
        {
            "AE08 nodes", Dev with { Groups = ["system:nodes"] },
            ["error EKS048: the group 'system:nodes' of 'arn:aws:iam::111122223333:role/Dev' begins with 'system:', which EKS refuses; "
                + "let nodes in with an entry of type EC2_LINUX or EC2_WINDOWS, without groups"]
        },
        {
            "AE08 other", Dev with { Groups = ["eks:x"] },
            ["error EKS048: the group 'eks:x' of 'arn:aws:iam::111122223333:role/Dev' begins with 'eks:', which EKS refuses; "
                + "bind the role to a group of your own and name that"]
        },
        {
            "AE09", Dev with { Type = EntryType.Ec2Linux, Username = "a", Groups = ["shop-dev"] },
            ["error EKS049: the entry of 'arn:aws:iam::111122223333:role/Dev' has type 'EC2_LINUX' and so takes no username ('a') and no groups "
                + "('shop-dev'); leave them out: EKS gives nodes their name and groups"]
        },
        {
            "AE09 groups", Dev with { Type = EntryType.Ec2, Groups = ["shop-dev"] },
            ["error EKS049: the entry of 'arn:aws:iam::111122223333:role/Dev' has type 'EC2' and so takes no groups ('shop-dev'); leave them out: "
                + "EKS gives nodes their name and groups"]
        },
        {
            "AE10", Dev with { Type = EntryType.Ec2Windows, Policies = View },
            ["error EKS050: the entry of 'arn:aws:iam::111122223333:role/Dev' has type 'EC2_WINDOWS' and so takes no access policy ('AmazonEKSViewPolicy'); "
                + "leave the policies out, or the type"]
        },
        { "AE10 fine", Dev with { Type = EntryType.Ec2, Policies = [new(AccessPolicyName.AutoNode, PolicyScope.Cluster)] }, [] },
        {
            "AE11", Dev with { Username = "dev-{{SessionName}}" },
            ["error EKS051: the username 'dev-{{SessionName}}' of 'arn:aws:iam::111122223333:role/Dev' has no colon before the session's name; "
                + "write one before it, as in 'dev-team:{{SessionName}}'"]
        },
        {
            "AE11 raw", Dev with { Username = "{{SessionNameRaw}}:x" },
            ["error EKS051: the username '{{SessionNameRaw}}:x' of 'arn:aws:iam::111122223333:role/Dev' has no colon before the session's name; "
                + "write one before it, as in 'team:{{SessionNameRaw}}:x'"]
        },
        { "AE11 fine", Dev with { Username = "team:dev-{{SessionName}}" }, [] },
        {
            "AE12", Dev with { Groups = ["shop-dve", "shop-dev"] },
            ["warning EKS052: the group 'shop-dve' of 'arn:aws:iam::111122223333:role/Dev' gives nothing: no RoleBinding or ClusterRoleBinding names it; "
                + "did you mean 'shop-dev'?"]
        },
        {
            "AE16", Dev with { Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("Dev_1", "dev-*", "*-x", "-a"))] },
            [
                "warning EKS056: the namespace 'Dev_1' of AmazonEKSViewPolicy for 'arn:aws:iam::111122223333:role/Dev' cannot exist, "
                    + "so the policy gives nothing there; a name holds up to 63 lower-case letters, digits and '-', and '*' for any characters",
                "warning EKS056: the namespace '-a' of AmazonEKSViewPolicy for 'arn:aws:iam::111122223333:role/Dev' cannot exist, "
                    + "so the policy gives nothing there; a name holds up to 63 lower-case letters, digits and '-', and '*' for any characters"
            ]
        },
        {
            "AE17 near", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonEKSVeiwPolicy"), PolicyScope.Cluster)] },
            ["error EKS057: access policy 'AmazonEKSVeiwPolicy' of 'arn:aws:iam::111122223333:role/Dev' is unknown; did you mean 'AmazonEKSViewPolicy'?"]
        },
        {
            "AE17 case", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonEksViewPolicy"), PolicyScope.Cluster)] },
            ["error EKS057: access policy 'AmazonEksViewPolicy' of 'arn:aws:iam::111122223333:role/Dev' is unknown; did you mean 'AmazonEKSViewPolicy'?"]
        },
        {
            "AE17 like", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonEKSKXOPolicy"), PolicyScope.Cluster)] },
            ["error EKS057: access policy 'AmazonEKSKXOPolicy' of 'arn:aws:iam::111122223333:role/Dev' is unknown; did you mean 'AmazonEKSKROPolicy'?"]
        },
        {
            "AE17 far", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonEKSNewPolicy"), PolicyScope.Cluster)] },
            ["warning EKS057: access policy 'AmazonEKSNewPolicy' of 'arn:aws:iam::111122223333:role/Dev' is unknown; did you mean 'AmazonEKSViewPolicy'?"]
        },
        {
            "AE17 new", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonTomorrowPolicy"), PolicyScope.Cluster)] },
            ["warning EKS057: access policy 'AmazonTomorrowPolicy' of 'arn:aws:iam::111122223333:role/Dev' is unknown to this version, "
                + "and so is what it gives; see 'aws eks list-access-policies' for the names that EKS knows"]
        },
        {
            "AE18",
            Dev with
            {
                Policies = [new(AccessPolicyName.Read("arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy").OrThrow(), PolicyScope.Cluster)],
            },
            ["error EKS058: 'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy' is of partition 'aws-cn', but the cluster is in 'aws'; "
                + "write 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy' or only the name"]
        },
        {
            "AE18 principal", Dev with { Principal = PrincipalArn.Parse("arn:aws-us-gov:iam::111122223333:role/Gov") },
            ["error EKS058: 'arn:aws-us-gov:iam::111122223333:role/Gov' is of partition 'aws-us-gov', but the cluster is in 'aws'; "
                + "use a principal of that partition"]
        },
        {
            "service only", Dev with { Policies = [new(AccessPolicyName.Custom("AmazonEKSHybridPolicy"), PolicyScope.Cluster)] },
            ["warning EKS067: access policy 'AmazonEKSHybridPolicy' of 'arn:aws:iam::111122223333:role/Dev' is for service-linked roles only, "
                + "and EKS associates it itself; leave it out"]
        },
        { "token", new AccessGrant { Principal = PrincipalArn.Unresolved("${Token[T.1]}"), Type = EntryType.Ec2Linux, Origin = Grants.At(5) }, [] },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_found(string rule, object grant, string[] lines)
    {
        var findings = AccessRules.Check(Grants.Plan(Grants.Admin, (AccessGrant)grant), Facts);

        Assert.Equal([.. lines.Select(line => $"access.yaml:5:1: {line}")], findings.Lines());
        Assert.Single(Breaches, breach => breach.Data.Item1 == rule); // each case has a name of its own
    }

    [Fact]
    public void Nothing_is_said_of_what_is_not_known() => Assert.Empty(AccessRules.Check(
        Grants.Plan(Grants.Admin, Dev with { Principal = Foreign, Type = EntryType.Ec2Linux }, Dev with { Groups = ["anything"] }), ClusterFacts.Unknown));

    [Fact]
    public void Entries_need_a_mode_that_has_them() => Assert.Equal(
        [
            "access.yaml:1:1: error EKS059: authentication mode CONFIG_MAP has no access entries, but the plan has 1, "
                + "the first for 'arn:aws:iam::111122223333:role/Admin'; set API, or API_AND_CONFIG_MAP while aws-auth is still needed",
            "error EKS068: EKS makes no cluster in authentication mode CONFIG_MAP unless its creator is administrator; set mode API, "
                + "or bootstrapClusterCreatorAdminPermissions to true",
        ],
        AccessRules.Check(AccessPlan.Build([Grants.Admin], ClusterAuthenticationMode.ConfigMap).OrThrow(), Facts).Lines());

    [Fact]
    public void More_entries_than_the_quota_are_refused() => Assert.Equal(
        ["error EKS062: the plan has 3001 access entries, but EKS takes 3000 and raises that for nobody; let people share roles"],
        AccessRules.Check(Grants.Plan([Grants.Admin, .. Enumerable.Range(1, 3000).Select(number => Grants.Role($"R{number}"))]), Facts).Lines());

    [Fact]
    public void Nobody_is_administrator() => Assert.Equal(
        ["error EKS064: nobody is administrator of the cluster; give AmazonEKSClusterAdminPolicy with cluster scope to a role that people can assume"],
        AccessRules.Check(Grants.Plan(Dev with { Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Namespaces("*"))] }), Facts).Lines());

    [Fact]
    public void A_user_is_no_durable_administrator() => Assert.Equal(
        ["access.yaml:5:1: error EKS064: only IAM users are administrators ('arn:aws:iam::111122223333:user/Eve'), and a user does not last; "
            + "give AmazonEKSClusterAdminPolicy with cluster scope to a role that people can assume"],
        AccessRules.Check(Grants.Plan(Grants.User("Eve", 5) with { Policies = Grants.Admin.Policies }), Facts).Lines());

    [Fact]
    public void The_creator_alone_is_enough_where_that_is_said()
    {
        var eksctls = Grants.Plan() with { CreatorIsAdmin = true, CreatorSuffices = true };

        Assert.False(DedicatedAdmin.IsNeeded(eksctls));
        Assert.True(DedicatedAdmin.IsNeeded(eksctls with { CreatorIsAdmin = false }));
        Assert.True(DedicatedAdmin.IsNeeded(eksctls with { CreatorSuffices = false }));
        Assert.StartsWith("warning EKS064: the identity that creates the cluster is the only administrator that lasts, as with eksctl; ",
            AccessRules.Check(eksctls, Facts).Lines()[0], StringComparison.Ordinal);
        Assert.True(eksctls.With(Dev).OrThrow().CreatorSuffices);
    }

    [Fact]
    public void The_creator_alone_is_no_durable_administrator() => Assert.Equal(
        [
            "error EKS064: only the identity that creates the cluster is administrator, and nobody else gets in where it is gone; "
                + "give AmazonEKSClusterAdminPolicy with cluster scope to a role that people can assume",
            "warning EKS069: the identity that creates the cluster becomes administrator without an entry in the code, and the setting cannot change later; "
                + "set bootstrapClusterCreatorAdminPermissions to false and name the administrators",
        ],
        AccessRules.Check(AccessPlan.Build([], creatorIsAdmin: true).OrThrow(), Facts).Lines());

    [Fact]
    public void A_token_of_unknown_kind_is_a_doubtful_administrator_and_a_role_of_the_app_a_durable_one()
    {
        var grant = Grants.Admin with { Principal = PrincipalArn.Unresolved("${Token[T.1]}") };

        Assert.Equal(
            ["access.yaml:1:1: warning EKS064: the only administrator is '${Token[T.1]}', of which only deployment knows whether it is a role; "
                + "name an IAM role, or a role of the app"],
            AccessRules.Check(Grants.Plan(grant), Facts).Lines());
        Assert.Empty(AccessRules.Check(Grants.Plan(grant with { Principal = PrincipalArn.UnresolvedRole("${Token[T.1]}", "Admin") }), Facts));
    }

    [Fact]
    public void In_mode_CONFIG_MAP_only_a_warning_speaks_of_administrators() => Assert.Equal(
        ["warning EKS064: in authentication mode CONFIG_MAP nobody can be administrator through an access entry, only through aws-auth or as creator; "
            + "raise the mode to API_AND_CONFIG_MAP"],
        AccessRules.Check(AccessPlan.Build([], ClusterAuthenticationMode.ConfigMap, creatorIsAdmin: true).OrThrow(), Facts).Lines());

    [Fact]
    public void The_catalogue_is_whole() => Golden.Match(string.Join('\n', AccessRules.All.Select(rule => $"{rule.Code} {rule.Severity}: {rule.Sentence}")));
}
