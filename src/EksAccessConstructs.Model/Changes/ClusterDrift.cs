using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>What a cluster has and should not, lacks, or has otherwise, and what that lets whom do.</summary>
public sealed record ClusterDrift
{
    /// <summary>The cluster's name; null where no file says it.</summary>
    public string? Cluster { get; init; }

    /// <summary>What differs, what EKS made itself included.</summary>
    public ValueList<DriftItem> All { get; init; }

    /// <summary>What the difference means for rights: from what should be to what is.</summary>
    public required AccessDiff Rights { get; init; }

    /// <summary>What is not compared, since one side does not tell it, one sentence each.</summary>
    public ValueList<string> NotCompared { get; init; }

    /// <summary>What differs and is nobody's own but ours.</summary>
    public IEnumerable<DriftItem> Items => All.Where(item => !item.IsEksOwn);

    /// <summary>What EKS, its add-ons and Kubernetes made.</summary>
    public IEnumerable<DriftItem> EksOwn => All.Where(item => item.IsEksOwn);

    /// <summary>True where the cluster is as it should be.</summary>
    public bool IsEmpty => !Items.Any();

    /// <summary>Compares a cluster as it should be with the cluster as it is.</summary>
    /// <param name="expected">What the files say that it should be.</param>
    /// <param name="actual">What EKS and the API server have answered.</param>
    /// <returns>No value where nothing tells of all access entries that the cluster has (EKS236): then everything would look as if it were missing.</returns>
    public static Reading<ClusterDrift> Between(ClusterSnapshot expected, ClusterSnapshot actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        return actual.KnowsEntries ? new(Compared(expected, actual), []) : new(null, [AnswerRules.IsCollected.At(actual.Origin.Location,
            "nothing here tells which access entries the cluster has; collect it with the script of 'eks-access drift --collect-script'")]);
    }

    private static ClusterDrift Compared(ClusterSnapshot expected, ClusterSnapshot actual)
    {
        var known = DeployedPrincipals.In(expected, actual);
        var rbac = actual.Rbac.All.Any(one => one is not Rbac.ConfigMapObject);
        var entries = new EntryDrift(known, actual);
        var compared = rbac ? known : known with { Rbac = Rbac.RbacObjects.None };
        var pods = actual.Pods.Accounts.Any(one => one.Mechanism is Pods.IdentityMechanism.PodIdentity);
        return new ClusterDrift
        {
            Cluster = actual.Name ?? expected.Name,
            All =
            [
                .. OfCluster(known, actual),
                .. entries.Items,
                .. new AssociationDrift(known, actual).Items,
                .. AwsAuthDrift.Between(known, actual),
                .. rbac ? new ObjectDrift(known, actual).Items : Enumerable.Empty<DriftItem>(),
            ],
            Rights = AccessDiff.Between(compared, actual),
            NotCompared =
            [
                .. rbac ? Array.Empty<string>() : ["no object of RBAC was collected, so none is compared; run kubectl get as the script does"],
                .. pods || known.Pods.Accounts.All(one => one.Mechanism is not Pods.IdentityMechanism.PodIdentity)
                    ? Array.Empty<string>()
                    : ["no pod identity association was collected"],
                .. entries.Untold.Select(grant => $"which role of the cluster '{grant.Principal}' is cannot be told"),
                .. known.AwsAuth is null && actual.CountingAwsAuth is not null ? ["no file tells what aws-auth should be"] : Array.Empty<string>(),
            ],
        };
    }

    private static IEnumerable<DriftItem> OfCluster(ClusterSnapshot expected, ClusterSnapshot actual)
    {
        var fields = DriftFields.Of(
            ("authenticationMode", expected.Mode.ToApiValue(), actual.Mode.ToApiValue()),
            ("version", expected.Version ?? actual.Version ?? "", actual.Version ?? expected.Version ?? ""));
        if (!fields.IsEmpty)
        {
            yield return new DriftItem(DriftKind.Different, "cluster", actual.Name ?? "", fields, expected.Origin.Location);
        }
    }
}
