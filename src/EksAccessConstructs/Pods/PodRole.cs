using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>Makes roles that EKS Pod Identity may take on for pods.</summary>
internal static class PodRole
{
    /// <param name="scope">The scope of the role.</param>
    /// <param name="wanted">The role.</param>
    /// <param name="logicalId">Its logical id.</param>
    public static Iam.Role Define(Construct scope, NewRole wanted, string logicalId) =>
        MadeRole.Define(scope, wanted, new Iam.SessionTagsPrincipal(new Iam.ServicePrincipal("pods.eks.amazonaws.com")), logicalId);
}
