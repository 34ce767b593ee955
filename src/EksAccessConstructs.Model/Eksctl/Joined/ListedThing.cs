using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>A list of a ClusterConfig that eksctl's commands add to, file by file, and what tells its items apart.</summary>
/// <param name="Path">The list, such as <c>iam.serviceAccounts</c>.</param>
/// <param name="Word">What an item is called.</param>
/// <param name="Keys">The keys whose values together name an item; of alternatives only one is written.</param>
internal sealed record ListedThing(string Path, string Word, params ValueList<string> Keys)
{
    /// <summary>All of them. Both kinds of node groups share their names.</summary>
    public static ValueList<ListedThing> All { get; } =
    [
        new("nodeGroups", "node group", "name"),
        new("managedNodeGroups", "node group", "name"),
        new("fargateProfiles", "Fargate profile", "name"),
        new("iam.serviceAccounts", "service account", "metadata.namespace", "metadata.name"),
        new("iam.podIdentityAssociations", "pod identity association", "namespace", "serviceAccountName"),
        new("addons", "add-on", "name"),
        new("accessConfig.accessEntries", "access entry", "principalARN"),
        new("iamIdentityMappings", "identity mapping", "arn", "account", "serviceName", "namespace"),
        new("identityProviders", "identity provider", "name"),
        new("capabilities", "capability", "name"),
    ];

    /// <summary>The list at a path; null where another list is, or none.</summary>
    public static ListedThing? At(string path) => All.FirstOrDefault(list => list.Path == path);

    /// <summary>The name of an item; null where it has none.</summary>
    public string? NameOf(YamlNode item)
    {
        var words = Keys.Select(key => Value(item, key)).OfType<string>().ToList();
        return words.Count == 0 ? null : string.Join('/', words);
    }

    private static string? Value(YamlNode item, string path)
    {
        YamlNode? node = item;
        foreach (var step in path.Split('.'))
        {
            node = node is YamlMap map ? map[step] : null;
        }

        return node is YamlScalar { Value: { Length: > 0 } value } ? value : null;
    }
}
