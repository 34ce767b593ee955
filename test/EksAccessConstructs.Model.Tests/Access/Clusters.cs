using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Access;

/// <summary>Clusters of which everything that counts is known.</summary>
internal static class Clusters
{
    public static EksAuthorizer Authorizer(AccessPlan plan, RbacObjects rbac, AwsAuthMap? awsAuth = null, PrincipalArn? creator = null) =>
        EksAuthorizer.Create(new ClusterSnapshot { Plan = plan, Rbac = rbac, AwsAuth = awsAuth, Creator = creator });
}
