using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A User subject is a user that somebody can be.</summary>
internal sealed class UsersAreRealUsers() : SubjectLint(
    new("RB071", Severity.Warning, "A User subject is a user that somebody can log in as."),
    "a service account named as User works but is overlooked by every list of service accounts; an ARN that no entry yields matches nobody",
    "name service accounts as ServiceAccount; name the group of an access entry instead of an ARN")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) =>
        subject.Kind == "User" ? Problem(subject.Name, input) : null;

    private static string? Problem(string user, LintInput input)
    {
        if (new Identity(user, []).AsServiceAccount() is var (@namespace, name))
        {
            return $"user '{user}' is a service account; write kind ServiceAccount, namespace '{@namespace}', name '{name}'";
        }

        return user.StartsWith("arn:", StringComparison.Ordinal) && !UsersNotByRoleArn.IsRoleArn(user) && !input.MayBeUser(user)
            ? $"no access entry or aws-auth item yields the user '{user}'; bind a group that an entry gives"
            : null;
    }
}
