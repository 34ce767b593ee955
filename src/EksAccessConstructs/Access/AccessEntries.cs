using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>The access entries of a plan: one AWS::EKS::AccessEntry for each principal, under a logical id made from the principal.</summary>
/// <remarks>
/// One grant more is one resource more, and no other moves. What depends on this construct comes after all its entries.
/// The cluster takes note of each entry, so that no principal gets two and the cluster knows its administrators.
/// </remarks>
public sealed class AccessEntries : Construct
{
    private readonly AccessEntriesProps props;
    private readonly Dictionary<PrincipalArn, Eks.CfnAccessEntry> entries = [];
    private readonly Cdk.Stack stack;
    private readonly ClusterFacts facts;
    private readonly string partition = Cdk.Aws.PARTITION; // a reference in every app: Stack.Partition is a literal where a feature flag says so

    /// <summary>Defines the entries.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Who is let into which cluster.</param>
    /// <exception cref="ArgumentException">EKS would refuse an entry, or a principal is let in already; the message says what to do instead.</exception>
    public AccessEntries(Construct scope, string id, AccessEntriesProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        this.props = props;
        stack = Cdk.Stack.Of(this);
        facts = new ClusterFacts { Account = Resolved(stack.Account), Partition = StackPartition.Of(stack), BoundGroups = props.BoundGroups };
        AccessRules.CheckGrants(props.Plan with { Mode = AuthenticationMode.Api }, facts).ThrowOrWarn(this, nameof(props));
        props.Cluster.RegisterAccess(this, props.Plan.Grants);
        foreach (var grant in props.Plan.Grants)
        {
            Define(grant);
        }
    }

    /// <summary>The entries, in the order defined.</summary>
    public IReadOnlyCollection<Eks.CfnAccessEntry> All => entries.Values;

    /// <summary>The entry of a principal; null where it has none here.</summary>
    public Eks.CfnAccessEntry? this[PrincipalArn principal] => entries.GetValueOrDefault(principal);

    /// <summary>Lets one principal more in.</summary>
    /// <param name="grant">Who, and with what.</param>
    /// <returns>Its entry.</returns>
    /// <exception cref="ArgumentException">EKS would refuse the entry, or the principal is let in already.</exception>
    public Eks.CfnAccessEntry Add(AccessGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var reading = AccessPlan.Build([grant]);
        reading.Findings.Concat(reading.Value is { } plan ? AccessRules.CheckGrants(plan, facts) : []).ThrowOrWarn(this, nameof(grant));
        var added = reading.OrThrow().Grants[0];
        props.Cluster.RegisterAccess(this, added);
        return Define(added);
    }

    private Eks.CfnAccessEntry Define(AccessGrant grant)
    {
        var logicalId = props.Cluster.LogicalId() + EntryLogicalId.Of(grant.Principal, stack);
        var entry = new Eks.CfnAccessEntry(this, logicalId, Render(grant)).Named(logicalId);
        entries.Add(grant.Principal, entry);
        return entry;
    }

    private Eks.CfnAccessEntryProps Render(AccessGrant grant) => new()
    {
        ClusterName = props.Cluster.ClusterName,
        PrincipalArn = grant.Principal.Text,
        Type = grant.Type == EntryType.Standard ? null : grant.Type.Name,
        Username = grant.Username,
        KubernetesGroups = grant.Groups.IsEmpty ? null : [.. grant.Groups],
        AccessPolicies = grant.Policies.IsEmpty ? null : grant.Policies.Select(Render).ToArray<object>(),
        Tags = Tags(grant),
    };

    private object Render(PolicyAssociation association) => new Eks.CfnAccessEntry.AccessPolicyProperty
    {
        PolicyArn = association.Policy.ArnIn(partition),
        AccessScope = new Eks.CfnAccessEntry.AccessScopeProperty
        {
            Type = association.Scope.ApiValue,
            Namespaces = association.Scope.Match<string[]?>(cluster: () => null, namespaces: names => [.. names]),
        },
    };

    private Cdk.ICfnTag[]? Tags(AccessGrant grant)
    {
        var tags = new ValueMap([.. props.Tags, .. grant.Tags]);
        return tags.IsEmpty ? null : [.. tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })];
    }

    private static string? Resolved(string text) => Cdk.Token.IsUnresolved(text) ? null : text;
}
