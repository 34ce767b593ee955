using System.Text.Json;
using System.Text.Json.Nodes;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Refuses a deployment that changes the authentication mode of a cluster in a way that EKS refuses, or together with anything else.</summary>
/// <remarks>EKS takes one step up at a time and none back. CloudFormation cannot undo a step: where anything else in the same deployment fails, its rollback
/// tries to take the mode back, is refused, and leaves the stack in UPDATE_ROLLBACK_FAILED. Sources: pulumi-eks #1493, aws-cdk #31032.</remarks>
public static class ModeTransitionGuard
{
    private const string Default = "CONFIG_MAP";

    /// <summary>Holds two modes of one cluster against each other.</summary>
    /// <param name="before">The mode that the cluster has.</param>
    /// <param name="after">The mode that is to be deployed.</param>
    /// <param name="otherChanges">What else the same deployment changes, in words.</param>
    /// <param name="location">Where the mode is written.</param>
    /// <returns>A finding for each reason to refuse; none where the mode stays.</returns>
    public static ValueList<Finding> Check(
        ClusterAuthenticationMode before, ClusterAuthenticationMode after, ValueList<string> otherChanges = default, SourceLocation? location = null)
    {
        if (before == after)
        {
            return [];
        }

        var step = $"the authentication mode goes from {before.ToApiValue()} to {after.ToApiValue()}";
        if (!before.CanBecome(after))
        {
            return [AwsAuthRules.ModeGoesOneStep.At(location, after < before
                ? $"{step}, and EKS never goes back; leave it at {before.ToApiValue()}"
                : $"{step} at once, and EKS takes one step at a time; deploy {ClusterAuthenticationMode.ApiAndConfigMap.ToApiValue()} first")];
        }

        return otherChanges.IsEmpty
            ? []
            : [AwsAuthRules.ModeGoesOneStep.At(
                location,
                $"{step} together with {Some(otherChanges)}; CloudFormation cannot roll the mode back where one of them fails: deploy the mode alone")];
    }

    /// <summary>Holds two CloudFormation templates of one stack against each other.</summary>
    /// <param name="before">The deployed template, as JSON.</param>
    /// <param name="after">The template that is to be deployed, as JSON.</param>
    /// <param name="file">What to call the template that is to be deployed.</param>
    public static ValueList<Finding> CheckTemplates(string before, string after, string file)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        try
        {
            var was = Resources(before);
            var becomes = Resources(after);
            return was.Where(pair => IsCluster(pair.Value))
                .SelectMany(pair => becomes.GetValueOrDefault(pair.Key) is { } cluster && IsCluster(cluster) ? CheckCluster(pair.Key, was, becomes, file) : [])
                .ToValueList();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return [AwsAuthRules.ModeGoesOneStep.At(new SourceLocation(file, 1, 1),
                "one of the two templates is not a JSON template, so nobody can tell what happens to the authentication mode; give the JSON of both")];
        }
    }

    private static ValueList<Finding> CheckCluster(
        string id, SortedDictionary<string, JsonObject> was, SortedDictionary<string, JsonObject> becomes, string file)
    {
        var before = Mode(was[id]);
        var after = Mode(becomes[id]);
        var location = new SourceLocation(file, 1, 1);
        if (before == after)
        {
            return [];
        }

        return AuthenticationModes.FromApiValue(before) is { } from && AuthenticationModes.FromApiValue(after) is { } to
            ? Check(from, to, Others(id, was, becomes), location)
            : [AwsAuthRules.ModeGoesOneStep.At(location,
                $"the authentication mode of '{id}' goes from '{before}' to '{after}', and nobody can tell before deployment what that is; write it out")];
    }

    private static ValueList<string> Others(string id, SortedDictionary<string, JsonObject> was, SortedDictionary<string, JsonObject> becomes) =>
        was.Keys.Union(becomes.Keys, StringComparer.Ordinal)
            .Where(key => (was.GetValueOrDefault(key) ?? becomes.GetValueOrDefault(key))?["Type"]?.GetValue<string>() != "AWS::CDK::Metadata")
            .Select(key => Change(key, key == id, was.GetValueOrDefault(key), becomes.GetValueOrDefault(key)))
            .OfType<string>()
            .ToValueList();

    private static string? Change(string key, bool isCluster, JsonObject? before, JsonObject? after) => (before, after) switch
    {
        (null, _) => $"new resource '{key}'",
        (_, null) => $"the end of resource '{key}'",
        _ => JsonNode.DeepEquals(Compared(before, isCluster), Compared(after, isCluster)) ? null : $"a change of '{key}'",
    };

    private static JsonObject Compared(JsonObject resource, bool isTheCluster)
    {
        var copy = resource.DeepClone().AsObject();
        copy.Remove("Metadata");
        if (isTheCluster && copy["Properties"]?["AccessConfig"] is JsonObject access)
        {
            access.Remove("AuthenticationMode");
            if (access.Count == 0)
            {
                copy["Properties"]?.AsObject().Remove("AccessConfig");
            }
        }

        return copy;
    }

    private static string Mode(JsonObject cluster) => cluster["Properties"]?["AccessConfig"]?["AuthenticationMode"] switch
    {
        null => Default,
        JsonValue value when value.TryGetValue<string>(out var word) => word,
        var other => other.ToJsonString(),
    };

    private static bool IsCluster(JsonObject resource) => resource["Type"]?.GetValue<string>() is "AWS::EKS::Cluster" or "Custom::AWSCDK-EKS-Cluster";

    private static SortedDictionary<string, JsonObject> Resources(string template)
    {
        var all = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (id, resource) in JsonNode.Parse(template)?["Resources"] as JsonObject ?? [])
        {
            all.Add(id, resource as JsonObject ?? throw new InvalidOperationException());
        }

        return all;
    }

    private static string Some(ValueList<string> changes) => changes.Count <= 3
        ? string.Join(", ", changes)
        : $"{string.Join(", ", changes.Take(3))} and {changes.Count - 3} more";
}
