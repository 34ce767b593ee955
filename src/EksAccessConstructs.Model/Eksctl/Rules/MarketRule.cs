using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A capacity block names its reservation (EKS030).</summary>
internal static class MarketRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups().Where(group => group.Group.MarketType is not null))
        {
            var market = $"{path}.instanceMarketOptions";
            sink.ErrorIf(group.CapacityReservation is null, NodeRules.InstanceTypes, market,
                $"'{market}' needs '{path}.capacityReservation', which names the capacity block");
            sink.ErrorIf(group.MarketType != "capacity-block", NodeRules.InstanceTypes, market,
                $"'{market}.marketType' ('{group.MarketType}') must be capacity-block{SpotInstead(group, path)}");
        }
    }

    private static string SpotInstead(NodeGroupConfig group, string path) => group switch
    {
        { MarketType: not "spot" } => "",
        ManagedNodeGroupConfig => $"; for spot instances use '{path}.spot'",
        _ => $"; for spot instances use '{path}.instancesDistribution'",
    };
}
