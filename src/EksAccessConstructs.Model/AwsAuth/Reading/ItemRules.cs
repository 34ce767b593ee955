using System.Text.RegularExpressions;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Which items the authenticator keeps.</summary>
/// <remarks>Source: aws-iam-authenticator, <c>RoleMapping.Validate</c> and <c>UserMapping.Validate</c>.</remarks>
internal static partial class ItemRules
{
    /// <summary>Why an item is dropped; null where it is kept.</summary>
    public static string? Problem(AwsAuthItem item) => (item.Section, item.Arn, item.Sso) switch
    {
        (AwsAuthSection.Users, "", _) => "has no userarn",
        (AwsAuthSection.Roles, "", null) => "has neither rolearn nor sso",
        (AwsAuthSection.Roles, not "", not null) => "has both rolearn and sso",
        (_, _, { } sso) => Problem(sso),
        _ => null,
    };

    private static string? Problem(SsoMatcher sso) => sso switch
    {
        _ when !Account().IsMatch(sso.AccountId) =>
            $"has '{sso.AccountId}' as accountID, which is not an account of twelve digits; put it in quotes",
        _ when !PermissionSet().IsMatch(sso.PermissionSetName) =>
            $"has '{sso.PermissionSetName}' as permissionSetName, which is not the name of a permission set",
        _ when sso.Partition.Length > 0 && !Partitions.IsKnown(sso.Partition) => $"has '{sso.Partition}' as partition, which is not a partition",
        _ => null,
    };

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]{1,32}\z")]
    private static partial Regex PermissionSet();
}
