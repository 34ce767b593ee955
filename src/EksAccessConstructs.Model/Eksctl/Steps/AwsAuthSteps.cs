using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>The rows of aws-auth that eksctl writes by calls, in a cluster that knows no access entries.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/authconfigmap</c>, <c>pkg/actions/nodegroup/create.go</c>.</remarks>
internal static class AwsAuthSteps
{
    /// <summary>The step; none where there is nothing to add, or where access entries say it.</summary>
    /// <param name="config">The ClusterConfig.</param>
    /// <param name="stack">The stack; null for that of the app.</param>
    /// <param name="hasMore">True where the input holds rows of aws-auth besides.</param>
    public static IEnumerable<ManualStep> Of(ClusterConfig config, string? stack = null, bool hasMore = false)
    {
        string[] waiting = [.. Waiting(config, hasMore)];
        if (waiting is [] || !ConfigMapRows.AreNeeded(config))
        {
            yield break;
        }

        yield return new ManualStep(
            $"add the rows of {AwsAuthCommand.FileOf(config.Metadata.Name)} to the ConfigMap aws-auth",
            $"mode CONFIG_MAP has no access entries, and a template cannot write into a cluster: until then {string.Join(", and ", waiting)}",
            AwsAuthCommand.Of(config.Metadata.Name, config.Metadata.Region, ConfigMapRows.NameOutputs(config) ? stack ?? StackNames.Of(config) : null),
            config.Locations.At(Key(config)));
    }

    private static IEnumerable<string> Waiting(ClusterConfig config, bool hasMore)
    {
        if (hasMore || !config.IdentityMappings.IsEmpty)
        {
            yield return $"{(config.IdentityMappings.IsEmpty ? "aws-auth" : "iamIdentityMappings")} lets nobody in";
        }

        string[] groups = [.. config.NodeGroups.Select(group => $"'{group.Name}'"), .. config.Karpenter is null ? Array.Empty<string>() : ["Karpenter"]];
        if (groups is not [])
        {
            yield return $"the nodes of {string.Join(", ", groups)} do not join";
        }
    }

    private static string Key(ClusterConfig config) => config switch
    {
        { IdentityMappings.IsEmpty: false } => "iamIdentityMappings",
        { NodeGroups.IsEmpty: false } => "nodeGroups",
        { Karpenter: not null } => "karpenter",
        _ => "accessConfig.authenticationMode",
    };
}
