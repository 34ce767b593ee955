using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The ARN that aws-auth must hold for a principal to get in: of a role without its path, since STS leaves that out.</summary>
public static class CanonicalArn
{
    /// <summary>The ARN; of a principal that deployment resolves, its text.</summary>
    public static string Of(PrincipalArn principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Kind is PrincipalKind.Role ? $"arn:{principal.Partition}:iam::{principal.Account}:role/{principal.Name}" : principal.Text;
    }
}
