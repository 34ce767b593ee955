using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A User subject is a user that somebody can be.</summary>
internal sealed class UsersAreRealUsers() : SubjectLint(
    new("RB071", Severity.Warning, "A User subject is a user that somebody can log in as."),
    "a service account named as User works but is overlooked by every list of service accounts; an ARN that no entry yields matches nobody",
    "name service accounts as ServiceAccount; name the group of an access entry instead of an ARN")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) => subject.Kind != "User" ? null
        : new Identity(subject.Name, []).AsServiceAccount() is var (@namespace, name) ? $"user '{subject.Name}' is a service account; write kind ServiceAccount, namespace '{@namespace}', name '{name}'"
        : subject.Name.StartsWith("arn:", StringComparison.Ordinal) && !UsersNotByRoleArn.IsRoleArn(subject.Name) && !input.MayBeUser(subject.Name)
            ? $"no access entry or aws-auth item yields the user '{subject.Name}'; bind a group that an entry gives"
        : null;
}
