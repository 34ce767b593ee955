using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>The access entries of a plan: one AWS::EKS::AccessEntry for each principal, under a logical id made from the principal.</summary>
/// <remarks>
/// One grant more is one resource more, and no other moves. What depends on this construct comes after all its entries.
/// A principal that another construct of the same stack lets in already keeps that entry, which says both; in another stack it is refused.
/// </remarks>
public sealed class AccessEntries : Construct
{
    private readonly AccessEntriesProps props;
    private readonly Dictionary<PrincipalArn, Eks.CfnAccessEntry> entries = [];
    private readonly ClusterFacts facts;

    /// <summary>Defines the entries.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Who is let into which cluster.</param>
    /// <exception cref="ArgumentException">EKS would refuse an entry, or a principal is let in elsewhere with what does not agree; the message lists every
    /// problem, one a line, with what to do instead.</exception>
    public AccessEntries(Construct scope, string id, AccessEntriesProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        this.props = props;
        facts = ClusterRegister.FactsOf(this) with { BoundGroups = props.BoundGroups };
        Admit(props.Plan.Grants, nameof(props));
    }

    /// <summary>The entries, in the order defined.</summary>
    public IReadOnlyCollection<Eks.CfnAccessEntry> All => entries.Values;

    /// <summary>The entry of a principal; null where it has none here.</summary>
    public Eks.CfnAccessEntry? this[PrincipalArn principal] => entries.GetValueOrDefault(principal);

    /// <summary>Lets one principal in, or gives one more that is let in already.</summary>
    /// <param name="grant">Who, and with what.</param>
    /// <returns>Its entry.</returns>
    /// <exception cref="ArgumentException">EKS would refuse the entry, or what is said elsewhere of the principal does not agree.</exception>
    public Eks.CfnAccessEntry Add(AccessGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        Admit([grant], nameof(grant));
        return entries[grant.Principal];
    }

    private void Admit(IReadOnlyList<AccessGrant> grants, string argument)
    {
        var tagged = grants.Select(grant => grant with { Tags = new([.. props.Tags, .. grant.Tags]) }).ToList();
        foreach (var (grant, entry) in grants.Zip(props.Cluster.Register().Admit(this, tagged, facts, argument)))
        {
            entries[grant.Principal] = entry;
        }
    }
}
