using System.Text.RegularExpressions;

namespace EksAccessConstructs.Permissions;

/// <summary>What IAM takes as the name of a role.</summary>
internal static partial class RoleNames
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "1 to 64 letters, digits and +=,.@_-";

    /// <summary>True where IAM takes the name.</summary>
    public static bool IsOne(string name) => Name().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]{1,64}\z")]
    private static partial Regex Name();
}
