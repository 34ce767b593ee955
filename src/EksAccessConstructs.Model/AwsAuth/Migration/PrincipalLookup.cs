using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>From the ARN in an aws-auth item to the principal of an entry: what the item matches, and what IAM calls it.</summary>
internal sealed class PrincipalLookup(MigrationOptions options)
{
    private const string SsoPrefix = "AWSReservedSSO_";

    /// <summary>The principal, or why there is none.</summary>
    public (PrincipalArn? Principal, MigrationLoss? Loss) Find(AwsAuthItem item)
    {
        if (item.Sso is not null)
        {
            return Dead(item, "an item that names a permission set lets nobody in, since EKS leaves the feature gate off",
                "name the role that Identity Center made for it");
        }

        var written = ArnLetterCase.Usual(item.Arn);
        if (IsSession(written))
        {
            return Dead(item, "an STS ARN of a role never matches, since the caller's ARN is turned into the role's", "name the role");
        }

        if (Unnamable(written, item) is { } loss)
        {
            return (null, loss);
        }

        var reading = PrincipalArn.Read(written);
        if (reading.Value is not { } principal)
        {
            return Dead(item, string.Join("; ", reading.Findings.Select(finding => finding.Message)), "write the ARN that IAM has");
        }

        return principal switch
        {
            _ when !Partitions.IsKnown(principal.Partition) =>
                Dead(item, $"the authenticator refuses callers of partition '{principal.Partition}', which it does not know", "take the item out"),
            { Kind: PrincipalKind.Role, Path: not "/" } => Dead(
                item, "a role ARN with a path never matches, since STS leaves the path out", "add an entry for the role if it is meant to get in", principal),
            _ => Real(item, principal),
        };
    }

    private (PrincipalArn?, MigrationLoss?) Real(AwsAuthItem item, PrincipalArn principal)
    {
        if (ServiceLinked(item, principal) is { } service)
        {
            return (null, service);
        }

        if (options.Principals is { } known)
        {
            return Among(known, item, principal);
        }

        if (principal.Kind is PrincipalKind.Role && principal.Name.StartsWith(SsoPrefix, StringComparison.Ordinal))
        {
            return options.SsoRegion is { } region
                ? (SsoRole(principal, region), null)
                : (principal, new MigrationLoss(
                    LossKind.NeedsInput, item.Who, "a role of IAM Identity Center has a path that aws-auth leaves out and an entry needs",
                    "give the region of Identity Center, or the ARNs that IAM lists", item.Origin));
        }

        return (principal, null);
    }

    private static (PrincipalArn?, MigrationLoss?) Among(ValueList<PrincipalArn> known, AwsAuthItem item, PrincipalArn principal)
    {
        if (known.FirstOrDefault(real => SameCaller(real, principal)) is { } found)
        {
            return (found, null);
        }

        return known.Any(real => real.Account == principal.Account && real.Partition == principal.Partition)
            ? Dead(item, "IAM has no such principal, so nobody can call with it",
                "take the item out of aws-auth: whoever makes a principal of that name gets its rights", principal)
            : (principal, null);
    }

    private static PrincipalArn SsoRole(PrincipalArn principal, string region)
    {
        var folder = region == "us-east-1" ? "" : $"{region}/";
        return PrincipalArn.Parse($"arn:{principal.Partition}:iam::{principal.Account}:role/aws-reserved/sso.amazonaws.com/{folder}{principal.Name}");
    }

    private static MigrationLoss? ServiceLinked(AwsAuthItem item, PrincipalArn principal) =>
        principal.Kind is PrincipalKind.Role && principal.Name.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal)
            ? new MigrationLoss(LossKind.Lost, item.Who, "EKS refuses entries for service-linked roles",
                "let the service make its own access, as EMR on EKS does with an access entry of its own", item.Origin)
            : null;

    private static MigrationLoss? Unnamable(string arn, AwsAuthItem item) => arn.Split(':', 6) switch
    {
        ["arn", _, "iam", "", _, "root"] => new(LossKind.Lost, item.Who, "no entry can name the account's root", "use an IAM role", item.Origin),
        ["arn", _, "sts", "", _, var session] when session.StartsWith("federated-user/", StringComparison.Ordinal) =>
            new(LossKind.Lost, item.Who, "no entry can name a federated user's session", "use an IAM role that the federated user may assume", item.Origin),
        _ => null,
    };

    // Callers are compared without regard to letter case, and roles without path.
    private static bool SameCaller(PrincipalArn real, PrincipalArn written) =>
        real.Kind == written.Kind && GoText.EqualFold(real.WithoutPath, written.WithoutPath);

    /// <summary>The role or user that an item names, in the letter case that IAM has for ARNs; null where it names none.</summary>
    public static PrincipalArn? Written(string arn) => PrincipalArn.Read(ArnLetterCase.Usual(arn)).Value;

    private static bool IsSession(string arn) => arn.Split(':', 6) is [_, _, "sts", _, _, var resource]
        && resource.StartsWith("assumed-role", StringComparison.Ordinal);

    private static (PrincipalArn?, MigrationLoss?) Dead(AwsAuthItem item, string why, string instead, PrincipalArn? principal = null) =>
        (null, new MigrationLoss(LossKind.Dead, item.Who, why, instead, item.Origin)
        {
            Dormant = principal is null ? null : new AccessGrant { Principal = principal },
        });
}
