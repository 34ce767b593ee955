namespace EksAccessConstructs.Permissions;

/// <summary>Makes roles that EKS Pod Identity may take on for pods.</summary>
internal static class PodRole
{
    /// <param name="scope">The scope of the role.</param>
    /// <param name="wanted">The role.</param>
    /// <param name="trust">For which pods; null for every association of the account.</param>
    /// <param name="logicalId">Its logical id.</param>
    public static Iam.Role Define(Construct scope, NewRole wanted, PodIdentityTrust? trust, string logicalId)
    {
        var options = trust is null ? null : new Iam.ServicePrincipalOpts { Conditions = CdkDocument.Of(trust.Conditions) };
        var service = new Iam.ServicePrincipal(PodIdentityTrust.Service, options);
        return MadeRole.Define(scope, wanted, new Iam.SessionTagsPrincipal(service), logicalId);
    }
}
