using EksAccessConstructs.Pods;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Pod identity associations that a cluster lacks, has too many, or has otherwise.</summary>
/// <param name="expected">The cluster as it should be.</param>
/// <param name="actual">The cluster as it is.</param>
internal sealed class AssociationDrift(ClusterSnapshot expected, ClusterSnapshot actual)
{
    private const string What = "pod identity association";

    /// <summary>What differs; nothing where no association was collected.</summary>
    public IEnumerable<DriftItem> Items
    {
        get
        {
            var (wanted, held) = (Of(expected), Of(actual));
            return held.Count == 0 ? []
                : wanted.Select(pair => Of(pair.Value, held.GetValueOrDefault(pair.Key))).OfType<DriftItem>()
                    .Concat(held.Where(pair => !wanted.ContainsKey(pair.Key)).Select(pair => Extra(pair.Value)));
        }
    }

    private static Dictionary<string, AccountBinding> Of(ClusterSnapshot cluster) => cluster.Pods.Accounts
        .Where(one => one.Mechanism is IdentityMechanism.PodIdentity)
        .GroupBy(one => one.Account, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private static DriftItem? Of(AccountBinding wanted, AccountBinding? held)
    {
        if (held is null)
        {
            return new(DriftKind.Missing, What, wanted.Account, [], wanted.Origin.Location);
        }

        // Only the deployment names a role that a stack makes.
        var role = wanted.Role.StartsWith("arn:", StringComparison.Ordinal) && !wanted.Role.Contains("${", StringComparison.Ordinal) ? wanted.Role : held.Role;
        var fields = DriftFields.Of(
            ("roleArn", role, held.Role),
            ("targetRoleArn", wanted.TargetRole ?? "none", held.TargetRole ?? "none"),
            ("disableSessionTags", Word(wanted.SessionTagsAreOff), Word(held.SessionTagsAreOff)),
            ("policy", wanted.HasSessionPolicy ? "a session policy" : "none", held.HasSessionPolicy ? "a session policy" : "none"));
        return fields.IsEmpty ? null : new(DriftKind.Different, What, wanted.Account, fields, wanted.Origin.Location);
    }

    // What an add-on owns EKS has made with it.
    private static DriftItem Extra(AccountBinding held) => new(
        DriftKind.Extra, What, held.Account, DriftFields.Actual(("roleArn", held.Role), ("targetRoleArn", held.TargetRole ?? "")), held.Origin.Location)
    {
        IsEksOwn = held.Addon is not null,
    };

    private static string Word(bool truth) => truth ? "true" : "false";
}
