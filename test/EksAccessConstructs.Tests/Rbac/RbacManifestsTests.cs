using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class RbacManifestsTests
{
    private static readonly Namespace Shop = new() { Name = "shop" };

    private static readonly NamespaceRole Reader = new()
    {
        Namespace = "shop",
        Name = "reader",
        Rules = [new RbacRule { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["pods"] }],
    };

    private static readonly RoleBinding ReaderToTeam = new()
    {
        Namespace = "shop",
        Name = "team-reader",
        RoleRef = new RoleRef("Role", "reader"),
        Subjects = [Subject.Group("shop-developers")],
    };

    [Fact]
    public void Objects_leave_as_one_file_each_in_the_order_in_which_they_need_each_other()
    {
        using var test = new TestStack();
        var manifests = Define(test, ReaderToTeam, Reader, Shop);

        Golden.Match(string.Concat(Files(test).Where(file => file.Name != "apply.sh").Select(file => $"# {file.Name}\n{file.Text}\n")), "yaml");
        Assert.Equal($"sh {manifests.Folder}/apply.sh", manifests.ApplyCommand);
        Assert.Contains($"\"Value\": \"{manifests.ApplyCommand}\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_no_file_names_get_a_hash()
    {
        using var test = new TestStack();
        Define(test, Reader with { Name = "Team:reader" });

        Assert.Equal(
            [.. Always, "role.shop.team-reader_2bd12fa6261450ac8b175fcd83676915.yaml"], Files(test).Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_objects_never_share_a_file_also_where_letter_case_does_not_count()
    {
        using var test = new TestStack();
        Define(test,
            Reader with { Name = "a" }, Reader with { Name = "A" }, Reader with { Name = "a:" }, Reader with { Name = "a " },
            Reader with { Namespace = "shop.a", Name = "b" },
            Reader with { Name = "a.b" }, Reader with { Name = "..\\..\n$(x)" }, Reader with { Name = new string('x', 300) },
            Reader with { Name = new string('x', 301) });

        var files = Files(test).Select(file => file.Name).Except(["apply.sh", "objects.txt"]).ToList();

        Assert.Equal(10, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(files, file => Assert.Matches(@"^[a-z][a-z0-9._-]*\.yaml$", file));
    }

    [Theory]
    [InlineData("../../victim")]
    [InlineData("x; touch pwn #'")]
    [InlineData("/abs/path")]
    [InlineData("shop\nx")]
    [InlineData("a b")]
    [InlineData(".")]
    [InlineData("")]
    public void A_display_name_that_EKS_would_not_take_is_refused(string name)
    {
        using var test = new TestStack();
        var attributes = new EksClusterAttributes { ClusterName = Cdk.Fn.ImportValue("name"), DisplayName = name };

        Assert.Contains(
            $"DisplayName '{name}' cannot be used; use 1 to 100 letters",
            Assert.Throws<ArgumentException>(() => EksCluster.FromAttributes(test.Stack, "C", attributes)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_deployment_tells_goes_with_a_display_name()
    {
        using var test = new TestStack();
        var cluster = EksCluster.FromAttributes(test.Stack, "C", new EksClusterAttributes { ClusterName = Cdk.Fn.ImportValue("name"), DisplayName = "Shop_x" });

        var manifests = new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps { Cluster = cluster, Objects = new RbacObjects([Reader]) });

        Assert.Equal($"eks-access/Shop_x/rbac/{manifests.Owner}", manifests.Folder);
        Assert.Contains("\ncluster='' #", Files(test, "apply.sh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eks-access/shop/rbac", "eks-access/shop/rbac")]
    [InlineData("a=b", "'a=b'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$(x) `y` \n!", "'$(x) `y` \n!'")]
    [InlineData("-x", "'-x'")]
    [InlineData("", "''")]
    public void Words_of_a_shell_are_quoted_where_they_must_be(string text, string word) => Assert.Equal(word, ShellWord.Of(text));

    [Fact]
    public void Removing_an_object_changes_its_file_and_the_kustomization_only()
    {
        using var before = new TestStack();
        using var after = new TestStack();
        Define(before, Shop, Reader, ReaderToTeam);
        Define(after, Shop, Reader);

        var was = Files(before);
        var now = Files(after);

        Assert.Equal(["kustomization.yaml", "objects.txt", "rolebinding.shop.team-reader.yaml"], was.Except(now).Select(file => file.Name));
        Assert.Equal(["kustomization.yaml", "objects.txt"], now.Except(was).Select(file => file.Name));
    }

    [Fact]
    public void What_an_earlier_synthesis_left_is_gone()
    {
        using var test = new TestStack();
        Directory.CreateDirectory(Path.Combine(test.Folder, "eks-access/shop/rbac/team"));
        File.WriteAllText(Path.Combine(test.Folder, "eks-access/shop/rbac/team/role.shop.old.yaml"), "kind: Role\n");

        new RbacManifests(test.Stack, "Rbac", Props(test.ImportedCluster(), Reader) with { Owner = "team" });

        Assert.Equal([.. Always, "role.shop.reader.yaml"], Files(test).Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_objects_the_script_is_still_there_to_delete_what_was()
    {
        using var test = new TestStack();

        var manifests = Define(test);

        Assert.True(manifests.IsEmpty);
        Assert.Equal(Always, Files(test).Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Contains("\nkinds=clusterrolebindings,rolebindings,roles,clusterroles #", Files(test, "apply.sh"), StringComparison.Ordinal);
        Assert.Contains("\nresources: []\n", Files(test, "kustomization.yaml"), StringComparison.Ordinal);
        Assert.Contains(manifests.ApplyCommand, test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_is_there_twice_is_refused()
    {
        using var test = new TestStack();

        Assert.Contains("Role shop/reader is already", Assert.Throws<ArgumentException>(() => Define(test, Reader, Reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_only_deployment_knows_is_refused()
    {
        using var test = new TestStack();
        var account = new ServiceAccountObject
        {
            Namespace = "shop",
            Name = "api",
            Annotations = ValueMap.Of(("eks.amazonaws.com/role-arn", Cdk.Fn.ImportValue("role"))),
        };

        Assert.Contains("known at deployment only", Assert.Throws<ArgumentException>(() => Define(test, account)).Message, StringComparison.Ordinal);
    }

    private static readonly string[] Always = ["apply.sh", "kustomization.yaml", "objects.txt"];

    private static RbacManifestsProps Props(IEksCluster cluster, params RbacObject[] objects) =>
        new() { Cluster = cluster, Objects = new RbacObjects([.. objects]) };

    private static RbacManifests Define(TestStack test, params RbacObject[] objects) => new(test.Stack, "Rbac", Props(test.ImportedCluster(), objects));

    private static string Files(TestStack test, string name) => Files(test).Single(file => file.Name == name).Text;

    private static List<(string Name, string Text)> Files(TestStack test) =>
        [.. Directory.GetFiles(Path.Combine(test.Folder, "eks-access"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];
}
