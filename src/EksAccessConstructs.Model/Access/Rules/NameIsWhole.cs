using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access.Rules;

/// <summary>AE03: an entry names a role with its path, which aws-auth leaves out. IAM has each name once in an account, in any letter case, so of two
/// ARNs that differ only in path or case one does not exist.</summary>
internal static partial class NameIsWhole
{
    public static readonly AccessRule Rule = new(
        "AE03", new("EKS043", Severity.Error, "An access entry names its principal as IAM has it, path and letter case included."), Check);

    private static IEnumerable<Finding> Check(AccessPlan plan, ClusterFacts facts) => Pathless(plan).Concat(Doubled(plan));

    private static IEnumerable<Finding> Pathless(AccessPlan plan) =>
        plan.Grants.Select(grant => WithoutPath(grant.Principal, grant.Origin)).OfType<Finding>();

    /// <summary>What is wrong with a principal that is a role of IAM Identity Center without its path; null for any other.</summary>
    public static Finding? WithoutPath(PrincipalArn principal, Origin origin) =>
        principal is { Kind: PrincipalKind.Role, IsUnresolved: false, Path: "/" } && SsoName().IsMatch(principal.Name)
            ? Rule.Info.At(
                origin.Location,
                $"'{principal}' lacks its path; roles of IAM Identity Center are called "
                    + $"arn:{principal.Partition}:iam::{principal.Account}:role/aws-reserved/sso.amazonaws.com/REGION/{principal.Name}, "
                    + "without REGION/ where Identity Center is in us-east-1")
            : null;

    private static IEnumerable<Finding> Doubled(AccessPlan plan) =>
        from same in plan.Grants.Where(grant => !grant.Principal.IsUnresolved).GroupBy(grant => (
            grant.Principal.Partition, grant.Principal.Account, grant.Principal.Kind, grant.Principal.Name.ToUpperInvariant()))
        from other in same.Skip(1)
        select Rule.Info.At(
            other.Origin.Location,
            $"'{other.Principal}' ({other.Origin}) and '{same.First().Principal}' ({same.First().Origin}) cannot both exist, "
                + $"since IAM has each name once in an account; keep the one that 'aws iam get-{same.Key.Kind.ToString().ToLowerInvariant()}' shows");

    [GeneratedRegex(@"^AWSReservedSSO_.+_[0-9a-f]{16}\z")]
    private static partial Regex SsoName();
}
