using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Rights;

/// <summary>One step on the way from a principal to a right: an access entry, a group, a binding, a role, an access policy.</summary>
/// <param name="What">The step in words.</param>
/// <param name="Location">Where it is written; null where it is written nowhere.</param>
public sealed record PathStep(string What, SourceLocation? Location)
{
    /// <summary>The name of the group that the step is; null for every other step.</summary>
    /// <value>Default: null.</value>
    public string? Group { get; init; }

    /// <summary>The steps of a right, the principal's own first.</summary>
    public static ValueList<PathStep> Of(DecisionSource source) => source switch
    {
        RightThroughAuthentication through => [LetIn(through.AuthenticatedAs), .. Of(through.Right)],
        RbacGrant grant => [
            new($"{grant.Subject.Kind} {NameOf(grant.Subject)}", null) { Group = grant.Subject.Kind == "Group" ? grant.Subject.Name : null },
            new(grant.Binding.Id, grant.Binding.Origin.Location),
            new(grant.Role.Id, grant.Role.Origin.Location)],
        AccessPolicyRight policy => [new(policy.Describe(), null)],
        MastersMembership => [new($"Group {Identity.MastersGroup}", null)],
        _ => [LetIn(source)],
    };

    private static PathStep LetIn(DecisionSource source) => source switch
    {
        AuthenticatedByEntry { Entry: var entry } => new("access entry", entry.Origin.Location),
        AuthenticatedByAwsAuth { Item: { } item } login => new($"aws-auth {login.Section.Key()}", item.Origin.Location),
        _ => new(source.Describe(), null),
    };

    private static string NameOf(Subject subject) => string.IsNullOrEmpty(subject.Namespace) ? subject.Name : $"{subject.Namespace}/{subject.Name}";

    /// <summary>By the place where there is one: steps are looked up often, and their words are long.</summary>
    public override int GetHashCode() => Location?.GetHashCode() ?? string.GetHashCode(What, StringComparison.Ordinal);

    /// <summary>The step, and in brackets where it is.</summary>
    public override string ToString() => Location is null ? What : $"{What} ({Location})";
}
