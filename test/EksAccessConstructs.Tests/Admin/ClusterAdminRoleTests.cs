using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Admin;

public sealed class ClusterAdminRoleTests
{
    [Fact]
    public void Named_principals_take_on_the_role_by_a_statement_each()
    {
        using var test = new TestStack();

        Define(test, Props(test) with
        {
            AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/platform"), new Iam.AccountPrincipal("444455556666")],
            ExternalId = "shop-prod",
            MaxSession = TimeSpan.FromHours(4),
            Tags = ValueMap.Of(("owner", "platform")),
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Without_names_the_account_decides_and_a_warning_says_so()
    {
        using var test = new TestStack();

        Define(test, Props(test) with { MayDescribeCluster = false });

        Golden.Match(test.Template(), "json");
        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning("*", Cdk.Assertions.Match.StringLikeRegexp(
            ".*every identity of the account that IAM allows to may administer cluster 'demo'; name who may with AssumableBy.*"));
    }

    [Fact]
    public void Feature_flags_change_nothing()
    {
        Assert.Equal(Template(null), Template(FeatureFlags.AllOn));

        static string Template(IReadOnlyDictionary<string, object>? flags)
        {
            using var test = new TestStack(context: flags);
            Define(test, Props(test) with { ExternalId = "shop" });
            return test.Template();
        }
    }

    [Fact]
    public void MFA_is_a_condition_of_the_trust()
    {
        using var test = new TestStack();

        Define(test, Props(test) with { AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:user/eve")], RequireMfa = true });

        Assert.Contains("\"aws:MultiFactorAuthPresent\": \"true\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_of_a_principal_stay_beside_those_of_the_role()
    {
        using var test = new TestStack();
        var permissionSet = new Dictionary<string, object>
        {
            ["aws:PrincipalArn"] = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*",
        };

        Define(test, Props(test) with
        {
            AssumableBy = [new Iam.AccountPrincipal(TestStack.Account).WithConditions(new Dictionary<string, object> { ["ArnLike"] = permissionSet })],
            ExternalId = "shop",
        });

        var template = test.Template();
        Assert.Contains("AWSReservedSSO_Admin_*", template, StringComparison.Ordinal);
        Assert.Contains("\"sts:ExternalId\": \"shop\"", template, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_of_the_app_take_on_the_role()
    {
        using var test = new TestStack();
        var pipeline = new Iam.Role(test.Stack, "Pipeline", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("codebuild.amazonaws.com") });

        Define(test, Props(test) with { AssumableBy = [pipeline] });

        Assert.Contains("\"AWS\": {\n         \"Fn::GetAtt\": [\n          \"Pipeline", test.Template(), StringComparison.Ordinal);
        Assert.Contains("sessions of the role 'Test/Pipeline' carry no MFA", Assert.Throws<ArgumentException>(
            () => new ClusterAdminRole(test.Stack, "Second", Props(test, "Other") with { AssumableBy = [pipeline], RequireMfa = true })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Strangers_are_refused()
    {
        using var test = new TestStack();
        Iam.IPrincipal[] strangers =
        [
            new Iam.AnyPrincipal(), new Iam.StarPrincipal(), new Iam.ArnPrincipal("*"), Bound("StringNotEquals"), Bound("StringEqualsIfExists"),
            new Iam.CompositePrincipal(new Iam.AccountRootPrincipal(), new Iam.ArnPrincipal("*")), new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/*"),
        ];

        Assert.All(strangers, (stranger, index) => Assert.Contains(
            "lets strangers take on the role; name roles, users or accounts",
            Assert.Throws<ArgumentException>(() =>
                new ClusterAdminRole(test.Stack, $"Admin{index}", Props(test, $"Cluster{index}") with { AssumableBy = [stranger] })).Message,
            StringComparison.Ordinal));

        static Iam.IPrincipal Bound(string operation) => new Iam.StarPrincipal().WithConditions(new Dictionary<string, object>
        {
            [operation] = new Dictionary<string, object> { ["aws:PrincipalOrgID"] = "o-1234567890" },
        });
    }

    [Fact]
    public void An_organization_and_a_provider_of_SAML_are_no_strangers()
    {
        using var test = new TestStack();

        Define(test, Props(test) with
        {
            AssumableBy =
            [
                new Iam.OrganizationPrincipal("o-1234567890"),
                new Iam.SamlConsolePrincipal(Iam.SamlProvider.FromSamlProviderArn(test.Stack, "Idp", "arn:aws:iam::111122223333:saml-provider/idp"),
                    new Dictionary<string, object>()),
            ],
        });

        Assert.Contains("\"aws:PrincipalOrgID\": \"o-1234567890\"", test.Template(), StringComparison.Ordinal);
        Cdk.Assertions.Annotations.FromStack(test.Stack).HasWarning("*", Cdk.Assertions.Match.StringLikeRegexp(
            ".*every identity of the organization or accounts 'o-1234567890' that IAM there allows to may administer cluster 'demo'.*"));
    }

    [Theory]
    [InlineData("arn:aws:iam::444455556666:root", null, true)]
    [InlineData("444455556666", null, true)]
    [InlineData("arn:aws:iam::444455556666:root", "arn:aws:iam::444455556666:role/ops", false)]
    [InlineData("arn:aws:iam::444455556666:role/ops", null, false)]
    [InlineData("arn:aws:iam::111122223333:root", null, false)]
    public void A_whole_foreign_account_is_warned_of_unless_a_condition_names_somebody(string trusted, string? only, bool isWarned)
    {
        using var test = new TestStack();
        Iam.PrincipalBase principal = trusted.StartsWith("arn:", StringComparison.Ordinal) ? new Iam.ArnPrincipal(trusted) : new Iam.AccountPrincipal(trusted);
        var named = only is null ? principal : principal.WithConditions(new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = only },
        });

        Define(test, Props(test) with { AssumableBy = [named] });

        var annotations = Cdk.Assertions.Annotations.FromStack(test.Stack);
        var warning = Cdk.Assertions.Match.StringLikeRegexp(
            ".*every identity of account 444455556666 that IAM there allows to may administer cluster 'demo'; name roles there.*EKS204.*");
        if (isWarned)
        {
            annotations.HasWarning("*", warning);
        }
        else
        {
            annotations.HasNoWarning("*", warning);
        }
    }

    [Theory]
    [InlineData("StringEquals", "token.actions.githubusercontent.com:aud", "sts.amazonaws.com", "since an audience is the same for all of them")]
    [InlineData("StringLike", "token.actions.githubusercontent.com:sub", "repo:*", "a condition on the token's subject")]
    [InlineData("StringLike", "token.actions.githubusercontent.com:sub", "*", "a condition on the token's subject")]
    [InlineData("StringNotEquals", "token.actions.githubusercontent.com:sub", "repo:shop/infra:*", "a condition on the token's subject")]
    [InlineData("StringEqualsIfExists", "token.actions.githubusercontent.com:sub", "repo:shop/infra:*", "a condition on the token's subject")]
    [InlineData("StringLike", "token.actions.githubusercontent.com:sub", "repo:shop/*", null)]
    [InlineData("StringEquals", "cognito-identity.amazonaws.com:aud", "us-west-2:11111111-2222-3333-4444-555555555555", null)]
    public void A_token_of_a_provider_is_taken_by_its_subject(string operation, string key, string value, string? problem)
    {
        using var test = new TestStack();
        var conditions = new Dictionary<string, object> { [operation] = new Dictionary<string, object> { [key] = value } };

        var thrown = Record.Exception(() => Define(test, Props(test) with
        {
            AssumableBy = [new Iam.WebIdentityPrincipal("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", conditions)],
        }));

        Assert.Equal(problem is null, thrown is null);
        Assert.Contains(problem ?? "", thrown?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_provider_needs_a_condition()
    {
        using var test = new TestStack();
        const string Provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
        var bound = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["token.actions.githubusercontent.com:sub"] = "repo:shop/infra:ref:refs/heads/main" },
        };

        var thrown = Assert.Throws<ArgumentException>(() =>
            new ClusterAdminRole(test.Stack, "Open", Props(test) with { AssumableBy = [new Iam.WebIdentityPrincipal(Provider)] }));
        new ClusterAdminRole(test.Stack, "Bound", Props(test, "Other") with { AssumableBy = [new Iam.WebIdentityPrincipal(Provider, bound)] });

        Assert.Contains("lets everybody with a token of it take on the role", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MFA_of_a_role_is_refused_since_nobody_could_have_it()
    {
        using var test = new TestStack();

        var thrown = Assert.Throws<ArgumentException>(() =>
            Define(test, Props(test) with { AssumableBy = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/platform")], RequireMfa = true }));

        Assert.Contains("sessions of the role 'arn:aws:iam::111122223333:role/platform' carry no MFA", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(13)]
    public void A_session_that_IAM_does_not_take_is_refused(double hours)
    {
        using var test = new TestStack();

        Assert.Throws<ArgumentException>(() => Define(test, Props(test) with { MaxSession = TimeSpan.FromHours(hours) }));
    }

    [Fact]
    public void It_is_granted_other_things_like_any_role()
    {
        using var test = new TestStack();
        var admin = Define(test, Props(test));

        Iam.Grant.AddToPrincipal(new Iam.GrantOnPrincipalOptions { Grantee = admin, Actions = ["eks:ListClusters"], ResourceArns = ["*"] });

        Assert.Contains("eks:ListClusters", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_a_durable_administrator_of_its_cluster()
    {
        using var test = new TestStack();
        var props = Props(test);

        Define(test, props);

        Assert.Single(props.Cluster.Snapshot.Plan.DurableAdministrators);
    }

    private static ClusterAdminRole Define(TestStack test, ClusterAdminRoleProps props) => new(test.Stack, "Admin", props);

    private static ClusterAdminRoleProps Props(TestStack test, string id = "Cluster") => new()
    {
        Cluster = EksCluster.FromAttributes(test.Stack, id, new EksClusterAttributes { ClusterName = "demo", AuthenticationMode = ClusterAuthenticationMode.Api }),
    };
}
