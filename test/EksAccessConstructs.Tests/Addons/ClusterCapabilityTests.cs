using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Tests.Addons;

public sealed class ClusterCapabilityTests
{
    [Fact]
    public void A_capability_has_a_role_that_trusts_eks_and_what_it_may_do()
    {
        using var test = new TestStack();
        var capability = new ClusterCapability(test.Stack, "Ack", new ClusterCapabilityProps
        {
            Cluster = test.ImportedCluster(),
            CapabilityName = "resources",
            Type = CapabilityType.Ack,
            NewRole = new NewRole { ManagedPolicyNames = ["AmazonS3FullAccess"], PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/limits" },
            AccessPolicies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("apps"))],
        });

        Golden.Match(test.Template(), "json");
        Assert.Contains("--access-scope 'type=namespace,namespaces=apps'", Assert.Single(capability.Steps).Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Argo_cd_has_its_settings()
    {
        using var test = new TestStack();
        new ClusterCapability(test.Stack, "ArgoCd", new ClusterCapabilityProps
        {
            Cluster = test.ImportedCluster(),
            CapabilityName = "delivery",
            Type = CapabilityType.ArgoCd,
            ArgoCd = new ArgoCdSettings
            {
                IdentityCenterInstanceArn = "arn:aws:sso:::instance/ssoins-0123456789abcdef",
                Roles = [new("ADMIN", [new("11112222-aaaa-bbbb-cccc-333344445555", "SSO_GROUP")])],
            },
        });

        Assert.Contains("\"RbacRoleMappings\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_said_at_once()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var error = Assert.Throws<ArgumentException>(() => new ClusterCapability(test.Stack, "ArgoCd", new ClusterCapabilityProps
        {
            Cluster = cluster,
            CapabilityName = "-x",
            Type = CapabilityType.ArgoCd,
        }));

        Assert.Contains("the name '-x' must begin", error.Message, StringComparison.Ordinal);
        Assert.Contains("Argo CD needs its settings", error.Message, StringComparison.Ordinal);
    }
}
