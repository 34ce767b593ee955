using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Several sets of manifests on one cluster: each has an owner, and each object has one.</summary>
public sealed class ManifestOwnerTests
{
    private static readonly NamespaceRole Reader = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods);

    private static readonly NamespaceRole Writer = NamespaceRole.In("shop", "writer").AllowReadWrite(ApiResource.Pods);

    [Fact]
    public void Two_sets_of_one_cluster_have_a_folder_and_a_command_each()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var one = Define(test.Stack, "One", cluster, Reader);
        var two = Define(test.Stack, "Two", cluster, Writer);

        Assert.NotEqual(one.Owner, two.Owner);
        Assert.Equal(["apply.sh", "kustomization.yaml", "objects.txt", "role.shop.reader.yaml"], Files(test, one));
        Assert.Equal(["apply.sh", "kustomization.yaml", "objects.txt", "role.shop.writer.yaml"], Files(test, two));
        Assert.Equal([$"sh {one.Folder}/apply.sh", $"sh {two.Folder}/apply.sh"], [one.ApplyCommand, two.ApplyCommand]);
        Assert.Contains($"eks-access/owner: {one.Owner}\n", Text(test, one, "role.shop.reader.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_is_the_same_whatever_is_defined_before_it()
    {
        using var first = new TestStack();
        using var second = new TestStack();
        var alone = Define(first.Stack, "Rbac", first.ImportedCluster(), Reader);
        var cluster = second.ImportedCluster();
        Define(second.Stack, "Another", cluster, Writer);

        var after = Define(second.Stack, "Rbac", cluster, Reader);

        Assert.Equal(("Test-06dcd110", "Test-06dcd110"), (alone.Owner, after.Owner));
    }

    [Fact]
    public void Stack_path_and_cluster_are_in_the_owner()
    {
        using var test = new TestStack();
        using var renamed = new TestStack("Other");
        var cluster = test.ImportedCluster();
        var inner = new Construct(test.Stack, "Inner");

        string[] owners =
        [
            Define(test.Stack, "Rbac", cluster, Reader).Owner,
            Define(inner, "Rbac", cluster, Writer).Owner,
            Define(renamed.Stack, "Rbac", renamed.ImportedCluster(), Reader).Owner,
            Define(renamed.Stack, "Rbac2", Import(renamed.Stack, "Second", "till"), Reader).Owner,
        ];

        Assert.Equal(4, owners.Distinct().Count());
        Assert.All(owners, owner => Assert.Matches("^(Test|Other)-[0-9a-f]{8}$", owner));
    }

    [Fact]
    public void A_long_stack_name_still_makes_a_label()
    {
        using var test = new TestStack(new string('S', 128));

        Assert.Equal(63, Define(test.Stack, "Rbac", test.ImportedCluster(), Reader).Owner.Length);
    }

    [Fact]
    public void A_given_owner_stays_over_a_rename()
    {
        using var test = new TestStack();
        var manifests = new RbacManifests(test.Stack, "New", Props(test.ImportedCluster(), Reader) with { Owner = "Test-06dcd110" });

        Assert.Equal(("Test-06dcd110", "eks-access/shop/rbac/Test-06dcd110"), (manifests.Owner, manifests.Folder));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("x; touch pwn #'")]
    [InlineData("a\n")]
    [InlineData("")]
    public void An_owner_that_is_no_label_is_refused(string owner)
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var error = Assert.Throws<ArgumentException>(() => new RbacManifests(test.Stack, "Rbac", Props(cluster, Reader) with { Owner = owner }));

        Assert.Contains($"Test/Rbac: Owner '{owner}' cannot be used; use 1 to 63 letters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_object_by_two_constructs_is_refused_with_both_paths()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        Define(test.Stack, "One", cluster, Reader);

        var error = Assert.Throws<ArgumentException>(() => Define(test.Stack, "Two", cluster, Reader));

        Assert.StartsWith("Test/Two: error EKS190: Role shop/reader is brought by 'Test/One' already; take it out of one of the two", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_that_two_stacks_import_is_one()
    {
        using var test = new TestStack();
        var other = In(test, TestStack.Region);
        Define(test.Stack, "Rbac", Import(test.Stack, "Cluster", "shop"), Reader);

        Assert.Contains("by 'Test/Rbac' already",
            Assert.Throws<ArgumentException>(() => Define(other, "Rbac", Import(other, "Cluster", "shop"), Reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_of_one_name_in_two_regions_are_two()
    {
        using var test = new TestStack();
        var other = In(test, "eu-west-1");

        Define(test.Stack, "Rbac", Import(test.Stack, "Cluster", "shop"), Reader);

        Assert.Equal("eks-access/shop/rbac", Path.GetDirectoryName(Define(other, "Rbac", Import(other, "Cluster", "shop"), Reader).Folder)?.Replace('\\', '/'));
    }

    [Fact]
    public void Two_constructs_of_one_given_owner_are_refused()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        new RbacManifests(test.Stack, "One", Props(cluster, Reader) with { Owner = "team" });

        var error = Assert.Throws<ArgumentException>(() => new RbacManifests(test.Stack, "Two", Props(cluster, Writer) with { Owner = "team" }));

        Assert.Contains("error EKS190: 'Test/One' is owner 'team' already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_namespace_has_no_owner_and_may_be_brought_by_several()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        var shop = new Namespace { Name = "shop" };
        var one = Define(test.Stack, "One", cluster, shop, Reader);
        Define(test.Stack, "Two", cluster, shop, Writer);

        Assert.DoesNotContain("owner", Text(test, one, "namespace.shop.yaml"), StringComparison.Ordinal);
        Assert.Contains("Namespace shop is brought by 'Test/One' already; give it the same labels",
            Assert.Throws<ArgumentException>(() => Define(test.Stack, "Three", cluster, shop with { Labels = ValueMap.Of(("a", "b")) })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_account_of_pods_is_not_brought_again()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        Define(test.Stack, "Rbac", cluster, new ServiceAccountObject { Namespace = "shop", Name = "orders" });

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Orders", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "orders",
            CreateServiceAccount = true,
        }));

        Assert.Contains("ServiceAccount shop/orders is brought by 'Test/Rbac' already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_stage_paths_are_those_of_the_app()
    {
        using var test = new TestStack();
        var stage = new Cdk.Stage(test.App, "Prod");
        var stack = new Cdk.Stack(stage, "Shop");

        var manifests = Define(stack, "Rbac", Import(stack, "Cluster", "shop"), Reader);

        Assert.Equal($"assembly-Prod/eks-access/shop/rbac/{manifests.Owner}", manifests.Folder);
        Assert.StartsWith("Prod-Shop-", manifests.Owner, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(test.Folder, manifests.ApplyCommand["sh ".Length..])));
    }

    [Fact]
    public void The_command_of_a_nested_stack_is_an_output_of_the_one_that_is_deployed()
    {
        using var test = new TestStack();
        var nested = new Cdk.NestedStack(test.Stack, "Nested");

        var manifests = Define(nested, "Rbac", test.ImportedCluster(), Reader);

        Assert.StartsWith("Test-", manifests.Owner, StringComparison.Ordinal);
        Assert.Contains(manifests.ApplyCommand, test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_that_is_kept_to_namespaces_lists_nothing_elsewhere()
    {
        using var test = new TestStack();
        var props = Props(test.ImportedCluster(), new Namespace { Name = "shop" }, Reader) with { Namespaces = ["shop", "till"] };

        var manifests = new RbacManifests(test.Stack, "Rbac", props);

        var script = Text(test, manifests, "apply.sh");
        Assert.Contains("\nkinds=rolebindings,roles #", script, StringComparison.Ordinal);
        Assert.Contains("\nnamespaces='shop till' #", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("till", "Role shop/reader is in none of the namespaces that its owner is kept to (till)")]
    [InlineData("$(x)", "'$(x)' is no name of a namespace")]
    public void What_is_outside_the_namespaces_of_an_owner_is_refused(string name, string message)
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var error = Assert.Throws<ArgumentException>(() => new RbacManifests(test.Stack, "Rbac", Props(cluster, Reader) with { Namespaces = [name] }));

        Assert.Contains($"error EKS191: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_knows_of_the_cluster_what_synthesis_knows()
    {
        using var test = new TestStack();

        var script = Text(test, Define(test.Stack, "Rbac", test.ImportedCluster(), Reader), "apply.sh");

        Assert.Contains("\ncluster=shop #", script, StringComparison.Ordinal);
        Assert.Contains($"\nregion={TestStack.Region} #", script, StringComparison.Ordinal);
        Assert.Contains($"\naccount={TestStack.Account} #", script, StringComparison.Ordinal);
        Assert.Contains("\nendpoint=https://0A1B2C.gr7.us-west-2.eks.amazonaws.com #", script, StringComparison.Ordinal);
        Assert.DoesNotContain("=@", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_written_as_the_script_sees_those_in_the_cluster()
    {
        using var test = new TestStack();

        var list = Text(test, Define(test.Stack, "Rbac", test.ImportedCluster(), Reader with { Name = "a\t\"é\U0001F600\\" }), "objects.txt");

        Assert.EndsWith("\tRole\t\"shop\"\t\"a\\t\\\"\\u00e9\\U0001f600\\\\\"\t\n", list, StringComparison.Ordinal);
    }

    private static Cdk.Stack In(TestStack test, string region) =>
        new(test.App, "Other", new Cdk.StackProps { Env = new Cdk.Environment { Account = TestStack.Account, Region = region } });

    private static RbacManifestsProps Props(IEksCluster cluster, params RbacObject[] objects) =>
        new() { Cluster = cluster, Objects = new RbacObjects([.. objects]) };

    private static RbacManifests Define(Construct scope, string id, IEksCluster cluster, params RbacObject[] objects) =>
        new(scope, id, Props(cluster, objects));

    private static IEksCluster Import(Construct scope, string id, string name) =>
        EksCluster.FromAttributes(scope, id, new EksClusterAttributes { ClusterName = name, Version = "1.34" });

    private static string Text(TestStack test, RbacManifests manifests, string file) => File.ReadAllText(Path.Combine(test.Folder, manifests.Folder, file));

    private static string[] Files(TestStack test, RbacManifests manifests) =>
        [.. Directory.GetFiles(Path.Combine(test.Folder, manifests.Folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
