using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Access;

public sealed class EksRightsTests
{
    private static readonly ResourceRequest DeletePods = new("delete", "", "pods", Name: "p", Namespace: "shop");

    private static readonly RbacObjects Rbac = new(
    [
        new NamespaceRole { Name = "killer", Namespace = "shop", Rules = [new RbacRule { Verbs = ["delete"], ApiGroups = [""], Resources = ["pods"] }] },
        new RoleBinding
        {
            Name = "killers",
            Namespace = "shop",
            RoleRef = new("Role", "killer"),
            Subjects = [Subject.Group("ops"), Subject.User("arn:aws:sts::111122223333:assumed-role/Dev/alice"), Subject.ServiceAccount("ci", "robot")],
        },
    ]);

    private static readonly AccessPlan Plan = AccessPlan.Build(
        [
            Grants.Admin,
            Grants.Role("Dev") with { Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop", "dev-*"))] },
            Grants.Role("Reader") with { Policies = [new(AccessPolicyName.View, PolicyScope.Cluster)] },
            Grants.Role("Ack") with { Policies = [new(AccessPolicyName.Custom("AmazonEKSACKPolicy"), PolicyScope.Cluster)] },
        ],
        ClusterAuthenticationMode.ApiAndConfigMap).OrThrow();

    private static readonly AwsAuthMap AwsAuth = new()
    {
        Roles =
        [
            Item("role/Ops", "ops"), Item("role/Admin", "shadowed"), Item("role/a/path", "ops"), Item("role/Other", "others"),
        ],
        Accounts = [new AwsAuthAccount("444455556666")],
    };

    [Fact]
    public void Who_can_names_IAM_principals_with_the_reason()
    {
        var answer = Clusters.Authorizer(Plan, Rbac, AwsAuth).WhoCan(DeletePods);

        Assert.Equal(
            [
                "arn:aws:iam::111122223333:role/Admin: allowed by AmazonEKSClusterAdminPolicy in the whole cluster, "
                    + "through the access entry of 'arn:aws:iam::111122223333:role/Admin' (access.yaml:1:1)",
                "arn:aws:iam::111122223333:role/Dev: unknown: only where SessionName 'alice', by RoleBinding \"killers/shop\" of Role \"killer\" to User "
                    + "\"arn:aws:sts::111122223333:assumed-role/Dev/alice\"",
                "arn:aws:iam::111122223333:role/Ack: unknown: what AmazonEKSACKPolicy gives in the whole cluster is published in words only",
                "arn:aws:iam::111122223333:role/Ops: allowed by RoleBinding \"killers/shop\" of Role \"killer\" to Group \"ops\", "
                    + "through the mapRoles item of 'arn:aws:iam::111122223333:role/Ops' in aws-auth",
            ],
            answer.Principals.Select(able => $"{able.Who}: {able.Decision}"));
        Assert.Equal(["aws-auth lets everybody of account 444455556666 in, by user name"], answer.Causes);
        Assert.Contains(answer.Subjects.Subjects, able => able.Subject == Subject.ServiceAccount("ci", "robot"));
    }

    [Fact]
    public void What_can_lists_every_rule_and_where_it_counts()
    {
        var authorizer = Clusters.Authorizer(Plan, Rbac, AwsAuth);

        var dev = authorizer.WhatCan(authorizer.Authenticate(Grants.Role("Dev").Principal));

        Assert.Equal(("shop", "SessionName 'alice'"), (dev.Rights[0].Where, dev.Rights[0].OnlyWhere));
        Assert.Equal(["shop", "dev-*"], dev.Rights.Skip(1).Select(right => right.Where).Distinct());
        Assert.Equal(
            ["AmazonEKSViewPolicy has rules for URLs or for the namespace itself, but AWS does not say whether they count where its scope is a namespace"],
            dev.Causes);
        Assert.DoesNotContain(dev.Rights, right => right.Rule.Resources.Contains("namespaces"));
        Assert.Equal(
            ["what AmazonEKSACKPolicy gives in the whole cluster is published in words only"],
            authorizer.WhatCan(authorizer.Authenticate(Grants.Role("Ack").Principal)).Causes);
        Assert.Equal([null], authorizer.WhatCan(authorizer.Authenticate(Grants.Admin.Principal)).Rights.Select(right => right.Where).Distinct());
    }

    [Fact]
    public void What_AWS_leaves_open_is_no_right()
    {
        var authorizer = Clusters.Authorizer(
            Grants.Plan(Grants.Role("Dev") with { Policies = [new(AccessPolicyName.SecretReader, PolicyScope.Namespaces("*-dev", "*"))] }), RbacObjects.None);

        Assert.Equal(
            [
                "AWS does not say which namespaces '*-dev' takes in for AmazonEKSSecretReaderPolicy",
                "AWS does not say whether '*' takes in kube-system for AmazonEKSSecretReaderPolicy",
            ],
            authorizer.WhatCan(authorizer.Authenticate(Grants.Role("Dev").Principal)).Causes);
    }

    [Fact]
    public void Who_gets_in_unseen_is_said()
    {
        Assert.Equal(["mode API_AND_CONFIG_MAP reads aws-auth, which is not given"], Clusters.Authorizer(Plan, Rbac).WhoCan(DeletePods).Causes);
        Assert.Equal(
            ["the identity that created the cluster is administrator, and is not named"],
            Clusters.Authorizer(AccessPlan.Build([], creatorIsAdmin: true).OrThrow(), Rbac).WhoCan(DeletePods).Causes);
    }

    private static AwsAuthItem Item(string resource, params string[] groups) =>
        new() { Section = AwsAuthSection.Roles, Arn = $"arn:aws:iam::111122223333:{resource}", Username = "u", Groups = [.. groups] };
}
