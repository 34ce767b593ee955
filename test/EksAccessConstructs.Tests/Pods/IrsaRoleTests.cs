using System.Text.Json.Nodes;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

public sealed class IrsaRoleTests
{
    [Fact]
    public void The_role_of_one_service_account_of_a_known_issuer()
    {
        using var test = new TestStack();
        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps
        {
            Cluster = test.ImportedCluster(),
            Tags = ValueMap.Of(("team", "shop"), ("empty", "")),
        });

        new IrsaRole(test.Stack, "Reader", new IrsaRoleProps
        {
            Provider = provider,
            Namespace = "data",
            ServiceAccount = "reader",
            Role = new NewRole
            {
                ManagedPolicyNames = ["AmazonS3ReadOnlyAccess"],
                WellKnownPolicies = [WellKnownPolicy.EfsCsiController],
                PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/limits",
                Tags = ValueMap.Of(("owner", "data")),
            },
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Conditions_of_an_issuer_that_only_deployment_knows_are_a_text_without_a_lambda_function()
    {
        using var test = new TestStack();
        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = ClusterOfThisDeployment(test) });

        new IrsaRole(test.Stack, "Reader", new IrsaRoleProps { Provider = provider, Namespace = "data", ServiceAccount = "reader" });

        var (text, template) = (Trust(test), test.Template());
        Assert.Equal(
            "{'Version':'2012-10-17','Id':'system:serviceaccount:data:reader of cluster shop','Statement':[{'Effect':'Allow',"
                + "'Principal':{'Federated':'${Provider}'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':"
                + "{'${Issuer}:aud':'sts.amazonaws.com','${Issuer}:sub':'system:serviceaccount:data:reader'}}}]}",
            text.Replace('"', '\''));
        Assert.DoesNotContain("AWS::Lambda::Function", template, StringComparison.Ordinal);
        Assert.DoesNotContain("Transform", template, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_of_names_may_stand_for_several_service_accounts()
    {
        using var test = new TestStack();
        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = ClusterOfThisDeployment(test) });

        new IrsaRole(test.Stack, "Jobs", new IrsaRoleProps { Provider = provider, Namespace = "batch", ServiceAccount = "jobs", SubjectPattern = "run-${x}*" });

        Assert.Contains("\"StringLike\":{\"${Issuer}:sub\":\"system:serviceaccount:batch:run-${!x}*\"}", Trust(test), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_the_account_has_is_not_made_again()
    {
        using var test = new TestStack();

        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps
        {
            Cluster = test.ImportedCluster(),
            ExistingArn = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/0A1B2C",
        });

        Assert.Equal("oidc.eks.us-west-2.amazonaws.com/id/0A1B2C", provider.Issuer);
        Assert.DoesNotContain("AWS::IAM::OIDCProvider", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_Kubernetes_refuses_are_refused_all_at_once()
    {
        using var test = new TestStack();
        var provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = test.ImportedCluster() });

        var error = Assert.Throws<ArgumentException>(() =>
            new IrsaRole(test.Stack, "Reader", new IrsaRoleProps { Provider = provider, Namespace = "Data", ServiceAccount = "a_b" }));

        Assert.Contains("error EKS124: 'Data' cannot be a namespace", error.Message, StringComparison.Ordinal);
        Assert.Contains("error EKS124: 'a_b' cannot be the name of a service account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_may_be_for_the_service_account_of_several_clusters()
    {
        using var test = new TestStack();
        var first = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = ClusterOfThisDeployment(test) });

        new IrsaRole(test.Stack, "Reader", new IrsaRoleProps
        {
            Provider = first,
            AdditionalProviders = Providers(test, 1),
            Namespace = "data",
            ServiceAccount = "reader",
        });

        var trust = Trust(test);
        Assert.Contains("\"Id\":\"system:serviceaccount:data:reader of clusters shop, shop-1\"", trust, StringComparison.Ordinal);
        Assert.Contains("{\"Federated\":\"${Provider2}\"}", trust, StringComparison.Ordinal);
        Assert.Contains("\"${Issuer2}:sub\":\"system:serviceaccount:data:reader\"", trust, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_issuers_that_are_known_are_statements_of_an_object()
    {
        using var test = new TestStack();
        var providers = Providers(test, 2);

        new IrsaRole(test.Stack, "Reader", new IrsaRoleProps
        {
            Provider = providers[0],
            AdditionalProviders = [providers[1]],
            Namespace = "data",
            ServiceAccount = "reader",
        });

        var statements = JsonNode.Parse(test.Template())?["Resources"]?.AsObject().Select(resource => resource.Value?["Properties"])
            .Single(properties => properties?["AssumeRolePolicyDocument"] is not null)?["AssumeRolePolicyDocument"]?["Statement"]?.AsArray() ?? [];
        Assert.Equal(
            [
                "oidc.eks.us-west-2.amazonaws.com/id/00000000000000000000000000000001:sub",
                "oidc.eks.us-west-2.amazonaws.com/id/00000000000000000000000000000002:sub",
            ],
            statements.SelectMany(statement => statement?["Condition"]?["StringEquals"]?.AsObject() ?? [])
                .Select(condition => condition.Key).Where(key => key.EndsWith(":sub", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(7, "warning")]
    [InlineData(12, "error EKS153: the trust of the role has")]
    public void A_trust_for_many_clusters_may_be_longer_than_IAM_takes(int clusters, string? said)
    {
        using var test = new TestStack();
        var providers = Providers(test, clusters);

        var error = Record.Exception(() => new IrsaRole(test.Stack, "Reader", new IrsaRoleProps
        {
            Provider = providers[0],
            AdditionalProviders = providers[1..],
            Namespace = "data",
            ServiceAccount = "reader",
        }));

        var warnings = Cdk.Assertions.Annotations.FromStack(test.Stack)
            .FindWarning("/Test/Reader", Cdk.Assertions.Match.StringLikeRegexp(".*characters, but IAM takes 2048 unless.*"));
        Assert.Equal(said is "warning" ? 1 : 0, warnings.Length);
        Assert.Equal(said is not null && said != "warning", error is not null);
        Assert.Contains(said is null or "warning" ? "" : said, error?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_trust_that_only_deployment_fills_is_counted_as_long_as_it_will_be()
    {
        using var test = new TestStack();
        var first = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = ClusterOfThisDeployment(test) });

        new IrsaRole(test.Stack, "Reader", new IrsaRoleProps
        {
            Provider = first,
            AdditionalProviders = Providers(test, 6),
            Namespace = "data",
            ServiceAccount = "reader",
        });

        Assert.Single(Cdk.Assertions.Annotations.FromStack(test.Stack)
            .FindWarning("/Test/Reader", Cdk.Assertions.Match.StringLikeRegexp(".*characters, but IAM takes 2048 unless.*")));
    }

    private static OidcProvider[] Providers(TestStack test, int count) => [.. Enumerable.Range(1, count).Select(number =>
    {
        var issuer = $"oidc.eks.us-west-2.amazonaws.com/id/{number:D32}";
        var cluster = EksCluster.FromAttributes(test.Stack, $"Cluster{number}", new EksClusterAttributes
        {
            ClusterName = $"shop-{number}",
            OpenIdConnectIssuerUrl = $"https://{issuer}",
        });
        return new OidcProvider(test.Stack, $"Oidc{number}", new OidcProviderProps
        {
            Cluster = cluster,
            ExistingArn = $"arn:aws:iam::111122223333:oidc-provider/{issuer}",
        });
    })];

    private static IEksCluster ClusterOfThisDeployment(TestStack test) => EksCluster.FromAttributes(test.Stack, "Cluster", new EksClusterAttributes
    {
        ClusterName = "shop",
        OpenIdConnectIssuerUrl = new Cdk.CfnParameter(test.Stack, "Issuer", new Cdk.CfnParameterProps { Type = "String" }).ValueAsString,
    });

    private static string Trust(TestStack test) => JsonNode.Parse(test.Template())?["Resources"]?.AsObject()
        .Select(resource => resource.Value?["Properties"]?["AssumeRolePolicyDocument"]?["Fn::Sub"]?[0]?.GetValue<string>())
        .Single(trust => trust is not null) ?? "";
}
