namespace EksAccessConstructs.Compute.Rules;

/// <summary>A capacity reservation is named one way, and a Capacity Block fits what is bought (EKS030).</summary>
internal static class NodeReservationRule
{
    private const string Key = "capacityReservation";

    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.CapacityReservation is not { } reservation)
        {
            return;
        }

        sink.ErrorIf(
            new[] { reservation.Preference, reservation.Id, reservation.ResourceGroupArn }.Count(choice => choice is not null) != 1,
            NodeRules.InstanceTypes, Key,
            "a capacity reservation is exactly one of a preference, an id and a resource group");
        sink.ErrorIf(reservation.Preference is not (null or "open" or "none"), NodeRules.InstanceTypes, $"{Key}.capacityReservationPreference",
            $"'{reservation.Preference}' is not a preference for capacity reservations; use open or none");
        sink.ErrorIf(reservation.IsCapacityBlock && nodes.InstanceTypes.Count != 1, NodeRules.InstanceTypes, "instanceMarketOptions",
            $"a Capacity Block holds one instance type, not {nodes.InstanceTypes}; name exactly one");
        sink.ErrorIf(reservation.IsCapacityBlock && nodes.Spot, NodeRules.InstanceTypes, "instanceMarketOptions",
            "a Capacity Block is not spot capacity; leave one of them out");
    }
}
