using System.Text.Json.Nodes;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

public sealed class PodAccessTests
{
    [Fact]
    public void Everything_that_can_be_said_of_an_association_and_its_role()
    {
        using var test = new TestStack();

        new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "shop",
            ServiceAccount = "orders",
            Role = new NewRole { ManagedPolicyArns = ["arn:aws:iam::111122223333:policy/orders"], Name = "shop-orders" },
            TargetRoleArn = "arn:aws:iam::444455556666:role/orders",
            DisableSessionTags = true,
            SessionPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}""",
            Tags = ValueMap.Of(("team", "shop")),
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void An_existing_role_is_associated_as_it_is()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Existing", "arn:aws:iam::111122223333:role/importer");

        var access = new PodAccess(test.Stack, "Importer", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "legacy",
            ServiceAccount = "importer",
            ExistingRole = role,
        });

        Assert.Same(role, access.Role);
        Assert.DoesNotContain("AWS::IAM::Role", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_by_a_dash_alone_stay_apart()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var first = Access("a-b", "c");
        var second = Access("a", "b-c");

        Assert.NotEqual(first.Resource.LogicalId, second.Resource.LogicalId);
        Assert.Contains("AWS::EKS::PodIdentityAssociation", test.Template(), StringComparison.Ordinal);

        PodAccess Access(string space, string name) =>
            new(test.Stack, $"{space}.{name}", new PodAccessProps { Cluster = cluster, Namespace = space, ServiceAccount = name });
    }

    [Fact]
    public void A_role_that_is_made_is_for_one_service_account_of_one_cluster()
    {
        using var test = new TestStack();

        new PodAccess(test.Stack, "Orders", Orders(test));

        Assert.Equal(
            "{'Action':['sts:AssumeRole','sts:TagSession'],'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333',"
                + "'aws:RequestTag/eks-cluster-arn':'arn:PARTITION:eks:us-west-2:111122223333:cluster/shop','aws:RequestTag/kubernetes-namespace':'shop',"
                + "'aws:RequestTag/kubernetes-service-account':'orders'},"
                + "'ArnEquals':{'aws:SourceArn':'arn:PARTITION:eks:us-west-2:111122223333:cluster/shop'}},"
                + "'Effect':'Allow','Principal':{'Service':'pods.eks.amazonaws.com'}}",
            Trust(test));
    }

    [Fact]
    public void Without_session_tags_the_trust_can_ask_for_the_cluster_alone()
    {
        using var test = new TestStack();

        new PodAccess(test.Stack, "Orders", Orders(test) with { DisableSessionTags = true });

        var trust = Trust(test);
        Assert.Contains("'ArnEquals':{'aws:SourceArn':'arn:PARTITION:eks:us-west-2:111122223333:cluster/shop'}", trust, StringComparison.Ordinal);
        Assert.DoesNotContain("aws:RequestTag", trust, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_trust_is_eksctl_s()
    {
        using var test = new TestStack();

        new PodAccess(test.Stack, "Orders", Orders(test) with { Trust = PodTrust.Plain });

        Assert.DoesNotContain("Condition", Trust(test), StringComparison.Ordinal);
    }

    [Fact]
    public void Grants_go_to_the_role_that_is_made()
    {
        using var test = new TestStack();
        var access = new PodAccess(test.Stack, "Orders", Orders(test));

        new Amazon.CDK.AWS.SQS.Queue(test.Stack, "Queue").GrantConsumeMessages(access);

        var policy = Resources(test, "AWS::IAM::Policy").Single();
        Assert.Equal("PodRoleShoporders644F7B8C", policy["Roles"]?[0]?["Ref"]?.GetValue<string>());
    }

    [Fact]
    public void Grants_go_to_the_target_role_where_there_is_one()
    {
        using var test = new TestStack();
        var access = new PodAccess(test.Stack, "Orders", Orders(test) with { TargetRoleArn = "arn:aws:iam::444455556666:role/orders" });

        new Amazon.CDK.AWS.SQS.Queue(test.Stack, "Queue").GrantConsumeMessages(access);

        Assert.Contains("arn:aws:iam::444455556666:role/orders", Resources(test, "AWS::SQS::QueuePolicy").Single().ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(Resources(test, "AWS::IAM::Policy"));
    }

    [Fact]
    public void The_trust_of_a_target_role_asks_for_the_tags_of_the_session()
    {
        using var test = new TestStack();
        var access = new PodAccess(test.Stack, "Orders", Orders(test) with { TargetRoleArn = "arn:aws:iam::444455556666:role/orders" });

        new Iam.CfnRole(test.Stack, "Target", new Iam.CfnRoleProps { AssumeRolePolicyDocument = access.TargetTrust ?? new Iam.PolicyDocument() });

        var trust = Resources(test, "AWS::IAM::Role").Select(role => role["AssumeRolePolicyDocument"]?.ToJsonString().Replace('"', '\''))
            .Single(trust => trust?.Contains("'AWS'", StringComparison.Ordinal) is true);
        Assert.Equal("us-west-2/111122223333/shop/shop/orders", access.TargetExternalId);
        Assert.Contains("'Action':'sts:AssumeRole','Condition':{'StringEquals':{'aws:RequestTag/eks-cluster-arn':", trust, StringComparison.Ordinal);
        Assert.Contains("{'Action':'sts:TagSession','Effect':'Allow','Principal':{'AWS':{'Fn::GetAtt':['PodRoleShoporders644F7B8C','Arn']}}}",
            trust, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_another_account_is_a_target_role()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Other", "arn:aws:iam::444455556666:role/orders");

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", Orders(test) with { ExistingRole = role }));

        Assert.StartsWith("Test/Orders: error EKS147: role 'arn:aws:iam::444455556666:role/orders' is in account 444455556666, "
            + "but the cluster is in 111122223333; name it as TargetRoleArn", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trust_that_an_existing_role_needs_is_shown()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Existing", "arn:aws:iam::111122223333:role/importer");

        new PodAccess(test.Stack, "Orders", Orders(test) with { ExistingRole = role });

        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning("*", Cdk.Assertions.Match.StringLikeRegexp(
            """.*needs the statement \{"Effect":"Allow","Principal":\{"Service":"pods.eks.amazonaws.com"\}.*"aws:RequestTag/kubernetes-namespace":"shop".*"""));
    }

    [Fact]
    public void Nothing_is_said_of_an_existing_role_whose_trust_can_be_seen()
    {
        using var test = new TestStack();
        var role = new Iam.Role(test.Stack, "Shared", new Iam.RoleProps
        {
            AssumedBy = new Iam.SessionTagsPrincipal(new Iam.ServicePrincipal("pods.eks.amazonaws.com")),
        });

        new PodAccess(test.Stack, "Orders", Orders(test) with { ExistingRole = role, DisableSessionTags = true });

        Assert.Empty(Cdk.Assertions.Annotations.FromStack(test.Stack).FindWarning("/Test/Orders", Cdk.Assertions.Match.AnyValue()));
    }

    [Fact]
    public void Sessions_without_tags_never_fit_a_trust_that_asks_for_them()
    {
        using var test = new TestStack();
        var role = new Iam.Role(test.Stack, "Shared", new Iam.RoleProps
        {
            AssumedBy = new Iam.SessionTagsPrincipal(new Iam.ServicePrincipal("pods.eks.amazonaws.com", new Iam.ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, string> { ["aws:RequestTag/kubernetes-namespace"] = "shop" },
                },
            })),
        });

        var error = Assert.Throws<ArgumentException>(() =>
            new PodAccess(test.Stack, "Orders", Orders(test) with { ExistingRole = role, DisableSessionTags = true }));

        Assert.StartsWith("Test/Orders: error EKS149: with DisableSessionTags nobody can take on role 'Test/Shared'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_policy_with_session_tags_is_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "shop",
            ServiceAccount = "orders",
            SessionPolicy = "{}",
        }));

        Assert.Contains("a session policy needs DisableSessionTags", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_account_has_one_association()
    {
        using var test = new TestStack();
        var orders = Orders(test);
        new PodAccess(test.Stack, "First", orders);

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Second", orders));

        Assert.StartsWith("Test/Second: error EKS019: service account 'shop/orders' has a pod identity association already, defined at 'Test/First'",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_takes_five_thousand_associations()
    {
        using var test = new TestStack();
        var orders = Orders(test);
        foreach (var number in Enumerable.Range(1, 5000))
        {
            PodAccounts.Of(orders.Cluster).Add(new PodAssociation($"shop/a{number}", test.Stack));
        }

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", orders));

        Assert.Contains("error EKS142: the cluster has 5001 pod identity associations, but EKS takes 5000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void China_has_no_pod_identity()
    {
        using var test = new TestStack(region: "cn-north-1");

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", Orders(test)));

        Assert.Equal("Test/Orders: error EKS150: EKS Pod Identity is not offered in partition 'aws-cn'; use IAM roles for service accounts (Parameter 'props')",
            error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_ways_to_a_role_are_a_warning_whichever_comes_first(bool tokenFirst)
    {
        using var test = new TestStack();
        var orders = Orders(test);
        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = orders.Cluster });
        Action token = () => new IrsaRole(test.Stack, "Token", new IrsaRoleProps { Provider = provider, Namespace = "shop", ServiceAccount = "orders" });
        Action association = () => new PodAccess(test.Stack, "Association", orders);
        Action[] both = tokenFirst ? [token, association] : [association, token];

        Array.ForEach(both, one => one());
        var (second, first) = tokenFirst ? ("Association", "Token") : ("Token", "Association");

        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning($"/Test/{second}",
            Cdk.Assertions.Match.StringLikeRegexp($".*'shop/orders' has a role by IRSA and one by Pod Identity, the other at 'Test/{first}'.*"));
    }

    [Theory]
    [InlineData("shop", true)]
    [InlineData("sh*", true)]
    [InlineData("shops", false)]
    public void Pods_on_Fargate_get_no_credentials(string selected, bool isSaid)
    {
        using var test = new TestStack();
        var orders = Orders(test);
        new PodAccess(test.Stack, "Orders", orders);
        new FargatePods(test.Stack, "Fargate", new FargatePodsProps
        {
            Cluster = orders.Cluster,
            Profiles = [new() { Name = "apps", Selectors = [new(selected, ValueMap.Of(("on", "fargate")))] }],
        });

        var warnings = Cdk.Assertions.Annotations.FromStack(test.Stack).FindWarning("/Test/Orders", Cdk.Assertions.Match.StringLikeRegexp(
            $".*pods of namespace '{selected.Replace("*", @"\*", StringComparison.Ordinal)}' with labels on=fargate run on Fargate by profile 'apps'.*"));

        Assert.Equal(isSaid ? 1 : 0, warnings.Length);
    }

    private static PodAccessProps Orders(TestStack test) => new() { Cluster = test.ImportedCluster(), Namespace = "shop", ServiceAccount = "orders" };

    private static string Trust(TestStack test) => Resources(test, "AWS::IAM::Role").Single()["AssumeRolePolicyDocument"]?["Statement"]?[0]?.ToJsonString()
        .Replace("""{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":eks:us-west-2:111122223333:cluster/shop"]]}""",
            "\"arn:PARTITION:eks:us-west-2:111122223333:cluster/shop\"", StringComparison.Ordinal)
        .Replace('"', '\'') ?? "";

    private static List<JsonNode> Resources(TestStack test, string type) => JsonNode.Parse(test.Template())?["Resources"]?.AsObject()
        .Select(resource => resource.Value)
        .Where(resource => resource?["Type"]?.GetValue<string>() == type)
        .Select(resource => resource?["Properties"])
        .OfType<JsonNode>()
        .ToList() ?? [];
}
