using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>What leaves for tools that apply a folder by themselves.</summary>
public sealed class RbacDeliveryTests
{
    [Fact]
    public void Flux_gets_a_kustomization_that_prunes()
    {
        using var test = new TestStack();

        Golden.Match(Files(test, RbacDelivery.Flux(new FluxOptions { Repository = "platform", Root = "clusters/shop", ServiceAccountName = "rbac" })), "yaml");
    }

    [Fact]
    public void Argo_CD_gets_an_application_that_prunes_the_last_object_too()
    {
        using var test = new TestStack();

        Golden.Match(Files(test, RbacDelivery.ArgoCd(new ArgoCdOptions { RepositoryUrl = "https://git.example.com/platform.git" })), "yaml");
    }

    [Fact]
    public void An_application_that_somebody_syncs_has_no_policy()
    {
        using var test = new TestStack();
        var options = new ArgoCdOptions { RepositoryUrl = "https://git.example.com/platform.git", Automated = false };

        Assert.DoesNotContain("syncPolicy", Files(test, RbacDelivery.ArgoCd(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_hands_the_folder_to_the_tool()
    {
        using var test = new TestStack();
        var manifests = DefineWith(test, RbacDelivery.Flux(new FluxOptions { Repository = "platform" }));

        Assert.Equal($"kubectl apply --filename {manifests.Folder}/flux.yaml", manifests.ApplyCommand);
    }

    [Fact]
    public void An_ApplySet_is_a_command_and_a_folder_with_its_inventory()
    {
        using var test = new TestStack();
        var options = new ApplySetOptions { Namespace = "shop" };

        var manifests = Define(test, RbacDelivery.ApplySet(options), [NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods)]);

        Assert.Equal($"KUBECTL_APPLYSET=true kubectl apply --server-side --prune --kustomize {manifests.Folder} --applyset configmap/test-06dcd110 "
            + "--namespace shop", manifests.ApplyCommand);
        Assert.Equal(["configmap.shop.test-06dcd110.yaml", "kustomization.yaml", "role.shop.reader.yaml"],
            Directory.GetFiles(Path.Combine(test.Folder, manifests.Folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("applyset.kubernetes.io", Files(test, manifests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Namespace", "error EKS197: Namespace shop would be deleted when it leaves the ApplySet")]
    [InlineData("Role", "error EKS191: Role shop/reader is not in the namespace 'till' of its ApplySet")]
    [InlineData("name", "error EKS191: '$(x)' is no name of a ConfigMap")]
    public void What_an_ApplySet_cannot_hold_is_refused(string what, string message)
    {
        using var test = new TestStack();
        var options = new ApplySetOptions { Namespace = "till", Name = what == "name" ? "$(x)" : null };
        RbacObject item = what == "Namespace" ? new Namespace { Name = "shop" } : NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods);

        var error = Assert.Throws<ArgumentException>(() => Define(test, RbacDelivery.ApplySet(options), [item]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_nothing_fills_in_is_refused()
    {
        using var test = new TestStack();
        var account = new ServiceAccountObject
        {
            Namespace = "shop",
            Name = "api",
            Annotations = ValueMap.Of(("eks.amazonaws.com/role-arn", "arn:aws:iam::AWS_ACCOUNT_ID:role/api")),
        };

        var error = Assert.Throws<ArgumentException>(() => DefineWith(test, RbacDelivery.Flux(new FluxOptions { Repository = "platform" }), account));

        Assert.Contains("error EKS193: manifests name the account by 'AWS_ACCOUNT_ID'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_the_tool_in_a_line()
    {
        var flux = new
        {
            Delivery = RbacDelivery.Flux(new FluxOptions { Repository = "platform", Root = "clusters/shop", ServiceAccountName = "rbac" })
        };
        var argo = new
        {
            Delivery = RbacDelivery.ArgoCd(new ArgoCdOptions { RepositoryUrl = "https://git.example.com/platform.git", Root = "clusters/shop" })
        };

        var set = new
        {
            Delivery = RbacDelivery.ApplySet(new ApplySetOptions { Namespace = "shop" })
        };

        Assert.Equal(3, new[] { flux.Delivery, argo.Delivery, set.Delivery }.Distinct().Count());
    }

    private static RbacManifests DefineWith(TestStack test, RbacDelivery delivery, params RbacObject[] more) =>
        Define(test, delivery, [new Namespace { Name = "shop" }, NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods), .. more]);

    private static RbacManifests Define(TestStack test, RbacDelivery delivery, ValueList<RbacObject> objects) =>
        new(test.Stack, "Rbac", new RbacManifestsProps { Cluster = test.ImportedCluster(), Objects = new RbacObjects(objects), Delivery = delivery });

    private static string Files(TestStack test, RbacDelivery delivery) => Files(test, DefineWith(test, delivery));

    private static string Files(TestStack test, RbacManifests manifests)
    {
        var folder = Path.Combine(test.Folder, manifests.Folder);
        return string.Concat(Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"# {Path.GetFileName(file)}\n{File.ReadAllText(file)}\n"));
    }
}
