namespace EksAccessConstructs.Access.Rules;

/// <summary>Somebody durable stays administrator: a role, through an access entry with AmazonEKSClusterAdminPolicy for the whole cluster.</summary>
/// <remarks>A user is not durable, since its rights go with a person's keys; the creator alone is not, since an identity made again under
/// the same name is not let in (AE23).</remarks>
internal static class DurableAdministrator
{
    private const string WayOut = "give AmazonEKSClusterAdminPolicy with cluster scope to a role that people can assume";

    public static readonly AccessRule Rule = new(
        null, new("EKS064", Severity.Error, "At least one IAM role is administrator of the whole cluster through an access entry."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts)
    {
        var administrators = plan.Administrators.ToList();
        return administrators.Any(grant => grant.Principal.Kind is PrincipalKind.Role) ? [] : [Finding(plan, administrators, facts.Decides.Location)];
    }

    private static Finding Finding(AccessPlan plan, List<AccessGrant> administrators, SourceLocation? place) => (plan, administrators) switch
    {
        ({ Mode: ClusterAuthenticationMode.ConfigMap }, _) => Warning(place, "in authentication mode CONFIG_MAP nobody can be administrator through an access entry, "
            + "only through aws-auth or as creator; raise the mode to API_AND_CONFIG_MAP"),
        (_, [.. var many]) when many.Find(grant => grant.Principal.Kind is PrincipalKind.Unresolved) is { } token =>
            Warning(token.Origin.Location, $"the only administrator is '{token.Principal}', of which only deployment knows whether it is a role; "
                + "name an IAM role, or a role of the app"),
        ({ CreatorIsAdmin: true, CreatorSuffices: true }, _) =>
            Warning(place, $"the identity that creates the cluster is the only administrator that lasts, as with eksctl; {WayOut}"),
        (_, [var user, ..]) =>
            Rule.Info.At(user.Origin.Location, $"only IAM users are administrators ({Names(administrators)}), and a user does not last; {WayOut}"),
        ({ CreatorIsAdmin: true }, _) =>
            Rule.Info.At(place, $"only the identity that creates the cluster is administrator, and nobody else gets in where it is gone; {WayOut}"),
        _ => Rule.Info.At(place, $"nobody is administrator of the cluster; {WayOut}"),
    };

    private static Finding Warning(SourceLocation? place, string message) => Rule.Info.At(place, message) with { Severity = Severity.Warning };

    private static string Names(IEnumerable<AccessGrant> grants) => string.Join(", ", grants.Select(grant => $"'{grant.Principal}'"));
}
