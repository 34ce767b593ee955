using System.Globalization;
using System.Text;
using System.Text.Json;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>Holds a template against what CloudFormation takes of one stack, and says so before it is full.</summary>
/// <remarks>Source: CloudFormation User Guide, "Understand CloudFormation quotas", as of August 2026: 500 resources and 1 MB, neither adjustable.</remarks>
internal static class TemplateLimits
{
    private const int MostResources = 500;
    private const int MostBytes = 1024 * 1024;
    private const int NearInPercent = 80;
    private const string EntryType = "AWS::EKS::AccessEntry";

    /// <summary>What is to be said of a template.</summary>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="template">The template as JSON.</param>
    /// <param name="location">Where the input about the cluster starts.</param>
    public static ValueList<Finding> Check(string stack, string template, SourceLocation? location)
    {
        using var document = JsonDocument.Parse(template);
        var types = document.RootElement.TryGetProperty("Resources", out var resources)
            ? resources.EnumerateObject().Select(resource => resource.Value.GetProperty("Type").GetString() ?? "").ToList()
            : [];
        var bytes = Encoding.UTF8.GetByteCount(template);
        var full = Math.Max(types.Count * 100 / MostResources, (int)(bytes * 100L / MostBytes));
        if (full < NearInPercent)
        {
            return [];
        }

        var isTooLarge = types.Count > MostResources || bytes > MostBytes;
        var has = string.Create(CultureInfo.InvariantCulture, $"stack '{stack}' has {types.Count} resources and a template of {bytes / 1024} KB, "
            + $"and CloudFormation takes {MostResources} and {MostBytes / 1024} KB");
        return [(isTooLarge ? InputRules.StackFits : InputRules.StackHasRoom).At(location, $"{has}; {Commonest(types)}; {WayOut(types)}")];
    }

    private static string Commonest(List<string> types) => "the most are "
        + string.Join(", ", types.CountBy(type => type).OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal).Take(3)
            .Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Value} {type.Key}")));

    private static string WayOut(List<string> types) => types.Count(type => type == EntryType) > types.Count / 2
        ? "put access entries into further stacks with -c accessStacks=NUMBER"
        : "have fewer node groups, profiles and roles in this file, or build some in a stack of their own in code";
}
