using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>An access entry as CloudFormation has it: made of a grant, and brought up to date as more is said of its principal.</summary>
internal static class EntryResource
{
    private static readonly string Partition = Cdk.Aws.PARTITION; // a reference in every app: Stack.Partition is a literal where a feature flag says so

    /// <summary>Defines the entry of a grant below a construct, under the logical id of its principal.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="grant">Who is let in, and with what.</param>
    public static Eks.CfnAccessEntry Define(Construct scope, IEksCluster cluster, AccessGrant grant)
    {
        var logicalId = LogicalId(cluster, grant, scope);
        return new Eks.CfnAccessEntry(scope, logicalId, new Eks.CfnAccessEntryProps
        {
            ClusterName = cluster.ClusterName,
            PrincipalArn = grant.Principal.Text,
            Type = grant.Type == EntryType.Standard ? null : grant.Type.Name,
            Username = grant.Username,
            KubernetesGroups = Groups(grant),
            AccessPolicies = Policies(grant),
            Tags = Tags(grant),
        }).Named(logicalId);
    }

    /// <summary>Makes an entry say what is said of its principal now.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="was">What it says.</param>
    /// <param name="grant">What it is to say.</param>
    public static void Update(Eks.CfnAccessEntry entry, IEksCluster cluster, AccessGrant was, AccessGrant grant)
    {
        if (was.Principal != grant.Principal)
        {
            entry.PrincipalArn = grant.Principal.Text;
            entry.OverrideLogicalId(LogicalId(cluster, grant, entry));
        }

        if (was.Username != grant.Username)
        {
            entry.Username = grant.Username;
        }

        if (was.Groups != grant.Groups)
        {
            entry.KubernetesGroups = Groups(grant);
        }

        if (was.Policies != grant.Policies)
        {
            entry.AccessPolicies = Policies(grant);
        }

        if (was.Tags != grant.Tags)
        {
            entry.Tags = Tags(grant);
        }
    }

    private static string LogicalId(IEksCluster cluster, AccessGrant grant, IConstruct place) =>
        cluster.LogicalId() + EntryLogicalId.Of(grant.Principal, Cdk.Stack.Of(place));

    private static string[]? Groups(AccessGrant grant) => grant.Groups.IsEmpty ? null : [.. grant.Groups];

    private static object[]? Policies(AccessGrant grant) => grant.Policies.IsEmpty ? null : [.. grant.Policies.Select(Render)];

    private static object Render(PolicyAssociation association) => new Eks.CfnAccessEntry.AccessPolicyProperty
    {
        PolicyArn = association.Policy.ArnIn(Partition),
        AccessScope = new Eks.CfnAccessEntry.AccessScopeProperty
        {
            Type = association.Scope.ApiValue,
            Namespaces = association.Scope.Match<string[]?>(cluster: () => null, namespaces: names => [.. names]),
        },
    };

    private static Cdk.ICfnTag[]? Tags(AccessGrant grant) =>
        grant.Tags.IsEmpty ? null : [.. grant.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })];
}
