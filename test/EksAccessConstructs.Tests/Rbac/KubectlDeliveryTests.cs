using System.Text.Json;
using Amazon.CDK.Assertions;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;
using Lambda = Amazon.CDK.AWS.Lambda;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Custom resources of RBAC objects, and what the function that applies them may do.</summary>
public sealed class KubectlDeliveryTests
{
    private const string Resource = "Custom::AWSCDK-EKS-KubernetesResource";

    private static readonly NamespaceRole Reader = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods);

    private static readonly ValueList<RbacObject> Objects =
    [
        new Namespace { Name = "shop" },
        new ServiceAccountObject { Namespace = "shop", Name = "robot" },
        Reader,
        Reader.BindTo(Subject.Group("devs")),
        ClusterRole.Of("edit").BindIn("shop", Subject.ServiceAccount("shop", "robot")),
        ClusterRole.Of("nodes").AllowRead(ApiResource.Nodes),
        ClusterRole.Of("nodes").BindTo(Subject.Group("ops")),
    ];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void Each_role_and_binding_is_a_resource_after_its_role_and_the_entry()
    {
        using var test = new TestStack();
        Define(test, [.. Objects]);

        var resources = Resources(test.Template()).Where(pair => pair.Value.GetProperty("Type").GetString() is Resource or "AWS::EKS::AccessEntry");

        Golden.Match(JsonSerializer.Serialize(resources.ToDictionary(), Indented), "json");
    }

    [Fact]
    public void What_the_function_needs_is_a_set_that_an_administrator_applies()
    {
        using var test = new TestStack();
        var manifests = Define(test, [.. Objects]);

        Golden.Match(Texts(test, $"{Rbac(test)}/{First(manifests).Owner}"), "yaml");
    }

    [Fact]
    public void The_script_of_the_objects_only_looks()
    {
        using var test = new TestStack();
        var manifests = Define(test, [.. Objects]);

        Assert.Equal($"sh {manifests.Folder}/apply.sh --dry-run", manifests.ApplyCommand);
        Assert.Equal($"sh {First(manifests).Folder}/apply.sh", First(manifests).ApplyCommand);
        Assert.Equal(5, Directory.GetFiles(Path.Combine(test.Folder, manifests.Folder), "*role*.yaml").Length);
    }

    [Fact]
    public void Another_role_is_another_binding()
    {
        using var one = new TestStack();
        using var two = new TestStack();
        Define(one, Reader.BindTo(Subject.Group("devs")));
        Define(two, Reader.BindTo(Subject.Group("devs")) with { RoleRef = new RoleRef("ClusterRole", "view") });

        Assert.Empty(Bindings(one).Intersect(Bindings(two)));
    }

    [Fact]
    public void Other_subjects_are_the_same_binding()
    {
        using var one = new TestStack();
        using var two = new TestStack();
        Define(one, Reader.BindTo(Subject.Group("devs")));
        Define(two, Reader.BindTo(Subject.Group("ops")));

        Assert.Equal(Bindings(one), Bindings(two));
    }

    [Fact]
    public void Names_that_only_a_dash_tells_apart_are_two_resources()
    {
        using var test = new TestStack();
        Define(test, NamespaceRole.In("shop-a", "b").AllowRead(ApiResource.Pods), NamespaceRole.In("shop", "a-b").AllowRead(ApiResource.Pods));

        Assert.Equal(2, Custom(test.Template()).Count());
    }

    [Fact]
    public void In_nested_stacks_bindings_come_after_roles()
    {
        using var test = new TestStack();
        Define(test, RbacDelivery.Kubectl(Applier(test), nestedStacks: 2), [.. Objects]);

        var nested = Resources(test.Template()).Where(pair => pair.Value.GetProperty("Type").GetString() == "AWS::CloudFormation::Stack").ToDictionary();

        var roles = nested.Keys.Where(id => id.Contains("Roles", StringComparison.Ordinal)).ToList();
        var bindings = nested.Where(pair => pair.Key.Contains("Bindings", StringComparison.Ordinal)).ToList();
        Assert.True(roles is not [] && bindings is not []);
        Assert.All(bindings,
            pair => Assert.Empty(roles.Except(pair.Value.GetProperty("DependsOn").EnumerateArray().Select(item => item.GetString()))));
        Assert.Empty(Custom(test.Template()));
        Assert.Equal(5, Directory.GetFiles(test.Folder, "*.nested.template.json").Sum(file => Custom(File.ReadAllText(file)).Count()));
    }

    [Fact]
    public void More_than_a_stack_holds_is_refused_with_the_number_of_stacks()
    {
        using var test = new TestStack();
        var roles = Enumerable.Range(0, 301).Select(number => NamespaceRole.In("shop", $"r{number}").AllowRead(ApiResource.Pods)).ToArray<RbacObject>();

        var error = Assert.Throws<ArgumentException>(() => Define(test, roles));

        Assert.Contains("error EKS196: 301 objects are more than 300 for each stack; say nestedStacks: 2 or more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_of_another_cluster_is_refused()
    {
        using var test = new TestStack();
        var applier = Applier(test);
        var till = EksCluster.FromAttributes(test.Stack, "Till", new EksClusterAttributes { ClusterName = "till" });
        var props = new RbacManifestsProps { Cluster = till, Objects = new RbacObjects([Reader]), Delivery = RbacDelivery.Kubectl(applier) };

        var error = Assert.Throws<ArgumentException>(() => new RbacManifests(test.Stack, "Rbac", props));

        Assert.Contains("error EKS198: the function 'Test/Kubectl' is of cluster 'shop', and the objects are for 'till'", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_owner_is_in_the_first_set_too()
    {
        using var test = new TestStack();
        var props = new RbacManifestsProps
        {
            Cluster = Cluster(test),
            Objects = new RbacObjects([new Namespace { Name = "shop" }, Reader]),
            Namespaces = ["shop"],
            Owner = "team",
            Delivery = RbacDelivery.Kubectl(Applier(test)),
        };

        var manifests = new RbacManifests(test.Stack, "Rbac", props);

        Assert.Equal(("team", "team-first"), (manifests.Owner, First(manifests).Owner));
        Assert.Contains("\nnamespaces=shop #", File.ReadAllText(Path.Combine(test.Folder, First(manifests).Folder, "apply.sh")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_aggregated_role_is_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => Define(test, ClusterRole.Of("all").AggregateFrom("a", "b")));

        Assert.Contains("error EKS194: ClusterRole all takes its rules from other roles, so that only administrators may write it", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_would_be_administrator_is_a_warning()
    {
        using var test = new TestStack();
        Define(test, ClusterRole.Of("cluster-admin").BindTo(Subject.Group("ops")));

        Annotations.FromStack(test.Stack).HasWarning("*", Match.StringLikeRegexp(
            ".*the function that applies these objects may become administrator, as may whoever takes it over: .*cluster-admin.*"));
    }

    [Fact]
    public void What_gives_little_is_none()
    {
        using var test = new TestStack();
        Define(test, [.. Objects]);

        Assert.Empty(Annotations.FromStack(test.Stack).FindWarning("*", Match.StringLikeRegexp(".*may become administrator.*")));
    }

    [Fact]
    public void One_function_serves_two_sets()
    {
        using var test = new TestStack();
        var (stack, cluster, layer) = (test.Stack, Cluster(test), Layer(test, "KubectlLayer"));
        var kubectl = new KubectlApplier(stack, "Kubectl", new KubectlApplierProps { Cluster = cluster, KubectlLayer = layer });
        Define(test, RbacDelivery.Kubectl(kubectl), Reader);

        new RbacManifests(stack, "More", new RbacManifestsProps
        {
            Cluster = cluster,
            Objects = new RbacObjects([NamespaceRole.In("till", "reader").AllowRead(ApiResource.Pods)]),
            Delivery = RbacDelivery.Kubectl(kubectl),
        });

        Assert.Equal(2, Custom(test.Template()).Count());
    }

    private static RbacManifests Define(TestStack test, params RbacObject[] objects) => Define(test, RbacDelivery.Kubectl(Applier(test)), objects);

    private static RbacManifests Define(TestStack test, RbacDelivery delivery, params RbacObject[] objects) =>
        new(test.Stack, "Rbac", new RbacManifestsProps { Cluster = Cluster(test), Objects = new RbacObjects([.. objects]), Delivery = delivery });

    private static IEksCluster Cluster(TestStack test) => test.Stack.Node.TryFindChild("Imported") as IEksCluster ?? test.ImportedCluster();

    private static KubectlApplier Applier(TestStack test) => new(test.Stack, "Kubectl", new KubectlApplierProps
    {
        Cluster = Cluster(test),
        KubectlLayer = Layer(test, "KubectlLayer"),
        AwsCliLayer = Layer(test, "AwsCliLayer"),
    });

    private static Lambda.ILayerVersion Layer(TestStack test, string id) =>
        Lambda.LayerVersion.FromLayerVersionArn(test.Stack, id, $"arn:aws:lambda:us-west-2:111122223333:layer:{id}:1");

    private static RbacManifests First(RbacManifests manifests) => Assert.IsType<RbacManifests>(manifests.Node.FindChild("First"));

    private static string Rbac(TestStack test) => Path.Combine(test.Folder, "eks-access", "shop", "rbac");

    private static string Texts(TestStack test, string folder) =>
        string.Concat(Directory.GetFiles(Path.Combine(test.Folder, folder), "*.yaml").Order(StringComparer.Ordinal)
            .Select(file => $"# {Path.GetFileName(file)}\n{File.ReadAllText(file)}\n"));

    private static Dictionary<string, JsonElement> Resources(string template) =>
        JsonDocument.Parse(template).RootElement.GetProperty("Resources").EnumerateObject().ToDictionary(item => item.Name, item => item.Value);

    private static IEnumerable<KeyValuePair<string, JsonElement>> Custom(string template) =>
        Resources(template).Where(pair => pair.Value.GetProperty("Type").GetString() == Resource);

    private static List<string> Bindings(TestStack test) => [.. Custom(test.Template()).Select(pair => pair.Key)];
}
