using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>Who administers a cluster, and whom its roles trust.</summary>
internal static class TrustScenarios
{
    private const string Ops = "arn:aws:iam::111122223333:role/ops";
    private const string Provider = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Makes("an administrator by a grant", "AmazonEKSClusterAdminPolicy", test => Bare(test).GrantAdmin(Ops)),
        Makes("an administrator by the CDK", "AmazonEKSClusterAdminPolicy", test => Bare(test).Cluster.GrantClusterAdmin("Ops", Ops)),
        Makes("a cluster of a developer", "\"BootstrapClusterCreatorAdminPermissions\": true", test =>
            Bare(test, props => props with { CreatorIsAdmin = true, AdministratorGuard = AdministratorGuard.CreatorOfDevCluster })),
        Makes("an administrator in another stack, said so", "\"shop\"", test =>
            Bare(test, props => props with { AdministratorGuard = AdministratorGuard.AnotherStack("the platform's stack makes it") })),
        Makes("an administrator whose ARN is imported, said to be a role", "Fn::ImportValue", test =>
            Bare(test).GrantAdmin(PrincipalArn.UnresolvedRole(Cdk.Fn.ImportValue("ops"), "the role of the platform"))),
        Refuses("nobody", "EKS202", test => Bare(test)),
        Refuses("the creator alone, unsaid", "EKS202", test => Bare(test, props => props with { CreatorIsAdmin = true })),
        Refuses("a user alone", "is a user", test => Bare(test).GrantAdmin("arn:aws:iam::111122223333:user/kim")),
        Refuses("an administrator of some namespaces", "EKS202", test =>
            Bare(test).Grant(Ops, AccessPolicyName.ClusterAdmin, PolicyScope.Namespaces("shop"))),
        Refuses("an administrator whose ARN is imported", "PrincipalArn.UnresolvedRole", test => Bare(test).GrantAdmin(Cdk.Fn.ImportValue("ops"))),
        Refuses("an administrator in another stack, unsaid", "EKS202", test =>
            new ClusterAdminRole(Beside(test), "Admin", new ClusterAdminRoleProps { Cluster = Bare(test) })),
        Refuses("no administrator for an empty reason", "reason", test => Bare(test, props => props with { AdministratorGuard = AdministratorGuard.None("") })),
        Says("no administrator for a reason", "thrown away", test =>
            Bare(test, props => props with { AdministratorGuard = AdministratorGuard.None("thrown away every night") })),
        Says("administrators of IAM Identity Center alone", "EKS200", test =>
            Bare(test).GrantAdmin("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef")),
        Says("administrators of another account alone", "EKS201", test => Bare(test).GrantAdmin("arn:aws:iam::444455556666:role/ops")),
        Makes("an organization", "aws:PrincipalOrgID", test => Admin(test, new Iam.OrganizationPrincipal("o-0123456789"))),
        Makes("everybody of an organization by a condition", "aws:PrincipalOrgID", test =>
            Admin(test, new Iam.AnyPrincipal().WithConditions(Equal("aws:PrincipalOrgID", "o-0123456789")))),
        Makes("a pipeline by its subject", "repo:shop/platform", test => Admin(test, Token(
            ("token.actions.githubusercontent.com:aud", "sts.amazonaws.com"),
            ("token.actions.githubusercontent.com:sub", "repo:shop/platform:ref:refs/heads/main")))),
        Makes("people by SAML", "saml-provider", test => Admin(test, new Iam.SamlConsolePrincipal(
            Iam.SamlProvider.FromSamlProviderArn(test.Stack, "Saml", "arn:aws:iam::111122223333:saml-provider/okta"), new Dictionary<string, object>()))),
        Refuses("everybody", "EKS206", test => Admin(test, new Iam.AnyPrincipal())),
        Refuses("a pipeline by its audience", "EKS205", test => Admin(test, Token(("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")))),
        Refuses("a pipeline by nothing", "EKS205", test => Admin(test, Token())),
        Refuses("a team that everybody may be", "EKS206", test => new TeamAccess(test.Stack, "Shop", new TeamAccessProps
        {
            Cluster = test.MadeCluster(), Team = "shop", Groups = ["shop"], AssumableBy = [new Iam.ArnPrincipal("*")],
        })),
        Says("another account as a whole", "EKS204", test => Admin(test, new Iam.AccountPrincipal("444455556666"))),
        Says("nobody named", "AssumableBy", test => Admin(test)),
    ];

    private static EksCluster Bare(TestStack test, Func<EksClusterProps, EksClusterProps>? change = null)
    {
        var props = new EksClusterProps { ClusterName = "shop", Version = "1.35", Network = test.ExistingNetwork() };
        return new EksCluster(test.Stack, "Cluster", change is null ? props : change(props));
    }

    private static void Admin(TestStack test, params Iam.IPrincipal[] trusted) =>
        new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = Bare(test), AssumableBy = trusted });

    private static Cdk.Stack Beside(TestStack test) => new(test.App, "Beside", new Cdk.StackProps
    {
        Env = new Cdk.Environment { Account = TestStack.Account, Region = TestStack.Region },
    });

    private static Iam.WebIdentityPrincipal Token(params (string Key, string Value)[] conditions) => new(Provider, new Dictionary<string, object>
    {
        ["StringEquals"] = conditions.ToDictionary(one => one.Key, one => (object)one.Value),
    });

    private static Dictionary<string, object> Equal(string key, string value) =>
        new() { ["StringEquals"] = new Dictionary<string, object> { [key] = value } };
}
