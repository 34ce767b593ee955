using System.Text.Json;

namespace EksAccessConstructs.Permissions;

/// <summary>What can be seen of the trust of a role that a construct is given.</summary>
internal static class TrustOfRole
{
    /// <summary>The statements that let EKS Pod Identity in; null where the trust cannot be seen, as of a role that is named by its ARN.</summary>
    public static IReadOnlyList<JsonElement>? ForPods(Iam.IRole role) => (role as Iam.Role)?.AssumeRolePolicy is { } trust
        ? [.. Statements(JsonSerializer.SerializeToElement(Cdk.Stack.Of(role).Resolve(trust))).Where(LetsPodsIn)]
        : null;

    /// <summary>True where a statement holds only for sessions that carry tags.</summary>
    public static bool AsksForTags(JsonElement statement) => statement.TryGetProperty("Condition", out var conditions)
        && conditions.GetRawText().Contains($"\"{PodIdentityTrust.RequestTag}", StringComparison.Ordinal);

    private static JsonElement.ArrayEnumerator Statements(JsonElement document) => document.TryGetProperty("Statement", out var statements)
        ? statements.EnumerateArray()
        : default;

    private static bool LetsPodsIn(JsonElement statement) =>
        statement.TryGetProperty("Principal", out var principal) && principal.GetRawText().Contains(PodIdentityTrust.Service, StringComparison.Ordinal);
}
