using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS and EC2 would refuse, found before anything is defined.</summary>
internal static partial class NodesCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message lists all.</exception>
    public static void Run(NodesProps props, string path, Action<Problems> more)
    {
        var problems = new Problems();
        Common(props, problems);
        more(problems);
        problems.ThrowIfAny($"node group '{props.Name}' at '{path}'");
    }

    private static void Common(NodesProps props, Problems problems)
    {
        problems.If(
            !GroupName().IsMatch(props.Name) && !Cdk.Token.IsUnresolved(props.Name),
            $"'{props.Name}' is no name; use 1 to 63 letters, digits and dashes, a letter or digit first");
        problems.Add(NodeSizes.Problem(props.MinSize, props.MaxSize, props.DesiredSize));
        problems.Add(NodeLabels.Problems(props.Labels));
        problems.Add(NodeTaint.Problems(props.Taints));
        problems.Add(props.AdditionalVolumes.Prepend(props.Volume).SelectMany(volume => volume.Problems()));
        problems.If(props.AdditionalVolumes.Any(volume => volume.Device is null), "an additional volume has no device; name one, such as /dev/sdf");
        Image(props, problems);
        Role(props, problems);
        Reservation(props, problems);
        Ssh(props, problems);
        problems.If(props.MaxPods is < 1, $"a node cannot be held to {props.MaxPods} pods; give 1 or more, or leave it out");
        problems.If(props.FabricAdapters < 0, $"a node cannot have {props.FabricAdapters} Elastic Fabric Adapters");
        problems.If(props.FabricAdapters > 0 && props.Subnets.Count != 1, "Elastic Fabric Adapters work in one subnet only; name exactly one in Subnets");
        problems.If(
            props.Family.Kind is not AmiFamilyKind.Bottlerocket && (!props.BottlerocketSettings.Entries.IsEmpty || props.AdminContainer is not null),
            $"Bottlerocket settings are given, but the images are '{props.Family}'; leave them out or use Bottlerocket");
    }

    private static void Image(NodesProps props, Problems problems)
    {
        if (props.ImageId is null)
        {
            problems.Add(props.Family.ProblemWith(props.Cluster.Version));
        }

        problems.If(
            props is { ImageId: not null, MaxPods: not null, IsManaged: true, Family.Kind: AmiFamilyKind.AmazonLinux2 },
            "a managed Amazon Linux 2 image of one's own cannot be told its number of pods; pass it in OverrideBootstrapCommand");
    }

    private static void Role(NodesProps props, Problems problems)
    {
        var role = props.Role;
        problems.If(
            role.Existing is not null && role != new NodeRole { Existing = role.Existing, CniPolicy = role.CniPolicy },
            "the role exists, so its name, boundary and policies are its own; leave them out");
        problems.If(
            props.BlockPodImds && !role.AddonPolicies.IsEmpty,
            $"pods are kept from the node's role (BlockPodImds), so {role.AddonPolicies} would not reach them; use pod identities or drop one of the two");
    }

    private static void Reservation(NodesProps props, Problems problems)
    {
        if (props.CapacityReservation is not { } reservation)
        {
            return;
        }

        problems.If(
            new[] { reservation.Preference, reservation.Id, reservation.ResourceGroupArn }.Count(choice => choice is not null) != 1,
            "a capacity reservation is exactly one of a preference, an id and a resource group");
        problems.If(
            reservation.Preference is not (null or "open" or "none"), $"'{reservation.Preference}' is no preference for capacity reservations; use 'open' or 'none'");
        problems.If(reservation.IsCapacityBlock && props.Types.Count != 1, "a Capacity Block holds one instance type; name exactly one");
    }

    private static void Ssh(NodesProps props, Problems problems) => problems.If(
        props is { Ssh: { Allow: true, SourceSecurityGroupIds.IsEmpty: true }, PrivateNetworking: true, Cluster.Network.Cidr: null },
        "SSH is open to the VPC, whose address range is not known; give it in the network's Cidr, or name SourceSecurityGroupIds");

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z_-]{0,62}$")]
    private static partial Regex GroupName();
}
