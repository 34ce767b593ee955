using Amazon.CDK.AWS.IAM;
using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;
using Role = EksAccessConstructs.Rbac.NamespaceRole;

namespace EksAccessConstructs.Tests;

/// <summary>The code in the README is the code of this file, its using lines included: it compiles beside the CDK's own names, and synthesizes.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Code_of_the_readme_synthesizes()
    {
        using var test = new TestStack();
        var stack = test.Stack;

        // readme
        var cluster = new EksCluster(stack, "Cluster", new EksClusterProps
        {
            ClusterName = "shop",
            Version = "1.35",
            Network = new ClusterNetwork(stack, "Network"),
        });

        new ClusterAdminRole(stack, "Admin", new ClusterAdminRoleProps
        {
            Cluster = cluster,
            AssumableBy = [new ArnPrincipal("arn:aws:iam::111122223333:role/platform")],
        });

        cluster.Grant("arn:aws:iam::111122223333:role/shop-developers", AccessPolicyName.View, PolicyScope.Namespaces("shop"))
            .AndGroups("shop-developers");

        var deployer = NamespaceRole.In("shop", "deployer").AllowReadWrite(ApiResource.Deployments).AllowRead(ApiResource.Pods, ApiResource.PodLogs);
        new RbacManifests(stack, "Rbac", new RbacManifestsProps
        {
            Cluster = cluster,
            Objects = new([deployer, deployer.BindTo(Subject.Group("shop-developers"))]),
        });
        // end

        Assert.Contains("AccessRoleShopDevelopers", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_of_the_readme_is_this_code()
    {
        var source = File.ReadAllLines(Repository.Test("EksAccessConstructs.Tests", "ReadmeTests.cs"));
        var usings = source.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal));
        var code = source
            .SkipWhile(line => line.Trim() != "// readme")
            .Skip(1)
            .TakeWhile(line => line.Trim() != "// end")
            .Select(line => line.Length > 8 ? line[8..] : "");
        var readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        var shown = readme.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```");

        Assert.Equal([.. usings, "", .. code], shown);
    }
}
