namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A capacity reservation is named one way, and a capacity block has one (EKS030).</summary>
internal static class CapacityRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            var (reservation, place) = (group.CapacityReservation, $"{path}.capacityReservation");
            var hasTarget = reservation?.Id is not null || reservation?.ResourceGroupArn is not null;
            sink.ErrorIf(reservation?.Preference is not null && hasTarget, EksctlRules.InstanceTypes, place,
                $"'{place}' takes a capacityReservationPreference or a capacityReservationTarget, not both");
            sink.ErrorIf(reservation?.Preference is not null and not ("open" or "none"), EksctlRules.InstanceTypes, $"{place}.capacityReservationPreference",
                $"'{place}.capacityReservationPreference' ('{reservation?.Preference}') must be open or none");
            sink.ErrorIf(reservation is { Id: not null, ResourceGroupArn: not null }, EksctlRules.InstanceTypes, $"{place}.capacityReservationTarget",
                $"'{place}.capacityReservationTarget' takes an id or a resource group, not both");
            var market = $"{path}.instanceMarketOptions";
            sink.ErrorIf(group.MarketType is not null && reservation is null, EksctlRules.InstanceTypes, market,
                $"'{market}' needs '{place}', which names the capacity block");
            sink.ErrorIf(group.MarketType is not null and not "capacity-block", EksctlRules.InstanceTypes, market,
                $"'{market}.marketType' ('{group.MarketType}') must be capacity-block{(group.MarketType == "spot" ? $"; for spot instances use '{path}.{(group is ManagedNodeGroupConfig ? "spot" : "instancesDistribution")}'" : "")}");
            sink.ErrorIf(group is ManagedNodeGroupConfig { Spot: true } && group.MarketType is not null, EksctlRules.InstanceTypes, market,
                $"'{market}' and '{path}.spot' cannot both stand");
        }
    }
}
