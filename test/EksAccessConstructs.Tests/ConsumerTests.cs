namespace EksAccessConstructs.Tests;

/// <summary>Projects of somebody else: by package from a feed and by project reference, in a folder of their own with nothing of ours above it.</summary>
public sealed class ConsumerTests
{
    // The pinned AwsCliV1 of Amazon.CDK.Lib is missing in some NuGet sources; a project there names a near one.
    private const string Package = """
        <PackageReference Include="EksAccessConstructs" Version="0.1.0" />
        <PackageReference Include="Amazon.CDK.Asset.AwsCliV1" Version="2.2.296" />
        """;

    private const string App = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.IAM;
        using EksAccessConstructs;
        using EksAccessConstructs.Access;
        using EksAccessConstructs.Cluster;

        var app = EksAccess.App();
        var stack = new Stack(app, "Shop");
        var cluster = new EksCluster(stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34" });
        cluster.GrantAdmin(new Role(stack, "Admins", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
        Console.WriteLine(app.Synth().Stacks.Length);
        """;

    [Fact]
    public void A_role_that_is_dropped_is_a_warning_where_the_package_is_used()
    {
        using var folder = new ConsumerFolder();
        folder.Pack("EksAccessConstructs.Model", "--no-build");
        folder.WriteProject("Drops.csproj", """<PackageReference Include="EksAccessConstructs.Model" Version="0.1.0" />""");
        folder.Write("Program.cs", """
            using EksAccessConstructs.Rbac;

            var role = NamespaceRole.In("shop", "reader");
            role.AllowRead(ApiResource.Pods);
            role.Allow(Verb.Get).On(ApiResource.Secrets);
            ClusterRole.Of("health").AllowUrls(NonResourceUrl.Healthz);
            var kept = role.AllowRead(ApiResource.Pods);
            Console.WriteLine(kept.Id);
            """);

        var output = folder.Dotnet("build", folder.File("Drops.csproj"), "--nologo");

        Assert.All(new[] { 4, 5, 6 }, line => Assert.Contains($"Program.cs({line},1): warning EKS225", output, StringComparison.Ordinal));
        Assert.DoesNotContain("Program.cs(7", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" error ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_reference_is_all_that_an_app_needs()
    {
        using var folder = new ConsumerFolder();
        folder.WriteProject("App.csproj", $"""<ProjectReference Include="{ConsumerFolder.Source("EksAccessConstructs")}" />""");
        folder.Write("Program.cs", App);

        var built = folder.Dotnet("build", folder.File("App.csproj"), "-c", ConsumerFolder.Configuration, "--nologo", "-p:BuildProjectReferences=false");
        Assert.Contains(" 0 Error(s)", built, StringComparison.Ordinal);
        var output = folder.Dotnet(folder.File($"bin/{ConsumerFolder.Configuration}/net10.0/App.dll"));

        Assert.Equal("1", output.Trim().Split('\n')[^1]);
    }

    [Fact]
    public void The_package_makes_tests_of_xunit_serial_and_runs_beside_all_names_of_the_CDK()
    {
        using var folder = new ConsumerFolder();
        folder.Pack("EksAccessConstructs.Model", "--no-build");
        folder.Pack("EksAccessConstructs", "-p:BuildProjectReferences=false");
        folder.WriteProject("Tests.csproj", $"""
            {Package}
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            """);
        folder.Write("Tests.cs", """
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Amazon.CDK.AWS.EKSv2;
            using Amazon.CDK.AWS.IAM;
            using EksAccessConstructs;
            using EksAccessConstructs.Access;
            using EksAccessConstructs.Addons;
            using EksAccessConstructs.Admin;
            using EksAccessConstructs.Cluster;
            using EksAccessConstructs.Compute;
            using EksAccessConstructs.Rbac;
            using Xunit;

            public abstract class Synthesis
            {
                private static int running;

                [Theory]
                [InlineData(1)]
                [InlineData(2)]
                public void One_after_another(int number)
                {
                    Assert.Equal(1, Interlocked.Increment(ref running));
                    var app = EksAccess.App();
                    var stack = new Stack(app, $"Shop{number}");
                    var cluster = new EksCluster(stack, "Cluster", new EksClusterProps
                    {
                        ClusterName = "shop", Version = "1.35", IpFamily = ClusterIpFamily.Ipv4,
                    });
                    cluster.GrantAdmin(new Role(stack, "Admins", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
                    new ManagedNodes(stack, "Nodes", new ManagedNodesProps
                    {
                        Cluster = cluster,
                        Name = "main",
                        InstanceTypes = [InstanceType.Of(InstanceClass.M7G, InstanceSize.LARGE)],
                        Taints = [new NodeTaint("web", NodeTaintEffect.NoSchedule)],
                    });
                    Assert.Single(app.Synth().Stacks);
                    Assert.Equal(0, Interlocked.Decrement(ref running));
                }
            }

            public sealed class First : Synthesis;
            public sealed class Second : Synthesis;
            public sealed class Third : Synthesis;
            """);

        var output = folder.Dotnet("test", folder.File("Tests.csproj"), "--nologo", "--logger", "console;verbosity=normal");

        Assert.True(File.Exists(folder.File("bin/Debug/net10.0/xunit.runner.json")), output);
        Assert.True(output.Contains("Total tests: 6\n     Passed: 6", StringComparison.Ordinal), output);
    }
}
