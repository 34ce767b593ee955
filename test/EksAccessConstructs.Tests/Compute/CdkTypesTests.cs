using System.Text.Json.Nodes;
using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

/// <summary>What the CDK has as an object can be given as that object; tags of the app reach what is launched.</summary>
public sealed class CdkTypesTests
{
    [Fact]
    public void Nodes_take_types_groups_keys_policies_and_profiles_of_the_CDK()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);
        var group = Ec2.SecurityGroup.FromSecurityGroupId(test.Stack, "More", "sg-0ccccccccccccccc1");
        var boundary = Iam.ManagedPolicy.FromManagedPolicyArn(test.Stack, "Boundary", "arn:aws:iam::111122223333:policy/edge");
        var key = Key.FromKeyArn(test.Stack, "Key", "arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-0000-0000-0000-000000000000");
        new ManagedNodes(test.Stack, "Managed", new ManagedNodesProps
        {
            Cluster = cluster,
            Name = "managed",
            InstanceTypes = [Ec2.InstanceType.Of(Ec2.InstanceClass.M7G, Ec2.InstanceSize.XLARGE), "m6g.xlarge"],
            SecurityGroups = [group],
            VolumeKey = key,
            Role = new NodeRoleRequest { PermissionsBoundary = boundary },
        });
        new SelfManagedNodes(test.Stack, "Own", new SelfManagedNodesProps
        {
            Cluster = cluster,
            Name = "own",
            InstanceType = new Ec2.InstanceType("c7i.large"),
            SecurityGroups = [group],
            Role = new NodeRoleRequest { ManagedPolicies = [boundary] },
        });

        var resources = Resources(test);
        var managed = resources["NodeTemplateManaged"]?["Properties"]?["LaunchTemplateData"];
        var own = resources["NodeTemplateOwn"]?["Properties"]?["LaunchTemplateData"];

        Assert.Equal(["m7g.xlarge", "m6g.xlarge"], Texts(resources["NodesManaged"]?["Properties"]?["InstanceTypes"]));
        Assert.Equal("AL2023_ARM_64_STANDARD", (string?)resources["NodesManaged"]?["Properties"]?["AmiType"]);
        Assert.Equal("sg-0ccccccccccccccc1", Texts(managed?["SecurityGroupIds"])[1]);
        Assert.Equal((true, "arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-0000-0000-0000-000000000000"), Encryption(managed));
        Assert.Equal("arn:aws:iam::111122223333:policy/edge", (string?)resources["NodeRoleManaged"]?["Properties"]?["PermissionsBoundary"]);
        Assert.Equal("c7i.large", (string?)own?["InstanceType"]);
        Assert.Contains("sg-0ccccccccccccccc1", own?["NetworkInterfaces"]?.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("arn:aws:iam::111122223333:policy/edge", Texts(resources["NodeRoleOwn"]?["Properties"]?["ManagedPolicyArns"])[0]);
    }

    [Fact]
    public void A_launch_template_of_the_CDK_rolls_the_nodes_when_it_changes()
    {
        using var test = new TestStack();
        var template = new Ec2.LaunchTemplate(test.Stack, "Template");
        new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "main",
            LaunchTemplate = template.ToExisting(),
        });

        var used = Resources(test)["NodesMain"]?["Properties"]?["LaunchTemplate"]?.ToJsonString() ?? "";

        Assert.Contains("LatestVersionNumber", used, StringComparison.Ordinal);
        var named = Ec2.LaunchTemplate.FromLaunchTemplateAttributes(test.Stack, "ByName", new Ec2.LaunchTemplateAttributes { LaunchTemplateName = "main" });
        Assert.Contains("Test/ByName: a node group takes a launch template by its id", Assert.Throws<ArgumentException>(() => named.ToExisting()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_thing_is_not_given_twice()
    {
        using var test = new TestStack();
        var boundary = Iam.ManagedPolicy.FromManagedPolicyArn(test.Stack, "Boundary", "arn:aws:iam::111122223333:policy/edge");
        var props = new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "main",
            Role = new NodeRoleRequest { PermissionsBoundary = boundary, PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/other" },
        };

        var error = Assert.Throws<ArgumentException>(() => new ManagedNodes(test.Stack, "Nodes", props));

        Assert.Contains("PermissionsBoundary and PermissionsBoundaryArn are both given; leave one of them out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_the_app_reach_instances_volumes_and_interfaces()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);
        new ManagedNodes(test.Stack, "Managed", new ManagedNodesProps { Cluster = cluster, Name = "managed", Tags = ValueMap.Of(("team", "shop")) });
        new SelfManagedNodes(test.Stack, "Own", new SelfManagedNodesProps { Cluster = cluster, Name = "own", AutoscalerNodeTags = true });
        Cdk.Tags.Of(test.App).Add("cost-center", "42");

        var resources = Resources(test);

        foreach (var (name, tags) in new[]
        {
            ("Managed", "team=shop,Name=shop-managed-Node,cost-center=42"), ("Own", "Name=shop-own-Node,cost-center=42"),
        })
        {
            var specifications = resources[$"NodeTemplate{name}"]?["Properties"]?["LaunchTemplateData"]?["TagSpecifications"]?.AsArray() ?? [];
            Assert.Equal(["instance", "volume", "network-interface"], specifications.Select(one => (string?)one?["ResourceType"]));
            Assert.All(specifications, one =>
                Assert.Equal(tags, string.Join(',', one?["Tags"]?.AsArray().Select(tag => $"{tag?["Key"]}={tag?["Value"]}") ?? [])));
        }
    }

    private static (bool? Encrypted, string? Key) Encryption(JsonNode? data) =>
        ((bool?)data?["BlockDeviceMappings"]?[0]?["Ebs"]?["Encrypted"], (string?)data?["BlockDeviceMappings"]?[0]?["Ebs"]?["KmsKeyId"]);

    private static string[] Texts(JsonNode? list) => [.. list?.AsArray().Select(text => text?.ToString() ?? "") ?? []];

    private static JsonObject Resources(TestStack test) => JsonNode.Parse(test.Template())?["Resources"]?.AsObject() ?? [];
}
