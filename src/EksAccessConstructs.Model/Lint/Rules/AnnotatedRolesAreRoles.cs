using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Annotations of IRSA name roles.</summary>
internal sealed class AnnotatedRolesAreRoles() : LintRule(
    new("PI044", Severity.Error, "The annotation eks.amazonaws.com/role-arn of a service account is the ARN of an IAM role."),
    "AWS refuses the token, and the pods get no credentials",
    "write the whole ARN of the role")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.Pods.ServiceAccounts
        .Where(account => account.Annotations[AccountBindings.RoleAnnotation] is { } arn
            && !arn.Contains(PodServiceAccounts.AccountPlaceholder, StringComparison.Ordinal)
            && PrincipalArn.Read(arn) is not { Ok: true, Value.Kind: PrincipalKind.Role })
        .Select(account => Breach(account, account.Origin,
            $"'{account.Annotations[AccountBindings.RoleAnnotation]}' in {AccountBindings.RoleAnnotation} is not the ARN of an IAM role; write "
                + "arn:aws:iam::ACCOUNT:role/NAME"));
}
