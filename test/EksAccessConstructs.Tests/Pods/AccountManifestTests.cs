using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Pods;

public sealed class AccountManifestTests
{
    [Fact]
    public void Service_accounts_of_all_constructs_are_one_folder_beside_the_rbac()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        var reader = new RbacObjects([ClusterRole.Of("reader").AllowRead(ApiResource.Pods)]);
        var rbac = new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps { Cluster = cluster, Objects = reader });
        var orders = new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "orders",
            CreateServiceAccount = true,
            CreateNamespace = true,
        });
        new IrsaRole(test.Stack, "Dns", new IrsaRoleProps
        {
            Provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = cluster }),
            Namespace = "kube-system",
            ServiceAccount = "external-dns",
            CreateServiceAccount = true,
            CreateNamespace = true,
        });

        var template = test.Template();

        Assert.Equal("eks-access/shop/pods/Test-1ffb4849", orders.ManifestFolder);
        Assert.Contains("\"RoleName\": \"shop-kube-system-external-dns-", template, StringComparison.Ordinal);
        Assert.Contains(cluster.Snapshot.Rbac.ServiceAccounts, account => account.Name == "orders");
        Golden.Match(Text(test), "yaml");
        Assert.True(File.Exists(Path.Combine(test.Folder, rbac.Folder, "clusterrole.reader.yaml")));
    }

    [Fact]
    public void Nothing_is_written_unless_it_is_asked_for()
    {
        using var test = new TestStack();

        var cluster = test.ImportedCluster();
        var orders = new PodAccess(test.Stack, "Orders", new PodAccessProps { Cluster = cluster, Namespace = "shop", ServiceAccount = "orders" });
        test.Template();

        Assert.Null(orders.ManifestFolder);
        Assert.Equal("", Text(test));
    }

    [Fact]
    public void An_annotation_needs_the_region_of_the_stack()
    {
        using var test = new TestStack();
        var stack = new Cdk.Stack(test.App, "Anywhere");
        var cluster = EksCluster.FromAttributes(stack, "Cluster", new EksClusterAttributes
        {
            ClusterName = "shop",
            OpenIdConnectIssuerUrl = "https://oidc.eks.us-west-2.amazonaws.com/id/0A1B2C",
        });

        var error = Assert.Throws<ArgumentException>(() => new IrsaRole(stack, "Dns", new IrsaRoleProps
        {
            Provider = new OidcProvider(stack, "Oidc", new OidcProviderProps { Cluster = cluster }),
            Namespace = "kube-system",
            ServiceAccount = "external-dns",
            CreateServiceAccount = true,
        }));

        Assert.StartsWith("Anywhere/Dns: error EKS154: the annotation of 'kube-system/external-dns' names the partition", error.Message,
            StringComparison.Ordinal);
    }

    internal static string Text(TestStack test)
    {
        var folder = Path.Combine(test.Folder, "eks-access/shop/pods");
        return !Directory.Exists(folder) ? "" : string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".sh").Order(StringComparer.Ordinal)
            .Select(file => $"# {Path.GetFileName(file)}\n{File.ReadAllText(file)}\n"));
    }
}
