namespace EksAccessConstructs.AwsAuth;

/// <summary>One of the three parts of aws-auth, in the order in which the authenticator asks them.</summary>
public enum AwsAuthSection
{
    /// <summary>mapRoles: one item for each IAM role.</summary>
    Roles,

    /// <summary>mapUsers: one item for each IAM user.</summary>
    Users,

    /// <summary>mapAccounts: whole AWS accounts.</summary>
    Accounts,
}

/// <summary>The words of <see cref="AwsAuthSection"/>.</summary>
public static class AwsAuthSections
{
    /// <summary>The key in the ConfigMap's data: mapRoles, mapUsers or mapAccounts; letter case counts.</summary>
    public static string Key(this AwsAuthSection section) => section switch
    {
        AwsAuthSection.Roles => "mapRoles",
        AwsAuthSection.Users => "mapUsers",
        AwsAuthSection.Accounts => "mapAccounts",
    };

    /// <summary>The word for one entry: role, user or account.</summary>
    public static string ToApiValue(this AwsAuthSection section) => section switch
    {
        AwsAuthSection.Roles => "role",
        AwsAuthSection.Users => "user",
        AwsAuthSection.Accounts => "account",
    };

    /// <summary>The field that names the principal of an item: rolearn or userarn.</summary>
    internal static string ArnField(this AwsAuthSection section) => section is AwsAuthSection.Users ? "userarn" : "rolearn";
}
