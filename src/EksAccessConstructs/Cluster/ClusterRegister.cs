using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Who was let into a cluster by which construct.</summary>
internal sealed class ClusterRegister(IConstruct cluster, AuthenticationMode? mode)
{
    private readonly List<Admission> admissions = [];

    public IReadOnlyList<Admission> Admissions => admissions;

    public void Admit(Admission admission)
    {
        ArgumentNullException.ThrowIfNull(admission);
        if (mode is { } known && !known.HasEntries())
        {
            throw new ArgumentException($"'{admission.Principal}' cannot be let into '{cluster.Node.Path}': mode {known.Word()} knows no access entries; use API_AND_CONFIG_MAP or API", nameof(admission));
        }

        if (admissions.Find(earlier => earlier.Principal == admission.Principal) is { } earlier)
        {
            throw new ArgumentException(
                $"'{admission.Principal}' has an access entry already, defined at '{earlier.Source.Node.Path}'; EKS takes one for each principal, so add what '{admission.Source.Node.Path}' says there", nameof(admission));
        }

        admissions.Add(admission);
    }

    public static string LogicalId(string prefix, ReadOnlySpan<string> parts)
    {
        var id = prefix;
        foreach (var part in parts)
        {
            id += LogicalIds.Word(part);
        }

        return id;
    }
}
