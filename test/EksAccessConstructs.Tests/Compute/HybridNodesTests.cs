using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class HybridNodesTests
{
    [Fact]
    public void Machines_with_certificates_get_the_role_by_IAM_Roles_Anywhere()
    {
        using var test = new TestStack();

        new HybridNodes(test.Stack, "Hybrid",
            new HybridNodesProps { Cluster = test.ImportedCluster(), CertificateBundle = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Machines_without_certificates_get_it_by_Systems_Manager()
    {
        using var test = new TestStack();

        new HybridNodes(test.Stack, "Hybrid", new HybridNodesProps { Cluster = test.ImportedCluster() });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void A_role_that_exists_has_its_own_trust()
    {
        using var test = new TestStack();
        var role = Amazon.CDK.AWS.IAM.Role.FromRoleArn(test.Stack, "Role", "arn:aws:iam::111122223333:role/office");

        var error = Assert.Throws<ArgumentException>(() =>
            new HybridNodes(test.Stack, "Hybrid", new HybridNodesProps { Cluster = test.ImportedCluster(), Role = role, CertificateBundle = "x" }));

        Assert.Contains("has its trust already", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example.org", "kc:", "is not an https URL")]
    [InlineData("https://login.example.org", "system:", "makes users or groups of Kubernetes itself")]
    public void An_identity_provider_that_EKS_refuses_is_refused_at_once(string issuer, string prefix, string message)
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new IdentityProvider(test.Stack, "Login", new IdentityProviderProps
        {
            Cluster = test.ImportedCluster(),
            Name = "login",
            IssuerUrl = issuer,
            ClientId = "kube",
            UsernamePrefix = prefix,
        }));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
