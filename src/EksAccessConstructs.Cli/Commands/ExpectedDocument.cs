using System.Text.Json;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>What clusters should have, as JSON: docs/schema/expected.schema.json. Names are those of the EKS API.</summary>
internal sealed record ExpectedDocument(int Version, IReadOnlyList<ExpectedCluster> Clusters)
{
    /// <summary>The document of these clusters.</summary>
    public static ExpectedDocument Of(ValueList<ClusterSnapshot> clusters) => new(1, [.. clusters.Select(ExpectedCluster.Of)]);
}

/// <summary>What one cluster should have.</summary>
internal sealed record ExpectedCluster(
    string? Name,
    string? Version,
    string AuthenticationMode,
    IReadOnlyList<ExpectedEntry> AccessEntries,
    IReadOnlyList<ExpectedAssociation> PodIdentityAssociations,
    ExpectedAwsAuth? AwsAuth,
    IReadOnlyList<JsonElement> Objects)
{
    public static ExpectedCluster Of(ClusterSnapshot cluster) => new(
        cluster.Name,
        cluster.Version,
        cluster.Mode.ToApiValue(),
        [.. cluster.CountingEntries.Select(ExpectedEntry.Of)],
        [.. cluster.Pods.Accounts.Where(one => one.Mechanism is IdentityMechanism.PodIdentity).Select(ExpectedAssociation.Of)],
        cluster.CountingAwsAuth is { } map ? ExpectedAwsAuth.Of(map) : null,
        [.. cluster.Rbac.All.Where(one => one is not ConfigMapObject).Select(Object)]);

    // Written by the one writer of manifests.
    private static JsonElement Object(RbacObject one)
    {
        var node = YamlText.Read(RbacWriter.Write(one), "object").OrThrow().Documents[0].Root;
        using var document = JsonDocument.Parse(DocumentWriter.Json(DocumentValue.From(node)), DocumentValue.AsDeepAsYaml);
        return document.RootElement.Clone();
    }
}

/// <summary>One access entry. The ARN of a role that a template makes is null: only the deployment knows it.</summary>
internal sealed record ExpectedEntry(
    string Principal,
    string? PrincipalArn,
    string Type,
    string? Username,
    IReadOnlyList<string> KubernetesGroups,
    IReadOnlyList<ExpectedPolicy> AccessPolicies,
    IReadOnlyDictionary<string, string>? Tags,
    string? From)
{
    public static ExpectedEntry Of(AccessGrant grant) => new(
        $"{grant.Principal}",
        grant.Principal.IsUnresolved ? null : grant.Principal.Text,
        grant.Type.Name,
        grant.Username,
        [.. grant.Groups],
        [.. grant.Policies.Select(one => new ExpectedPolicy(
            one.Policy.Name,
            one.Scope.Match(cluster: () => "cluster", namespaces: _ => "namespace"),
            one.Scope.Match<IReadOnlyList<string>?>(cluster: () => null, namespaces: names => [.. names])))],
        grant.Tags.IsEmpty ? null : grant.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        grant.Origin.Location?.ToString());
}

/// <summary>One access policy with its scope.</summary>
internal sealed record ExpectedPolicy(string Policy, string ScopeType, IReadOnlyList<string>? Namespaces);

/// <summary>One pod identity association.</summary>
internal sealed record ExpectedAssociation(
    string Namespace, string ServiceAccount, string Role, string? TargetRoleArn, bool DisableSessionTags, string? Addon, string? From)
{
    public static ExpectedAssociation Of(AccountBinding one) => new(
        one.Namespace, one.ServiceAccount, one.Role, one.TargetRole, one.SessionTagsAreOff, one.Addon, one.Origin.Location?.ToString());
}

/// <summary>The ConfigMap aws-auth, where the authentication mode reads it.</summary>
internal sealed record ExpectedAwsAuth(
    IReadOnlyList<ExpectedAwsAuthItem> MapRoles, IReadOnlyList<ExpectedAwsAuthItem> MapUsers, IReadOnlyList<string> MapAccounts)
{
    public static ExpectedAwsAuth Of(AwsAuthMap map) => new(
        [.. map.StoredRoles.Select(ExpectedAwsAuthItem.Of)], [.. map.StoredUsers.Select(ExpectedAwsAuthItem.Of)], [.. map.StoredAccounts]);
}

/// <summary>One item of aws-auth.</summary>
internal sealed record ExpectedAwsAuthItem(string Arn, string Username, IReadOnlyList<string> Groups)
{
    public static ExpectedAwsAuthItem Of(AwsAuthItem item) => new(item.Who, item.Username, [.. item.Groups]);
}
