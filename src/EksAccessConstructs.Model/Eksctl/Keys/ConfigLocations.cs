using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Where each key of a ClusterConfig is. Any two are equal: places are not part of what a config says.</summary>
internal readonly struct ConfigLocations(YamlMap? root) : IEquatable<ConfigLocations>
{
    /// <summary>Where a key is, or the nearest thing around it that is in the file; null for a config made in code.</summary>
    /// <param name="path">A path such as <c>managedNodeGroups[0].volumeIOPS</c>; empty for the document.</param>
    public SourceLocation? At(string path) => Find(path).Location;

    /// <summary>True where a key is in the file, even with an empty value.</summary>
    public bool IsWritten(string path) => Find(path).IsWritten;

    private (SourceLocation? Location, bool IsWritten) Find(string path)
    {
        YamlNode? node = root;
        var location = root?.Location;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(step => step.Split('[')))
        {
            var entry = node is YamlMap map ? map.Entries.LastOrDefault(entry => entry.Key == step) : null;
            node = node is YamlList list
                && int.TryParse(step.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < list.Items.Count
                ? list.Items[index]
                : entry?.Value;
            if (node is null)
            {
                return (location, false);
            }

            location = node is YamlScalar || entry is null ? node.Location : entry.Location;
        }

        return (location, node is not null);
    }

    public bool Equals(ConfigLocations other) => true;

    public override bool Equals(object? obj) => obj is ConfigLocations;

    public override int GetHashCode() => 0;
}
