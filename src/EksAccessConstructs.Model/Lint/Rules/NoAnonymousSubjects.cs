using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nothing is given to those who have not logged in.</summary>
internal sealed class NoAnonymousSubjects : SubjectLint
{
    public NoAnonymousSubjects()
        : base(
            new("RB041", Severity.Error, "No binding gives anything to those who have not logged in."),
            "system:anonymous and system:unauthenticated are everybody who reaches the endpoint",
            "bind identities that log in; for health checks Kubernetes' own system:public-info-viewer is enough") =>
        GoodPractice = "hardening";

    protected override string? Problem(Subject subject, RbacBinding binding, LintInput input) =>
        subject is { Kind: "User", Name: Identity.AnonymousUser } or { Kind: "Group", Name: Identity.UnauthenticatedGroup }
            ? $"'{subject.Name}' is everybody who reaches the endpoint; bind identities that log in"
            : null;
}
