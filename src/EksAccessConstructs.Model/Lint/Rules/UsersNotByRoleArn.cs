using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A role is not bound by its ARN.</summary>
internal sealed class UsersNotByRoleArn() : SubjectLint(
    new("EA018", Severity.Warning, "No User subject is the ARN of a role."),
    "the Kubernetes user of a role is arn:…:sts::ACCOUNT:assumed-role/NAME/SESSION, so the subject never matches",
    "give the entry of the role a group, and bind the group")
{
    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) => subject.Kind == "User" && IsRoleArn(subject.Name)
        ? $"user '{subject.Name}' is a role; nobody logs in under that name: give its entry a group and bind the group"
        : null;

    /// <summary>True for <c>arn:…:iam::…:role/…</c>.</summary>
    public static bool IsRoleArn(string name) => name.Split(':', 6) is ["arn", _, "iam", _, _, var resource]
        && resource.StartsWith("role/", StringComparison.Ordinal);
}
