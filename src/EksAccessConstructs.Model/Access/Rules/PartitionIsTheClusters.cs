namespace EksAccessConstructs.Access.Rules;

/// <summary>AE18, for policies and, since no principal reaches over partitions, for principals.</summary>
internal static class PartitionIsTheClusters
{
    public static readonly AccessRule Rule = new(
        "AE18", new("EKS058", Severity.Error, "Principals and access policies are of the cluster's partition."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => facts.Partition is { } partition
        ? plan.Grants.SelectMany(grant => OfPrincipal(grant, partition).Concat(OfPolicies(grant, partition)))
        : [];

    private static IEnumerable<Finding> OfPrincipal(AccessGrant grant, string partition) =>
        grant.Principal.IsUnresolved || grant.Principal.Partition == partition
            ? []
            : [Rule.Info.At(grant.Origin.Location,
                $"'{grant.Principal}' is of partition '{grant.Principal.Partition}', but the cluster is in '{partition}'; use a principal of that partition")];

    private static IEnumerable<Finding> OfPolicies(AccessGrant grant, string partition) =>
        from association in grant.Policies
        let given = association.Policy.GivenPartition
        where given is not null && given != partition
        select Rule.Info.At(
            grant.Origin.Location, $"'{association.Policy.ArnIn(given)}' is of partition '{given}', but the cluster is in '{partition}'; "
                + $"write '{association.Policy.ArnIn(partition)}' or only the name");
}
