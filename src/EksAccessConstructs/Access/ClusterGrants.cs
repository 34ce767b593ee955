using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>Who may do what in a cluster, in one line each.</summary>
/// <remarks>
/// All that is said of one principal becomes one access entry, wherever it is said and however the principal is named: as role or user of the CDK, by
/// ARN, or by a token. The entry is in the stack of the role or user where the app defines it, for the same account and region, else in the cluster's
/// stack; a principal that <see cref="AccessEntries"/> or <see cref="TeamAccess"/> has let in before keeps its entry there. So no entry moves because
/// of another grant.
/// </remarks>
public static class ClusterGrants
{
    private const string ContainerId = "EksAccess";

    /// <summary>Gives a role or user an access policy.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="identity">A role or a user.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">Where it applies.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess Grant(this IEksCluster cluster, Iam.IIdentity identity, AccessPolicyName policy, PolicyScope scope) =>
        cluster.Grant(PrincipalsOfApp.Of(identity), policy, scope);

    /// <summary>Gives a principal an access policy.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The ARN of a role or user, or a token.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">Where it applies.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    /// <exception cref="FormatException">The text is no role or user.</exception>
    public static GrantedAccess Grant(this IEksCluster cluster, string principal, AccessPolicyName policy, PolicyScope scope) =>
        cluster.Grant(PrincipalArn.Parse(principal), policy, scope);

    /// <summary>Gives a principal an access policy.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The principal.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">Where it applies.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess Grant(this IEksCluster cluster, PrincipalArn principal, AccessPolicyName policy, PolicyScope scope) =>
        cluster.Grant(new AccessGrant { Principal = principal, Policies = [new(policy, scope)] });

    /// <summary>Makes a role or user administrator of the whole cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="identity">A role, which lasts, or a user, which alone is not enough.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess GrantAdmin(this IEksCluster cluster, Iam.IIdentity identity) => cluster.GrantAdmin(PrincipalsOfApp.Of(identity));

    /// <summary>Makes a principal administrator of the whole cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The ARN of a role or user, or a token.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    /// <exception cref="FormatException">The text is no role or user.</exception>
    public static GrantedAccess GrantAdmin(this IEksCluster cluster, string principal) => cluster.GrantAdmin(PrincipalArn.Parse(principal));

    /// <summary>Makes a principal administrator of the whole cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The principal.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess GrantAdmin(this IEksCluster cluster, PrincipalArn principal) =>
        cluster.Grant(principal, AccessPolicyName.ClusterAdmin, PolicyScope.Cluster);

    /// <summary>Puts a role or user into Kubernetes groups, for what RBAC gives them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="identity">A role or a user.</param>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, no group is named, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess GrantGroups(this IEksCluster cluster, Iam.IIdentity identity, params string[] groups) =>
        cluster.GrantGroups(PrincipalsOfApp.Of(identity), groups);

    /// <summary>Puts a principal into Kubernetes groups, for what RBAC gives them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The ARN of a role or user, or a token.</param>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, no group is named, or what is said elsewhere of the principal does not agree.</exception>
    /// <exception cref="FormatException">The text is no role or user.</exception>
    public static GrantedAccess GrantGroups(this IEksCluster cluster, string principal, params string[] groups) =>
        cluster.GrantGroups(PrincipalArn.Parse(principal), groups);

    /// <summary>Puts a principal into Kubernetes groups, for what RBAC gives them.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="principal">The principal.</param>
    /// <param name="groups">The groups.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, no group is named, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess GrantGroups(this IEksCluster cluster, PrincipalArn principal, params string[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups is []
            ? throw new ArgumentException($"no group is named for '{principal}'; name those that RBAC gives something", nameof(groups))
            : cluster.Grant(new AccessGrant { Principal = principal, Groups = [.. groups] });
    }

    /// <summary>Lets a principal in with all that an access entry can say: policies, groups, user name, type and tags.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="grant">Who is let in, and with what.</param>
    /// <exception cref="ArgumentException">EKS would refuse it, or what is said elsewhere of the principal does not agree.</exception>
    public static GrantedAccess Grant(this IEksCluster cluster, AccessGrant grant)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(grant);
        var known = PrincipalsOfApp.Known(grant.Principal, Cdk.Stack.Of(cluster));
        var place = cluster.Register().Of(known)?.Source ?? Place(cluster, grant.Principal);
        cluster.Register().Admit(place, [grant with { Principal = known }], ClusterRegister.FactsOf(place), nameof(grant));
        return new GrantedAccess(cluster, known);
    }

    private static Construct Place(IEksCluster cluster, PrincipalArn principal)
    {
        var own = Cdk.Stack.Of(cluster);
        var made = PrincipalsOfApp.Referred(principal.Text);
        return made is Iam.CfnRole or Iam.CfnUser && Cdk.Stack.Of(made) is var home && home.Node.Path != own.Node.Path && home.Environment == own.Environment
            ? Container(home, ContainerId + cluster.LogicalId() + LogicalIds.Word(cluster.DisplayName))
            : Container(cluster, ContainerId);
    }

    private static Construct Container(IConstruct scope, string id) =>
        scope.Node.TryFindChild(id) as Construct ?? new Construct(scope as Construct ?? throw new InvalidOperationException(scope.Node.Path), id);
}
