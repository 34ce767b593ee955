using EksAccessConstructs;

namespace Shop.Tests;

/// <summary>Projects of somebody else that reference the package from a feed: with xunit 2, and with no test framework at all.</summary>
public sealed class ConsumerTests
{
    private const string Package = """<PackageReference Include="EksAccessConstructs.Testing" Version="0.1.0" />""";

    private const string XunitPackages = """
        <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
        <PackageReference Include="xunit" Version="2.9.3" />
        <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
        """;

    private const string Template = """"
        static class Template
        {
            public const string Text = """
                Resources:
                  Cluster:
                    Type: AWS::EKS::Cluster
                    Properties:
                      Name: shop
                      RoleArn: arn:aws:iam::111122223333:role/control-plane
                      ResourcesVpcConfig: {SubnetIds: [a, b]}
                      AccessConfig: {AuthenticationMode: API, BootstrapClusterCreatorAdminPermissions: false}
                  Admins:
                    Type: AWS::EKS::AccessEntry
                    Properties:
                      ClusterName: !Ref Cluster
                      PrincipalArn: arn:aws:iam::111122223333:role/admins
                      AccessPolicies: [{PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', AccessScope: {Type: cluster}}]
                """;
        }
        """";

    [Fact]
    public async Task The_package_works_with_xunit_2_and_without_a_framework()
    {
        using var folder = new ConsumerFolder();
        folder.Pack("EksAccessConstructs.Model", "--no-build");
        folder.Pack("EksAccessConstructs.Testing", "--no-build");
        folder.WriteProject("xunit/Tests.csproj", Package + XunitPackages);
        folder.Write("xunit/Tests.cs", $$"""
            using EksAccessConstructs.Testing;
            using Xunit;

            public sealed class Tests
            {
                [Fact]
                public void Holds() => Access.Of(Template.Text).OnlyAdmins("arn:aws:iam::111122223333:role/admins").HasAdministrator();

                [Fact]
                public void Fails() => Access.Of(Template.Text).Cannot("arn:aws:iam::111122223333:role/admins", "get", "secrets", "shop");
            }

            {{Template}}
            """);
        folder.WriteProject("plain/Plain.csproj", Package);
        folder.Write("plain/Program.cs", $$"""
            using EksAccessConstructs.Testing;

            Access.Of(Template.Text).OnlyAdmins("arn:aws:iam::111122223333:role/admins");
            try
            {
                Access.Of(Template.Text).OnlyAdmins();
            }
            catch (AccessAssertionException error)
            {
                Console.WriteLine(error.Message);
            }

            {{Template}}
            """);

        var running = Task.Run(() => folder.Dotnet("run", "--project", folder.File("plain/Plain.csproj")), TestContext.Current.CancellationToken);
        var xunit = folder.Dotnet("test", folder.File("xunit/Tests.csproj"), "--nologo", "--logger", "console;verbosity=normal");
        var plain = await running;

        Assert.Contains("Total tests: 2\n     Passed: 1\n     Failed: 1", xunit, StringComparison.Ordinal);
        Assert.Contains("Cannot(arn:aws:iam::111122223333:role/admins, get, secrets, shop) does not hold:", xunit, StringComparison.Ordinal);
        Assert.Contains("by access entry (manifests.yaml:9:3) > AmazonEKSClusterAdminPolicy in the whole cluster", xunit, StringComparison.Ordinal);
        Assert.StartsWith(
            "OnlyAdmins() does not hold:\n  - 'arn:aws:iam::111122223333:role/admins' is administrator of the whole cluster", plain, StringComparison.Ordinal);
    }
}
