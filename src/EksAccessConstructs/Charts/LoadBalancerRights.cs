namespace EksAccessConstructs.Charts;

/// <summary>What AWS Load Balancer Controller may do.</summary>
public enum LoadBalancerRights
{
    /// <summary>Make load balancers, target groups and security groups, and change those that it has made.</summary>
    Everything,

    /// <summary>Put pods into target groups that exist (<c>TargetGroupBinding</c>) and take them out; make nothing, and leave security groups alone.</summary>
    TargetGroupsOnly,
}
