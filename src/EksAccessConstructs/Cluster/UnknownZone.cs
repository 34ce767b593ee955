using Amazon.JSII.Runtime.Deputy;

namespace EksAccessConstructs.Cluster;

/// <summary>Stands for the zone of a subnet that only its id is known of: one zone among others, until a template would have to name it.</summary>
/// <param name="path">The construct path of the network.</param>
internal sealed class UnknownZone(string path) : DeputyBase, Cdk.IStableStringProducer
{
    /// <summary>A token for the zone.</summary>
    /// <param name="network">The network.</param>
    public static string Of(IConstruct network) => Cdk.Lazy.String(new UnknownZone(network.Node.Path));

    /// <summary>Called by the CDK where a template names the zone.</summary>
    public string Produce() =>
        throw new InvalidOperationException($"{path}: the availability zone of a subnet is needed but not known; give it in ExistingSubnet");
}
