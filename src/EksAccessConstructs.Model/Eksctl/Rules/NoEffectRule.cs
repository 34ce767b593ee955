using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Nothing is written that has no effect (EKS009).</summary>
internal static class NoEffectRule
{
    private const string OfAddon = "EKS keeps service account and role only for an add-on; use 'iam.podIdentityAssociations'";

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var vpc = config.Vpc ?? new VpcConfig();
        var ownGroup = vpc.SecurityGroup is not null || !vpc.ControlPlaneSecurityGroupIds.IsEmpty;
        Tell(config.NetworkConfig?.ServiceIpv6Cidr is not null, "kubernetesNetworkConfig.serviceIPv6CIDR", "EKS alone chooses it");
        Tell(ownGroup && !vpc.ExtraCidrs.IsEmpty, "vpc.extraCIDRs", "no rules are added to a security group of your own; add them there");
        Tell(ownGroup && !vpc.ExtraIpv6Cidrs.IsEmpty, "vpc.extraIPv6CIDRs", "no rules are added to a security group of your own; add them there");
        Tell(vpc.NatGateway is not null && (!vpc.PublicSubnets.IsEmpty || !vpc.PrivateSubnets.IsEmpty), "vpc.nat", "an existing network keeps its gateways");
        Tell(!config.Metadata.Annotations.IsEmpty, "metadata.annotations", "nothing reads it, not even eksctl");
        foreach (var (index, addon) in config.Addons.Index())
        {
            foreach (var (item, one) in (addon.PodIdentityAssociations ?? []).Index())
            {
                var place = $"addons[{index}].podIdentityAssociations[{item}]";
                Tell(one.TargetRoleArn is not null, $"{place}.targetRoleARN", OfAddon);
                Tell(one.DisableSessionTags is true, $"{place}.disableSessionTags", OfAddon);
                Tell(one.Policy is not null, $"{place}.policy", OfAddon);
                Tell(one.CreateServiceAccount is true, $"{place}.createServiceAccount", "the add-on makes its service accounts");
            }
        }

        foreach (var (group, path) in config.Groups())
        {
            Tell(group.Placement?.SpreadLevel is not null, $"{path}.placement.spreadLevel", "it is for control planes on Outposts");
        }

        void Tell(bool stands, string path, string why)
        {
            if (stands)
            {
                sink.Warn(TextRules.Swallowed, path, $"'{path}' has no effect: {why}");
            }
        }
    }
}
