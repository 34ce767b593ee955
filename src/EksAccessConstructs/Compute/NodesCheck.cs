using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS and EC2 would refuse, found before anything is defined.</summary>
internal static partial class NodesCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message lists all.</exception>
    public static void Run(NodesProps props, string path, IEnumerable<string> more)
    {
        string[] problems = [.. Problems(props), .. more];
        if (problems.Length > 0)
        {
            throw new ArgumentException($"node group '{props.Name}' at '{path}': {string.Join("; ", problems)}");
        }
    }

    private static IEnumerable<string> Problems(NodesProps props) =>
    [
        .. GroupName().IsMatch(props.Name) || Cdk.Token.IsUnresolved(props.Name) ? [] : new[] { $"'{props.Name}' is no name; use 1 to 63 letters, digits and dashes, a letter or digit first" },
        .. Some(NodeSizes.Problem(props.MinSize, props.MaxSize, props.DesiredSize)),
        .. NodeLabels.Problems(props.Labels),
        .. NodeTaint.Problems(props.Taints),
        .. props.AdditionalVolumes.Prepend(props.Volume).SelectMany(volume => volume.Problems()),
        .. props.AdditionalVolumes.Where(volume => volume.Device is null).Select(_ => "an additional volume has no device; name one, such as /dev/sdf"),
        .. Image(props),
        .. Role(props),
        .. Reservation(props),
        .. props is { Ssh: { Allow: true, SourceSecurityGroupIds.IsEmpty: true }, PrivateNetworking: true, Cluster.Network.Cidr: null }
            ? ["SSH is open to the VPC, whose address range is not known; give it in the network's Cidr, or name SourceSecurityGroupIds"]
            : Array.Empty<string>(),
        .. props.MaxPods is < 1 ? [$"a node cannot be held to {props.MaxPods} pods; give 1 or more, or leave it out"] : Array.Empty<string>(),
        .. props.FabricAdapters < 0 ? [$"a node cannot have {props.FabricAdapters} Elastic Fabric Adapters"] : Array.Empty<string>(),
        .. props.FabricAdapters > 0 && props.Subnets.Count != 1 ? ["Elastic Fabric Adapters work in one subnet only; name exactly one in Subnets"] : Array.Empty<string>(),
        .. props.Family.Kind is not AmiFamilyKind.Bottlerocket && (!props.BottlerocketSettings.Entries.IsEmpty || props.AdminContainer is not null)
            ? [$"Bottlerocket settings are given, but the images are '{props.Family}'; leave them out or use Bottlerocket"]
            : Array.Empty<string>(),
    ];

    private static string[] Image(NodesProps props)
    {
        if (props.ImageId is null)
        {
            return Some(props.Family.ProblemWith(props.Cluster.Version));
        }

        return props.MaxPods is not null && props.IsManaged && props.Family.Kind is AmiFamilyKind.AmazonLinux2
            ? ["a managed Amazon Linux 2 image of one's own cannot be told its number of pods; pass it in OverrideBootstrapCommand"]
            : [];
    }

    private static IEnumerable<string> Role(NodesProps props)
    {
        var role = props.Role;
        if (role.Existing is not null && role != new NodeRole { Existing = role.Existing, CniPolicy = role.CniPolicy })
        {
            yield return "the role exists, so its name, boundary and policies are its own; leave them out";
        }

        if (props.BlockPodImds && !role.AddonPolicies.IsEmpty)
        {
            yield return $"pods are kept from the node's role (BlockPodImds), so {role.AddonPolicies} would not reach them; use pod identities or drop one of the two";
        }
    }

    private static IEnumerable<string> Reservation(NodesProps props)
    {
        if (props.CapacityReservation is not { } reservation)
        {
            yield break;
        }

        if (new[] { reservation.Preference, reservation.Id, reservation.ResourceGroupArn }.Count(choice => choice is not null) != 1)
        {
            yield return "a capacity reservation is exactly one of a preference, an id and a resource group";
        }

        if (reservation.Preference is not (null or "open" or "none"))
        {
            yield return $"'{reservation.Preference}' is no preference for capacity reservations; use 'open' or 'none'";
        }

        if (reservation.IsCapacityBlock && props.Types.Count != 1)
        {
            yield return "a Capacity Block holds one instance type; name exactly one";
        }
    }

    private static string[] Some(string? problem) => problem is null ? [] : [problem];

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z_-]{0,62}$")]
    private static partial Regex GroupName();
}
