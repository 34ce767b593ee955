using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Ids of EC2 are ids (EKS008). eksctl asks AWS instead, which this library never does.</summary>
internal static class IdsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var vpc = config.Vpc ?? new VpcConfig();
        One(vpc.Id, "vpc", "vpc.id", sink);
        One(vpc.SecurityGroup, "sg", "vpc.securityGroup", sink);
        One(vpc.SharedNodeSecurityGroup, "sg", "vpc.sharedNodeSecurityGroup", sink);
        List(vpc.ControlPlaneSecurityGroupIds, "sg", "vpc.controlPlaneSecurityGroupIDs", sink);
        List(vpc.ControlPlaneSubnetIds, "subnet", "vpc.controlPlaneSubnetIDs", sink);
        foreach (var (subnets, kind) in new[] { (vpc.PublicSubnets, "public"), (vpc.PrivateSubnets, "private") })
        {
            foreach (var subnet in subnets)
            {
                One(subnet.Id, "subnet", $"vpc.subnets.{kind}.{subnet.Key}.id", sink);
            }
        }

        foreach (var (group, path) in config.Groups())
        {
            List(group.SecurityGroups?.AttachIds ?? [], "sg", $"{path}.securityGroups.attachIDs", sink);
            List(group.Ssh?.SourceSecurityGroupIds ?? [], "sg", $"{path}.ssh.sourceSecurityGroupIds", sink);
            One((group as ManagedNodeGroupConfig)?.LaunchTemplate?.Id, "lt", $"{path}.launchTemplate.id", sink);
            One(group.CapacityReservation?.Id, "cr", $"{path}.capacityReservation.capacityReservationTarget.capacityReservationID", sink);
            for (var i = 0; i < group.AdditionalVolumes.Count; i++)
            {
                One(group.AdditionalVolumes[i].SnapshotId, "snap", $"{path}.additionalVolumes[{i}].snapshotID", sink);
            }

            for (var i = 0; i < group.Subnets.Count; i++)
            {
                One(group.Subnets[i].StartsWith("subnet-", StringComparison.Ordinal) ? group.Subnets[i] : null, "subnet", $"{path}.subnets[{i}]", sink);
            }
        }

        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            List(config.FargateProfiles[i].Subnets.Where(subnet => subnet.StartsWith("subnet-", StringComparison.Ordinal)).ToValueList(), "subnet",
                $"fargateProfiles[{i}].subnets", sink);
        }
    }

    private static void List(ValueList<string> ids, string prefix, string path, RuleSink sink)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            One(ids[i], prefix, $"{path}[{i}]", sink);
        }
    }

    private static void One(string? id, string prefix, string path, RuleSink sink)
    {
        if (id is not null && !Ec2Ids.IsId(id, prefix))
        {
            sink.Error(TextRules.BadValue, path, $"'{path}' ('{id}') is not an id of EC2; write one such as {prefix}-0a1b2c3d4e5f60718");
        }
    }
}
