using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.App;

/// <summary>From what the CDK refuses to the place in the input that it comes from.</summary>
/// <remarks>The part of the ClusterConfig with the construct's name, else the value that the message has in quotes, else the cluster.</remarks>
internal static partial class InputPlaces
{
    /// <summary>The place; null where no cluster says one.</summary>
    /// <param name="path">The construct's path, beginning with the stack.</param>
    /// <param name="message">What is refused.</param>
    /// <param name="plans">The clusters.</param>
    public static SourceLocation? Of(string path, string message, IReadOnlyList<PlannedCluster> plans)
    {
        var parts = path.Split('/');
        var plan = plans.FirstOrDefault(plan => ClusterStack.NameOf(plan.Plan, plan.Request) == parts[0]) ?? (plans.Count > 0 ? plans[0] : null);
        return plan?.Plan.Origin.Location is { } origin ? Within(origin, parts, message) : null;
    }

    private static SourceLocation Within(SourceLocation origin, string[] parts, string message)
    {
        var documents = YamlText.Read(FileText.Read(origin.File).Value ?? "", origin.File).Value?.Documents ?? [];
        var nodes = documents.SelectMany(document => All(document.Root)).ToList();
        var names = nodes.OfType<YamlList>().SelectMany(list => list.Items).OfType<YamlMap>().Select(item => item["name"]).OfType<YamlScalar>();
        var quoted = Quoted().Matches(message).Select(match => match.Groups[1].Value).ToList();
        return parts.Skip(1).Reverse().SelectMany(part => names.Where(name => Is(part, name.Value)))
            .Concat(quoted.SelectMany(value => nodes.OfType<YamlScalar>().Where(scalar => scalar.Value == value)))
            .FirstOrDefault()?.Location ?? origin;
    }

    // A node group "main" becomes a construct "Nodes-main", a Fargate profile "fp" one of its own name.
    private static bool Is(string construct, string name) => name.Length > 0 && (construct == name || construct.EndsWith($"-{name}", StringComparison.Ordinal));

    private static IEnumerable<YamlNode> All(YamlNode? node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => All(entry.Value)).Prepend(map),
        YamlList list => list.Items.SelectMany(All).Prepend(list),
        YamlScalar scalar => [scalar],
        _ => [],
    };

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
