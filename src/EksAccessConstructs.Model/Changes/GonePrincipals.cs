using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Takes principals out of a cluster that have gone from IAM, so that nobody can come in as them.</summary>
internal static class GonePrincipals
{
    /// <summary>The cluster without them; itself where nobody has gone.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="gone">The principals.</param>
    public static ClusterSnapshot Without(this ClusterSnapshot cluster, ValueList<PrincipalArn> gone)
    {
        if (gone.IsEmpty)
        {
            return cluster;
        }

        bool Stays(string arn) => !gone.Any(principal => GoText.EqualFold(principal.WithoutPath, arn));
        var creatorStays = cluster.Creator is not { } creator || Stays(creator.WithoutPath);
        var plan = AccessPlan.Build(
            cluster.Plan.Grants.Where(grant => Stays(grant.Principal.WithoutPath)), cluster.Mode, cluster.Plan.CreatorIsAdmin && creatorStays);
        return cluster with
        {
            Plan = (plan.Value ?? AccessPlan.Empty) with { CreatorSuffices = cluster.Plan.CreatorSuffices },
            OwnEntries = cluster.OwnEntries.Where(grant => Stays(grant.Principal.WithoutPath)).ToValueList(),
            AwsAuth = cluster.AwsAuth is not { } map ? null : map with
            {
                Roles = map.Roles.Where(item => Stays(item.Arn)).ToValueList(),
                Users = map.Users.Where(item => Stays(item.Arn)).ToValueList(),
            },
            OnlyCertain = cluster.OnlyCertain?.Without(gone),
        };
    }
}
