using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>The roles that a ClusterConfig asks for pods: what each may do and is called.</summary>
internal static class PodRoles
{
    private const int LongestName = 64;

    /// <summary>The role of a service account with a token of the cluster; null where an existing one is attached.</summary>
    public static NewRole? Of(ResolvedCluster cluster, ServiceAccountConfig account) => account.AttachRoleArn is not null ? null : new()
    {
        ManagedPolicyArns = account.AttachPolicyArns,
        WellKnownPolicies = Named(account.WellKnownPolicies),
        PolicyDocument = Document(account.AttachPolicy),
        PermissionsBoundaryArn = account.PermissionsBoundary,
        Name = account.RoleName ?? (account.RoleOnly is true ? null : NameOf(cluster, account)),
        Tags = Tags(cluster, account.Tags),
    };

    /// <summary>The role of a pod identity association; null where an existing one is named.</summary>
    public static NewRole? Of(ResolvedCluster cluster, PodIdentityConfig association) => association.RoleArn is not null ? null : new()
    {
        ManagedPolicyArns = association.PermissionPolicyArns,
        WellKnownPolicies = Named(association.WellKnownPolicies),
        PolicyDocument = Document(association.PermissionPolicy),
        PolicyDocumentName = association.PermissionPolicyName ?? new NewRole().PolicyDocumentName,
        PermissionsBoundaryArn = association.PermissionsBoundaryArn,
        Name = association.RoleName,
        Tags = Tags(cluster, association.Tags),
    };

    /// <summary>The role that an add-on asks for by <c>attachPolicyARNs</c>, <c>attachPolicy</c> or <c>wellKnownPolicies</c>.</summary>
    public static NewRole Of(ResolvedCluster cluster, AddonConfig addon) => new()
    {
        ManagedPolicyArns = addon.AttachPolicyArns,
        WellKnownPolicies = Named(addon.WellKnownPolicies),
        PolicyDocument = Document(addon.AttachPolicy),
        PermissionsBoundaryArn = addon.PermissionsBoundary,
        Tags = Tags(cluster, []),
    };

    /// <summary>The tags of a role: those of the whole cluster and its own.</summary>
    public static ValueMap Tags(ResolvedCluster cluster, ValueMap own) => new([.. cluster.Config.Metadata.Tags, .. own]);

    /// <summary>The name of the role that a service account's annotation names.</summary>
    /// <remarks>The annotation is written before the deployment, so the name cannot be left to CloudFormation. It stays the same from run to run, and the
    /// hash keeps it apart from those of clusters of the same name in other regions, since IAM has one set of names for an account.</remarks>
    public static string NameOf(ResolvedCluster cluster, ServiceAccountConfig account)
    {
        if (account.RoleName is { } given)
        {
            return given;
        }

        return NameOf(cluster.Config.Metadata.Name, cluster.Config.Metadata.Region, NamespaceOf(account), account.Name);
    }

    /// <summary>The same of a service account of any cluster.</summary>
    public static string NameOf(string cluster, string region, string space, string name)
    {
        var whole = $"{cluster}-{space}-{name}";
        var hash = TextHash.Of($"{region}/{cluster}/{space}/{name}").ToLowerInvariant();
        var readable = string.Concat(whole.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return $"{readable[..Math.Min(readable.Length, LongestName - 1 - hash.Length)]}-{hash}";
    }

    /// <summary>The namespace of a service account.</summary>
    public static string NamespaceOf(ServiceAccountConfig account) => account.Namespace is { Length: > 0 } named ? named : "default";

    private static ValueList<WellKnownPolicy> Named(WellKnownPolicies? asked) => new (bool? IsOn, WellKnownPolicy Policy)[]
    {
        (asked?.ImageBuilder, WellKnownPolicy.ImageBuilder),
        (asked?.AutoScaler, WellKnownPolicy.AutoScaler),
        (asked?.AwsLoadBalancerController, WellKnownPolicy.LoadBalancerController),
        (asked?.ExternalDns, WellKnownPolicy.ExternalDns),
        (asked?.CertManager, WellKnownPolicy.CertManager),
        (asked?.EbsCsiController, WellKnownPolicy.EbsCsiController),
        (asked?.EfsCsiController, WellKnownPolicy.EfsCsiController),
    }.Where(flag => flag.IsOn is true).Select(flag => flag.Policy).ToValueList();

    private static DocumentValue.Mapping? Document(InlineDocument? document) => document is null or { Json: "{}" } ? null : DescribedNodes.Document(document);
}
