using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Access entries that a cluster lacks, has too many, or has otherwise.</summary>
/// <param name="expected">The cluster as it should be.</param>
/// <param name="actual">The cluster as it is.</param>
internal sealed class EntryDrift(ClusterSnapshot expected, ClusterSnapshot actual)
{
    /// <summary>What differs: first what should be, in its order, then what is extra.</summary>
    public IEnumerable<DriftItem> Items =>
        expected.CountingEntries.Except(Untold).Select(Of).OfType<DriftItem>().Concat(actual.Plan.Grants.Where(IsExtra).Select(Extra));

    /// <summary>The entries for roles that only the deployment names, where several of the cluster may be meant.</summary>
    public IEnumerable<AccessGrant> Untold => expected.CountingEntries.Where(grant => grant.Principal.IsUnresolved
        && actual.Plan.Grants.Any(one => one.Type == grant.Type && IsExtra(one)));

    // Where nothing tells of all entries, others may be meant to be there.
    private bool IsExtra(AccessGrant grant) => expected.KnowsEntries && expected.CountingEntries.All(one => one.Principal != grant.Principal);

    private DriftItem? Of(AccessGrant grant)
    {
        if (actual.Plan[grant.Principal] is not { } held)
        {
            return new(DriftKind.Missing, "access entry", $"{grant.Principal}", [], grant.Origin.Location);
        }

        // EKS gives nodes their names and groups.
        var isIdentity = grant.Type.TakesIdentity;
        var fields = DriftFields.Of(
            ("type", grant.Type.Name, held.Type.Name),
            ("username", Username(isIdentity ? grant : held), Username(held)),
            ("kubernetesGroups", DriftFields.Set(isIdentity ? grant.Groups : held.Groups), DriftFields.Set(held.Groups)),
            ("accessPolicies", DriftFields.Policies(grant), DriftFields.Policies(held)),
            ("tags", Tags(grant, grant.Tags), Tags(grant, held.Tags)));
        return fields.IsEmpty ? null : new(DriftKind.Different, "access entry", grant.Principal.Text, fields, grant.Origin.Location);
    }

    private static DriftItem Extra(AccessGrant grant) => new(
        DriftKind.Extra, "access entry", grant.Principal.Text,
        DriftFields.Actual(
            ("type", grant.Type == EntryType.Standard ? "" : grant.Type.Name),
            ("username", grant.Username ?? ""),
            ("kubernetesGroups", DriftFields.Set(grant.Groups)),
            ("accessPolicies", DriftFields.Policies(grant))),
        grant.Origin.Location);

    private static string Username(AccessGrant grant) => grant.Username ?? "as EKS makes it";

    // CloudFormation and others add tags of their own.
    private static string Tags(AccessGrant expected, ValueMap tags) =>
        DriftFields.Set(expected.Tags.Select(tag => $"{tag.Key}={tags[tag.Key] ?? ""}"));
}
