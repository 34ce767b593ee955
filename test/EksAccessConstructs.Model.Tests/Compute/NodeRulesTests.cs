using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Compute;

public sealed class NodeRulesTests
{
    [Theory]
    [InlineData("tier", "web", null)]
    [InlineData("example.org/zone", "", null)]
    [InlineData("node.kubernetes.io/windows-build", "10.0", null)]
    [InlineData("kubernetes.io/os", "linux", null)]
    [InlineData("a/b/c", "x", "'a/b/c' is not a label key; it holds one '/' at most")]
    [InlineData("Example.org/a", "x", "'Example.org/a' is not a label key; what is before '/' must be a DNS name in lower case")]
    [InlineData("-a", "x", "'-a' is not a label key; its name has 1 to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends")]
    [InlineData("a", "x y",
        "label 'a': 'x y' is not a label value; it is empty or has up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends")]
    [InlineData(
        "node-role.kubernetes.io/infra", "",
        "label 'node-role.kubernetes.io/infra' has a reserved prefix (kubernetes.io, k8s.io), and a node that asks for it cannot join; "
            + "use a prefix of your own")]
    public void Labels_are_those_that_a_node_may_give_itself(string key, string value, string? problem) =>
        Assert.Equal(problem, NodeLabels.Problem(key, value));

    [Fact]
    public void Taints_have_valid_keys_and_values_and_stand_once()
    {
        var problems = NodeTaint.Problems(
            [new("a", NodeTaintEffect.NoSchedule), new("a", NodeTaintEffect.NoExecute),
                new("a", NodeTaintEffect.NoSchedule, "1"), new("/", NodeTaintEffect.NoSchedule)]);

        Assert.Equal(["taint 'a' with effect NoSchedule is given twice; leave one",
            "taint '/': '/' is not a label key; what is before '/' must be a DNS name in lower case"], problems);
    }

    [Theory]
    [InlineData(null, null, null, 2, 2, 2)]
    [InlineData(null, null, 3, 3, 3, 3)]
    [InlineData(1, null, null, 1, 1, 1)]
    [InlineData(0, null, null, 0, 1, 0)]
    [InlineData(0, null, 0, 0, 1, 0)]
    [InlineData(2, 5, 3, 2, 5, 3)]
    [InlineData(null, 30, null, 2, 30, 2)]
    [InlineData(null, 1, null, 1, 1, 1)]
    public void Sizes_of_managed_nodes_follow_from_those_given(int? min, int? max, int? desired, int fewest, int most, int first) =>
        Assert.Equal(new NodeSizes(fewest, most, first), NodeSizes.Managed(min, max, desired));

    [Theory]
    [InlineData(null, null, null, 2, 2, null)]
    [InlineData(null, null, 3, 3, 3, 3)]
    [InlineData(0, null, null, 0, 0, null)]
    [InlineData(1, 24, 4, 1, 24, 4)]
    public void Sizes_of_self_managed_nodes_follow_from_those_given(int? min, int? max, int? desired, int fewest, int most, int? first) =>
        Assert.Equal(new NodeSizes(fewest, most, first), NodeSizes.SelfManaged(min, max, desired));

    [Theory]
    [InlineData(3, 5, 2, "desired size 2 is below the minimum of 3; give a desired size between minimum and maximum")]
    [InlineData(null, 5, 6, "desired size 6 is above the maximum of 5; give a desired size between minimum and maximum")]
    [InlineData(6, 5, null, "minimum size 6 is above the maximum of 5; swap them")]
    [InlineData(-1, null, null, "the minimum size cannot be -1; give 0 or more")]
    public void Sizes_that_do_not_fit_are_refused(int? min, int? max, int? desired, string problem)
    {
        Assert.Equal(problem, NodeSizes.Problem(min, max, desired));
        Assert.Equal(problem, Assert.Throws<ArgumentException>(() => NodeSizes.Managed(min, max, desired)).Message);
    }

    [Fact]
    public void The_usual_volume_is_gp3_with_its_own_numbers()
    {
        var volume = new NodeVolume();

        Assert.Equal((80, "gp3", 3000, 125), (volume.Size, volume.Type, volume.RenderedIops, volume.RenderedThroughput));
        Assert.Empty(volume.Problems());
    }

    [Fact]
    public void Volumes_that_ebs_refuses_are_refused()
    {
        NodeVolume[] volumes =
        [
            new() { Iops = 2000 }, new() { Type = "gp2", Iops = 3000 }, new() { Type = "io1", Iops = 70000 }, new() { Type = "st1", Throughput = 200 },
            new() { Throughput = 2000 }, new() { KmsKeyId = "alias/own" }, new() { Size = 0 },
        ];

        Assert.Equal(
            [
                "2000 operations a second are out of range; gp3 takes 3000 to 16000",
                "operations a second are for gp3, io1 and io2 volumes only, not 'gp2'; leave them out",
                "70000 operations a second are out of range; io1 takes 100 to 64000",
                "throughput is for gp3 volumes only, not 'st1'; leave it out",
                "throughput 2000 is out of range; gp3 takes 125 to 1000 MiB a second",
                "a KMS key is given but the volume is not encrypted; encrypt it, or leave the key out",
                "a volume of 0 GiB cannot be made; give a size of 1 to 65536",
            ],
            volumes.SelectMany(volume => volume.Problems()));
    }
}
