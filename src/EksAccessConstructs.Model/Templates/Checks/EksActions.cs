using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>The actions of IAM for EKS: the services <c>eks</c> and <c>eks-auth</c>. Of other services nothing is known.</summary>
/// <remarks>Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon EKS" and "… for Amazon EKS Auth", by 2026-11-22.
/// IAM takes them in any case of letters.</remarks>
internal static class EksActions
{
    private static readonly ValueList<string> Known =
    [
        "eks:AccessKubernetesApi", "eks:AssociateAccessPolicy", "eks:AssociateEncryptionConfig", "eks:AssociateIdentityProviderConfig",
        "eks:CreateAccessEntry", "eks:CreateAddon", "eks:CreateCapability", "eks:CreateCluster", "eks:CreateEksAnywhereSubscription",
        "eks:CreateFargateProfile", "eks:CreateNodegroup", "eks:CreatePodIdentityAssociation",
        "eks:DeleteAccessEntry", "eks:DeleteAddon", "eks:DeleteCapability", "eks:DeleteCluster", "eks:DeleteEksAnywhereSubscription",
        "eks:DeleteFargateProfile", "eks:DeleteNodegroup", "eks:DeletePodIdentityAssociation", "eks:DeregisterCluster",
        "eks:DescribeAccessEntry", "eks:DescribeAddon", "eks:DescribeAddonConfiguration", "eks:DescribeAddonVersions", "eks:DescribeCapability",
        "eks:DescribeCluster", "eks:DescribeClusterVersions", "eks:DescribeEksAnywhereSubscription", "eks:DescribeFargateProfile",
        "eks:DescribeIdentityProviderConfig", "eks:DescribeInsight", "eks:DescribeInsightsRefresh", "eks:DescribeNodegroup",
        "eks:DescribePodIdentityAssociation", "eks:DescribeUpdate", "eks:DisassociateAccessPolicy", "eks:DisassociateIdentityProviderConfig",
        "eks:ListAccessEntries", "eks:ListAccessPolicies", "eks:ListAddons", "eks:ListAssociatedAccessPolicies", "eks:ListCapabilities",
        "eks:ListClusters", "eks:ListDashboardData", "eks:ListDashboardResources", "eks:ListEksAnywhereSubscriptions", "eks:ListFargateProfiles",
        "eks:ListIdentityProviderConfigs", "eks:ListInsights", "eks:ListNodegroups", "eks:ListPodIdentityAssociations", "eks:ListTagsForResource",
        "eks:ListUpdates", "eks:MutateViaKubernetesApi", "eks:RegisterCluster", "eks:StartInsightsRefresh", "eks:TagResource", "eks:UntagResource",
        "eks:UpdateAccessEntry", "eks:UpdateAddon", "eks:UpdateCapability", "eks:UpdateClusterConfig", "eks:UpdateClusterVersion",
        "eks:UpdateEksAnywhereSubscription", "eks:UpdateNodegroupConfig", "eks:UpdateNodegroupVersion", "eks:UpdatePodIdentityAssociation",
        "eks-auth:AssumeRoleForPodIdentity",
    ];

    /// <summary>Why an action, or a pattern of actions, is none of EKS; null where it is one, or is of another service.</summary>
    public static string? Problem(string action)
    {
        var lower = action.ToLowerInvariant();
        var isOfEks = lower.StartsWith("eks:", StringComparison.Ordinal) || lower.StartsWith("eks-auth:", StringComparison.Ordinal);
        return !isOfEks || Known.Any(known => IamPattern.Fits(lower, known.ToLowerInvariant())) ? null
            : $"IAM had no action '{action}' on {EksTypes.Day}, so it allows and denies nothing{Suggestion.DidYouMean(action, Known)}";
    }
}
