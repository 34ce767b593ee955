using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Facts that go without saying: what CloudFormation or EKS takes when nothing is said.</summary>
internal static class ImpliedValues
{
    private static readonly (Regex Key, string Value)[] All =
    [
        Value(@"cluster\.ResourcesVpcConfig\.EndpointPublicAccess", "true"),
        Value(@"cluster\.ResourcesVpcConfig\.EndpointPrivateAccess", "false"),
        Value(@"cluster\.ResourcesVpcConfig\.PublicAccessCidrs\[0\.0\.0\.0/0\]", "yes"),
        Value(@"cluster\.AccessConfig\.BootstrapClusterCreatorAdminPermissions", "true"),
        Value(@"cluster\.KubernetesNetworkConfig\.IpFamily", "ipv4"),
        Value(@"cluster\.DeletionProtection", "false"),
        Value(@"cluster\.ZonalShiftConfig\.Enabled", "false"),
        Value(@"cluster\.UpgradePolicy\.SupportType", "EXTENDED"),
        Value(@"nodes\[.*\]\.CapacityType", "ON_DEMAND"),
        Value(@"nodes\[.*\]\.ForceUpdateEnabled", "false"),
        Value(@"nodes\[.*\]\.NodeRepairConfig\.Enabled", "false"),
        Value(@".*\.Ebs\.Encrypted", "false"),
        Value(@".*\.NetworkCardIndex", "0"),
        Value(@".*\.MetadataOptions\.HttpEndpoint", "enabled"),
        Value(@".*\.Monitoring\.Enabled", "false"),
        Value(@".*\.EbsOptimized", "false"),
        Value(@"role\[.*\]\.path", "/"),
        Value(@"subnet\[.*\]\.(mapPublicIp|assignIpv6)", "false"),
        Value(@"accessEntry\[.*\]\.type", "STANDARD"),
        Value(@"addon\[.*\]\.resolveConflicts", "NONE"),
        Value(@"vpcEndpoint\[.*\]\.privateDns", "false"),
    ];

    public static bool Say(string key, string value) => All.Any(implied => implied.Value == value && implied.Key.IsMatch(key));

    private static (Regex Key, string Value) Value(string key, string value) => (new Regex($"^{key}$"), value);
}
