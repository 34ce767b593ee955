using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>One principal that is let into a cluster: all that was said of it so far, and the way to say more.</summary>
public sealed class GrantedAccess
{
    private readonly IEksCluster cluster;
    private readonly PrincipalArn principal;

    internal GrantedAccess(IEksCluster cluster, PrincipalArn principal)
    {
        this.cluster = cluster;
        this.principal = principal;
    }

    /// <summary>The access entry, of all that is said of the principal. What is to come after the grant depends on it:
    /// <c>job.Node.AddDependency(granted.Entry)</c>.</summary>
    public Eks.CfnAccessEntry Entry => Admitted.Resource;

    /// <summary>What the principal is let in with now, by all constructs together.</summary>
    public AccessGrant Grant => Admitted.Grant;

    private AdmittedPrincipal Admitted => cluster.Register().Of(principal) ?? throw new InvalidOperationException($"'{principal}' was never let in");

    /// <summary>Gives one access policy more.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">Where it applies.</param>
    /// <exception cref="ArgumentException">EKS would refuse it.</exception>
    public GrantedAccess And(AccessPolicyName policy, PolicyScope scope) => cluster.Grant(principal, policy, scope);

    /// <summary>Puts the principal into more Kubernetes groups.</summary>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ArgumentException">EKS would refuse one of them, or none is named.</exception>
    public GrantedAccess AndGroups(params string[] groups) => cluster.GrantGroups(principal, groups);
}
