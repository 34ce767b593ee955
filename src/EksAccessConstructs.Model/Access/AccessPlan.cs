namespace EksAccessConstructs.Access;

/// <summary>Who is let into one cluster: its authentication mode and one grant for each principal.</summary>
/// <remarks>Made by <see cref="Build"/>, which merges what several places say about one principal. Two plans are equal where
/// they say the same in the same order.</remarks>
public sealed record AccessPlan
{
    private AccessPlan(ValueList<AccessGrant> grants) => Grants = grants;

    /// <summary>A plan that lets nobody in, in mode API.</summary>
    public static AccessPlan Empty { get; } = new([]);

    /// <summary>Makes a plan of grants from any number of places: one grant for each principal, in the order first met.</summary>
    /// <remarks>
    /// Groups and policies of one principal add up, in the order given, each once. A policy given for several namespaces gets them all; given for the
    /// whole cluster as well, it is for the whole cluster, and a warning says so. Where two places name another type, username or tag, the first counts
    /// and an error names both.
    /// </remarks>
    /// <param name="grants">What each place says.</param>
    /// <param name="mode">Where EKS looks up who a caller is.</param>
    /// <param name="creatorIsAdmin">Whether the identity that creates the cluster becomes administrator.</param>
    public static Reading<AccessPlan> Build(IEnumerable<AccessGrant> grants, ClusterAuthenticationMode mode = ClusterAuthenticationMode.Api, bool creatorIsAdmin = false)
    {
        ArgumentNullException.ThrowIfNull(grants);
        var findings = new List<Finding>();
        var merged = grants.GroupBy(grant => grant.Principal).Select(same => GrantMerge.Merge([.. same], findings)).ToValueList();
        return new(new AccessPlan(merged) { Mode = mode, CreatorIsAdmin = creatorIsAdmin }, findings.ToValueList());
    }

    /// <summary>Where EKS looks up who a caller is.</summary>
    /// <value>Default: API.</value>
    public ClusterAuthenticationMode Mode { get; init; } = ClusterAuthenticationMode.Api;

    /// <summary>True where the identity that creates the cluster becomes administrator without an entry in the code.</summary>
    /// <value>Default: false.</value>
    public bool CreatorIsAdmin { get; init; }

    /// <summary>True where a creator who is administrator is administrator enough, as to eksctl: nobody durable is asked for then.</summary>
    /// <value>Default: false.</value>
    public bool CreatorSuffices { get; init; }

    /// <summary>The grants, one for each principal, in the order first met.</summary>
    public ValueList<AccessGrant> Grants { get; }

    /// <summary>The grants that make their principal administrator of the whole cluster.</summary>
    public IEnumerable<AccessGrant> Administrators => Grants.Where(grant => grant.IsClusterAdmin);

    /// <summary>The administrators that last: roles. See <see cref="AccessRules"/>, EKS064.</summary>
    public IEnumerable<AccessGrant> DurableAdministrators => Administrators.Where(grant => grant.Principal.Kind is PrincipalKind.Role);

    /// <summary>The grant of a principal, or null.</summary>
    public AccessGrant? this[PrincipalArn principal] => Grants.FirstOrDefault(grant => grant.Principal == principal);

    /// <summary>This plan in parts, for stacks that together hold more access entries than one can: CloudFormation takes 500 resources in a stack.</summary>
    /// <remarks>In which part a grant is depends on its principal and the number of stacks alone, so one grant more moves no other. Grants of administrators
    /// and of nodes are in the first part, whatever the number.</remarks>
    /// <param name="stacks">How many stacks there are beside the first; 0 to 64. Another number moves entries, and a moved entry is deleted and made
    /// again: choose it once. Double it where it must grow; then no more than half of the entries move.</param>
    /// <returns>The part that belongs to the cluster's own stack, then one for each further stack; these may be empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0 or above 64.</exception>
    public ValueList<AccessPlan> Spread(int stacks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stacks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stacks, AccessStacks.Most);
        return AccessStacks.Spread(this, stacks);
    }

    /// <summary>This plan with more grants, merged as <see cref="Build"/> does; findings are those of the merging.</summary>
    public Reading<AccessPlan> With(params IEnumerable<AccessGrant> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var (plan, findings) = Build(Grants.Concat(more), Mode, CreatorIsAdmin);
        return new((plan ?? Empty) with { CreatorSuffices = CreatorSuffices }, findings);
    }
}
