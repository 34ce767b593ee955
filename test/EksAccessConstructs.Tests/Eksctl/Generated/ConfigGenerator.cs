using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Generated;

/// <summary>ClusterConfigs of one seed: a base, and some keys with values that are right, at a boundary or slightly wrong.</summary>
internal sealed class ConfigGenerator(int seed)
{
    private static readonly string[] Bases =
    [
        "{}",
        """{"nodeGroups":[{"name":"two"}]}""",
        """{"managedNodeGroups":[],"nodeGroups":[{"name":"two","privateNetworking":true}]}""",
        """{"managedNodeGroups":[],"fargateProfiles":[{"name":"web","selectors":[{"namespace":"kube-system"}]}]}""",
        """{"managedNodeGroups":[],"autoModeConfig":{"enabled":true}}""",
        """{"managedNodeGroups":[{"name":"one","privateNetworking":true}],"privateCluster":{"enabled":true}}""",
        """{"managedNodeGroups":[],"outpost":"""
            + """{"controlPlaneOutpostARN":"arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718","controlPlaneInstanceType":"m5.large"}}""",
        """{"kubernetesNetworkConfig":{"ipFamily":"IPv6"},"addons":[{"name":"coredns"},{"name":"kube-proxy"}]}""",
        """{"remoteNetworkConfig":{"remoteNodeNetworks":[{"cidrs":["10.80.0.0/16"]}]}}""",
        """{"availabilityZones":["us-west-2a","us-west-2b"]}""",
    ];

    private static readonly KeySample[] Samples = [.. KeySamples.All.Values];

    private static readonly KeySample[] OfNodes = [.. Samples.Where(sample => sample.Path.Contains("odeGroups[]", StringComparison.Ordinal))];

    private readonly Random random = new(seed);

    /// <summary>The next config.</summary>
    public string Next()
    {
        var tree = ConfigTree.Plain();
        foreach (var (key, value) in JsonNode.Parse(Pick(Bases))?.AsObject() ?? [])
        {
            _ = value is JsonArray { Count: 0 } ? tree.Without(key) : tree.Set(key, value ?? new JsonObject());
        }

        for (var keys = random.Next(1, 5); keys > 0; keys--)
        {
            var sample = Pick(random.Next(2) == 0 ? OfNodes : Samples);
            var bare = sample with { Needs = random.Next(5) == 0 ? [] : sample.Needs };
            tree.Set(bare, Pick(random.Next(2) == 0 ? [sample.First ?? sample.Second, sample.Second] : sample.Values));
        }

        return tree.ToString();
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
