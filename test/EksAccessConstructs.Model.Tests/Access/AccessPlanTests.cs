using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class AccessPlanTests
{
    [Fact]
    public void Groups_and_policies_of_one_principal_add_up_in_order()
    {
        var plan = Grants.Plan(
            Grants.Role("Dev") with
            {
                Groups = ["shop", "pay"],
                Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop"))],
                Tags = ValueMap.Of(("team", "shop")),
            },
            Grants.Admin,
            Grants.Role("Dev", 9) with
            {
                Username = "dev:{{SessionName}}",
                Groups = ["pay", "ops"],
                Policies = [new(AccessPolicyName.Edit, PolicyScope.Cluster), new(AccessPolicyName.View, PolicyScope.Namespaces("pay", "shop"))],
            });

        Assert.Equal(
            [
                Grants.Role("Dev") with
                {
                    Username = "dev:{{SessionName}}",
                    Groups = ["shop", "pay", "ops"],
                    Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop", "pay")), new(AccessPolicyName.Edit, PolicyScope.Cluster)],
                    Tags = ValueMap.Of(("team", "shop")),
                },
                Grants.Admin,
            ],
            plan.Grants);
    }

    [Fact]
    public void The_whole_cluster_takes_in_namespaces_and_a_warning_says_so()
    {
        var reading = AccessPlan.Build(
        [
            Grants.Role("Dev", 3) with { Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("a", "b"))] },
            Grants.Role("Dev", 7) with { Policies = [new(AccessPolicyName.View, PolicyScope.Cluster)] },
        ]);

        Assert.Equal([new(AccessPolicyName.View, PolicyScope.Cluster)], reading.Value!.Grants[0].Policies);
        Assert.Equal(
            ["access.yaml:3:1: warning EKS066: AmazonEKSViewPolicy is given to 'arn:aws:iam::111122223333:role/Dev' for 'a, "
                + "b' (access.yaml:3:1) and for the whole cluster (access.yaml:7:1); EKS keeps one scope, the whole cluster: leave the narrow one out"],
            reading.Findings.Lines());
    }

    [Fact]
    public void Conflicts_name_both_places_and_the_first_stands()
    {
        var reading = AccessPlan.Build(
        [
            Grants.Role("Dev", 3) with { Username = "team:a", Tags = ValueMap.Of(("team", "a")) },
            Grants.Role("Dev", 7) with { Username = "team:b", Type = EntryType.Ec2Linux, Tags = ValueMap.Of(("team", "b")) },
        ]);

        Assert.Equal(
            [
                "access.yaml:7:1: error EKS065: 'arn:aws:iam::111122223333:role/Dev' has type 'EC2_LINUX' (access.yaml:7:1) and type 'STANDARD' "
                    + "(access.yaml:3:1), but EKS has one entry for each principal; say one thing in both places",
                "access.yaml:7:1: error EKS065: 'arn:aws:iam::111122223333:role/Dev' has username 'team:b' (access.yaml:7:1) and username 'team:a' "
                    + "(access.yaml:3:1), but EKS has one entry for each principal; say one thing in both places",
                "access.yaml:7:1: error EKS065: 'arn:aws:iam::111122223333:role/Dev' has tag 'team' 'b' (access.yaml:7:1) and tag 'team' 'a' "
                    + "(access.yaml:3:1), but EKS has one entry for each principal; say one thing in both places",
            ],
            reading.Findings.Lines());
        Assert.Equal(Grants.Role("Dev") with { Username = "team:a", Tags = ValueMap.Of(("team", "a")) }, reading.Value!.Grants[0]);
    }

    [Fact]
    public void Administrators_have_the_admin_policy_in_the_whole_cluster()
    {
        var plan = Grants.Plan(
            Grants.Admin,
            Grants.User("Eve") with { Policies = Grants.Admin.Policies },
            Grants.Role("Ns") with { Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Namespaces("a"))] },
            Grants.Role("View") with { Policies = [new(AccessPolicyName.AdminView, PolicyScope.Cluster)] });

        Assert.Equal(["Admin", "Eve"], plan.Administrators.Select(grant => grant.Principal.Name));
        Assert.Equal(["Admin"], plan.DurableAdministrators.Select(grant => grant.Principal.Name));
    }

    [Fact]
    public void More_grants_merge_into_a_plan() => Assert.Equal(
        ["a", "b"], Grants.Plan(Grants.Role("Dev") with { Groups = ["a"] })
            .With(Grants.Role("Dev") with { Groups = ["b"] })
            .OrThrow()[Grants.Role("Dev").Principal]!.Groups);
}
