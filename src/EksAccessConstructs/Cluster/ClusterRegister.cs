using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Who was let into a cluster by which construct.</summary>
internal sealed class ClusterRegister(IConstruct cluster, AuthenticationMode? mode)
{
    private readonly List<RegisteredEntry> entries = [];

    public IReadOnlyList<RegisteredEntry> RegisteredEntries => entries;

    public void RegisterAccess(RegisteredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (mode is { } known && !known.HasEntries())
        {
            throw new ArgumentException(
                $"'{entry.Principal}' cannot be let into '{cluster.Node.Path}': "
                + $"mode {known.ToApiValue()} knows no access entries; use API_AND_CONFIG_MAP or API",
                nameof(entry));
        }

        if (entries.Find(earlier => earlier.Principal == entry.Principal) is { } earlier)
        {
            throw new ArgumentException(
                $"'{entry.Principal}' has an access entry already, defined at '{earlier.Source.Node.Path}'; "
                + $"EKS takes one for each principal, so add what '{entry.Source.Node.Path}' says there",
                nameof(entry));
        }

        entries.Add(entry);
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
