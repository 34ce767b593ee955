using System.Globalization;
using EksAccessConstructs.Addons;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The address family is known (EKS008), and IPv6 settings fit it and its needs (EKS026).</summary>
internal static class Ipv6Rule
{
    private const string Family = "kubernetesNetworkConfig.ipFamily";

    // In any case, so that no schema can list them.
    private static readonly ValueList<string> Families = CarriedKeys.WordsOf(Family);

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.NetworkConfig?.IpFamily is { } family && !Families.Contains(family, StringComparer.OrdinalIgnoreCase))
        {
            WordsRule.Refuse(family, Family, Families, sink);
        }

        var vpc = config.Vpc ?? new VpcConfig();
        var ownRange = vpc.Ipv6Cidr ?? vpc.Ipv6Pool;
        if (!config.IsIpv6())
        {
            sink.ErrorIf(ownRange is not null, EksctlRules.Ipv6, vpc.Ipv6Cidr is null ? "vpc.ipv6Pool" : "vpc.ipv6Cidr",
                "'vpc.ipv6Cidr' and 'vpc.ipv6Pool' need 'kubernetesNetworkConfig.ipFamily' IPv6");
            sink.ErrorIf(!vpc.ExtraIpv6Cidrs.IsEmpty, EksctlRules.Ipv6, "vpc.extraIPv6CIDRs",
                "'vpc.extraIPv6CIDRs' needs 'kubernetesNetworkConfig.ipFamily' IPv6");
            return;
        }

        sink.ErrorIf((vpc.Ipv6Cidr is null) != (vpc.Ipv6Pool is null), EksctlRules.Ipv6, vpc.Ipv6Cidr is null ? "vpc.ipv6Pool" : "vpc.ipv6Cidr",
            "'vpc.ipv6Cidr' and 'vpc.ipv6Pool' must both be set, or neither");
        sink.ErrorIf(vpc is { Ipv6Cidr: not null, Ipv6Pool: not null, Id: not null }, EksctlRules.Ipv6, "vpc.ipv6Cidr",
            "'vpc.ipv6Cidr' is for a VPC to be made; leave it out with an existing VPC");
        sink.ErrorIf(config.NetworkConfig?.ServiceIpv4Cidr is not null, EksctlRules.Ipv6, "kubernetesNetworkConfig.serviceIPv4CIDR",
            "'kubernetesNetworkConfig.serviceIPv4CIDR' cannot be set with IPv6");
        sink.ErrorIf(vpc.NatGateway is not null, EksctlRules.Ipv6, "vpc.nat", "'vpc.nat' cannot be set with IPv6");
        sink.ErrorIf(vpc.AutoAllocateIpv6 is true, EksctlRules.Ipv6, "vpc.autoAllocateIPv6", "'vpc.autoAllocateIPv6' is for IPv4 clusters; leave it out");
        sink.ErrorIf(!config.LocalZones.IsEmpty, EksctlRules.Ipv6, "localZones", "'localZones' cannot be used with IPv6");
        sink.ErrorIf(config.Metadata.Version is { } version && Minor(version) < 21, EksctlRules.Ipv6, "metadata.version",
            $"IPv6 needs version 1.21 or later, not {config.Metadata.Version}");
        CheckAddons(config, sink);
    }

    /// <summary>True for an IPv6 cluster.</summary>
    public static bool IsIpv6(this ClusterConfig config) => string.Equals(config.NetworkConfig?.IpFamily, "IPv6", StringComparison.OrdinalIgnoreCase);

    private static void CheckAddons(ClusterConfig config, RuleSink sink)
    {
        var index = config.Addons.Select(addon => addon.Name).ToList().IndexOf(AddonNames.VpcCni);
        var cni = index < 0 ? null : config.Addons[index];
        if (cni?.Version is { } version and not "latest" && !IsNewEnough(version))
        {
            sink.Error(EksctlRules.Ipv6, $"addons[{index}].version", $"add-on 'vpc-cni' needs version 1.10.0 or later with IPv6, not {version}");
        }

        if (config.AutoMode?.Enabled is true)
        {
            return;
        }

        sink.ErrorIf(!config.Has(AddonNames.CoreDns), EksctlRules.Ipv6, "addons",
            "an IPv6 cluster must list the add-on 'coredns' in 'addons', or use EKS Auto Mode");
        if (cni is not null)
        {
            var agent = config.Has(AddonNames.PodIdentityAgent);
            sink.ErrorIf(!agent && config.Iam?.WithOidc is not true, EksctlRules.Ipv6, $"addons[{index}]",
                $"add-on 'vpc-cni' needs a role with IPv6; set 'iam.withOIDC', or list '{AddonNames.PodIdentityAgent}'");
            var hasPodIdentity = config.AddonsConfig?.AutoApplyPodIdentityAssociations is true
                || cni.UseDefaultPodIdentityAssociations is true
                || cni.PodIdentityAssociations is { IsEmpty: false };
            sink.ErrorIf(agent && !hasPodIdentity, EksctlRules.Ipv6, $"addons[{index}]",
                "add-on 'vpc-cni' needs a pod identity with IPv6; set 'addonsConfig.autoApplyPodIdentityAssociations', "
                + "or its useDefaultPodIdentityAssociations or podIdentityAssociations");
        }
    }

    private static bool IsNewEnough(string version)
    {
        var parts = version.TrimStart('v').Split('.', '-');
        return Number(parts[0]) is { } major && (parts.Length < 2 ? 0 : Number(parts[1])) is { } minor && (major, minor).CompareTo((1, 10)) >= 0;
    }

    private static int? Minor(string version) => version.Split('.') is ["1", var minor] ? Number(minor) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
