using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Ids of EC2 are ids (EKS008). eksctl asks AWS instead, which this library never does. What does not even begin as an id is an error
/// always.</summary>
internal static class IdsRule
{
    public static void Check(ClusterConfig config, Severity severity, RuleSink sink)
    {
        foreach (var (id, kind, path) in Broken(config))
        {
            // A word such as <vpc-id> is no id of any kind, and nothing can be made of it.
            sink.Add(TextRules.BadValue, Ec2Ids.Begins(id, kind) ? severity : Severity.Error, path,
                $"'{path}' ('{id}') is not an id of EC2, which has 8 or 17 hexadecimal digits, so the deployment is refused; "
                    + $"write one such as {kind}-0a1b2c3d4e5f60718");
        }
    }

    /// <summary>What stands where an id must be and is none: the word, the kind of id, and the key.</summary>
    public static IEnumerable<(string Id, string Kind, string Path)> Broken(ClusterConfig config) =>
        from written in OfNetwork(config.Vpc ?? new VpcConfig()).Concat(config.Groups().SelectMany(OfGroup)).Concat(OfProfiles(config))
        where written.Id is not null && !Ec2Ids.IsId(written.Id, written.Kind)
        select (written.Id, written.Kind, written.Path);

    private static IEnumerable<(string? Id, string Kind, string Path)> OfNetwork(VpcConfig vpc) =>
    [
        (vpc.Id, "vpc", "vpc.id"),
        (vpc.SecurityGroup, "sg", "vpc.securityGroup"),
        (vpc.SharedNodeSecurityGroup, "sg", "vpc.sharedNodeSecurityGroup"),
        .. Each(vpc.ControlPlaneSecurityGroupIds, "sg", "vpc.controlPlaneSecurityGroupIDs"),
        .. Each(vpc.ControlPlaneSubnetIds, "subnet", "vpc.controlPlaneSubnetIDs"),
        .. vpc.PublicSubnets.Select(subnet => (subnet.Id, "subnet", $"vpc.subnets.public.{subnet.Key}.id")),
        .. vpc.PrivateSubnets.Select(subnet => (subnet.Id, "subnet", $"vpc.subnets.private.{subnet.Key}.id")),
    ];

    private static IEnumerable<(string? Id, string Kind, string Path)> OfGroup((NodeGroupConfig Group, string Path) item)
    {
        var (group, path) = item;
        return
        [
            (Meant(group.Ami, "ami"), "ami", $"{path}.ami"),
            .. Each(group.SecurityGroups?.AttachIds ?? [], "sg", $"{path}.securityGroups.attachIDs"),
            .. Each(group.Ssh?.SourceSecurityGroupIds ?? [], "sg", $"{path}.ssh.sourceSecurityGroupIds"),
            ((group as ManagedNodeGroupConfig)?.LaunchTemplate?.Id, "lt", $"{path}.launchTemplate.id"),
            (group.CapacityReservation?.Id, "cr", $"{path}.capacityReservation.capacityReservationTarget.capacityReservationID"),
            .. group.AdditionalVolumes.Select((volume, i) => (volume.SnapshotId, "snap", $"{path}.additionalVolumes[{i}].snapshotID")),
            .. group.Subnets.Select((word, i) => (Meant(word, "subnet"), "subnet", $"{path}.subnets[{i}]")),
        ];
    }

    private static IEnumerable<(string? Id, string Kind, string Path)> OfProfiles(ClusterConfig config) =>
        from profile in config.FargateProfiles.Index()
        from word in profile.Item.Subnets.Index()
        select (Meant(word.Item, "subnet"), "subnet", $"fargateProfiles[{profile.Index}].subnets[{word.Index}]");

    private static IEnumerable<(string? Id, string Kind, string Path)> Each(ValueList<string> ids, string kind, string path) =>
        ids.Select((id, i) => ((string?)id, kind, $"{path}[{i}]"));

    // Other words than ids are allowed there.
    private static string? Meant(string? word, string kind) => Ec2Ids.Begins(word ?? "", kind) ? word : null;
}
