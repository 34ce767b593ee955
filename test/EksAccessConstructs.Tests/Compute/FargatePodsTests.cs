using System.Text.Json.Nodes;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class FargatePodsTests
{
    [Fact]
    public void Profiles_are_made_one_after_another_with_a_role_that_only_they_may_use()
    {
        using var test = new TestStack();

        new FargatePods(test.Stack, "Pods", new FargatePodsProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Profiles =
            [
                new PodProfile { Name = "core", Selectors = [new("default"), new("kube-system", ValueMap.Of(("k8s-app", "kube-dns")))] },
                new PodProfile
                {
                    Name = "batch",
                    Selectors = [new("batch-*")],
                    Subnets = [Ec2.Subnet.FromSubnetId(test.Stack, "Own", "subnet-0ccccccccccccccc1")],
                    Role = Iam.Role.FromRoleArn(test.Stack, "Lent", "arn:aws:iam::111122223333:role/batch-pods"),
                    Tags = ValueMap.Of(("team", "batch")),
                },
                new PodProfile { Name = "web", Selectors = [new("web")] },
            ],
            PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary",
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Profiles_of_one_cluster_wait_for_each_other_and_share_a_role_across_constructs()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);

        var one = new FargatePods(
            test.Stack, "One", new FargatePodsProps { Cluster = cluster, Profiles = [new PodProfile { Name = "one", Selectors = [new("one")] }] });
        var two = new FargatePods(
            test.Stack, "Two", new FargatePodsProps { Cluster = cluster, Profiles = [new PodProfile { Name = "two", Selectors = [new("two")] }] });

        Assert.Same(one.Role, two.Role);
        Assert.Matches("""
            (?s)"FargateProfileTwo".*"DependsOn": \[\s+"FargateProfileOne"\s+\]
            """, test.Template());
        Assert.Throws<ArgumentException>(() => new FargatePods(test.Stack, "Three", new FargatePodsProps
        {
            Cluster = cluster,
            Profiles = [new PodProfile { Name = "three", Selectors = [new("three")] }],
            PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary",
        }));
    }

    [Fact]
    public void No_role_is_made_where_every_profile_has_its_own()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Lent", "arn:aws:iam::111122223333:role/pods");

        var pods = new FargatePods(test.Stack, "Pods", new FargatePodsProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Profiles = [new PodProfile { Name = "web", Selectors = [new("web")], Role = role }],
        });

        Assert.Null(pods.Role);
        Assert.Single(pods.Profiles);
    }

    [Fact]
    public void Profiles_in_GovCloud_pass_the_validation_of_the_CDK_which_does_not_know_them()
    {
        using var test = new TestStack(region: "us-gov-west-1");
        Cdk.Validations.Of(test.App).AddPlugins(new Cdk.CloudFormationValidatePlugin());
        new FargatePods(test.Stack, "Pods", new FargatePodsProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Profiles = [new PodProfile { Name = "web", Selectors = [new("web")] }],
        });

        test.Template();

        Assert.Equal([], Violations(test));
    }

    private static IEnumerable<string> Violations(TestStack test) =>
        (JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")))?["pluginReports"]?.AsArray() ?? [])
            .SelectMany(plugin => plugin?["violations"]?.AsArray() ?? [])
            .Select(violation => $"{violation?["ruleName"]}: {violation?["description"]}");

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new FargatePods(test.Stack, "Bad", new FargatePodsProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Profiles =
            [
                new PodProfile { Name = "eks-web", Selectors = [] },
                new PodProfile { Name = "a b", Selectors = [new("")] },
                new PodProfile { Name = "a b", Selectors = [new("x")] },
            ],
        }));

        Assert.Equal(
            """
            Test/Bad: error EKS035: profile name 'eks-web' begins with 'eks-', which EKS keeps for itself; use another
            Test/Bad: error EKS035: profile 'eks-web' has no selectors; give at least one
            Test/Bad: error EKS035: 'a b' cannot be the name of a profile; use 1 to 63 letters, digits, dashes and underscores, a letter or digit first
            Test/Bad: error EKS035: a selector of profile 'a b' has no namespace; name one, '*' for all
            Test/Bad: error EKS035: profile 'a b' is given twice; leave one (Parameter 'props')
            """.ReplaceLineEndings("\n"),
            error.Message);
    }
}
