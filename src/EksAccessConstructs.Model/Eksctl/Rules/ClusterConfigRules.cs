namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Holds a ClusterConfig against every rule of eksctl, and those of EKS that eksctl leaves to the deployment.</summary>
internal static class ClusterConfigRules
{
    private static readonly ValueList<Action<ClusterConfig, RuleSink>> Checks =
    [
        MetadataRule.Check, TagsRule.Check, AccessRule.Check, MappingsRule.Check, ArnsRule.Check, CidrsRule.Check, WordsRule.Check,
        ControlPlaneRule.Check, IdentityProvidersRule.Check, ServiceAccountsRule.Check, PodIdentityRule.Check, PodRolesRule.Check, AddonsRule.Check,
        CapabilitiesRule.Check, NetworkRule.Check, SubnetsRule.Check, EndpointsRule.Check, PrivateClusterRule.Check, Ipv6Rule.Check,
        NodeGroupsRule.Check, DescribedNodesRule.Check, VolumesRule.Check, ImagesRule.Check, InstanceTypesRule.Check, InstanceSelectorRule.Check,
        MarketRule.Check, TaintsRule.Check, NodeRoleRule.Check, NodeAccessRule.Check, SshKeyRule.Check, LaunchTemplateRule.Check, BootstrapRule.Check,
        LogsRule.Check, FargateRule.Check, AutoModeRule.Check, RemoteNetworkRule.Check, OutpostRule.Check, InstallsRule.Check, NoEffectRule.Check,
        DoneByHandRule.Check, QuotasRule.Check,
    ];

    /// <summary>Every breach, rule by rule.</summary>
    public static ValueList<Finding> Check(ClusterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var sink = new RuleSink(config);
        foreach (var check in Checks)
        {
            check(config, sink);
        }

        return sink.Findings;
    }
}
