namespace EksAccessConstructs.Rbac;

/// <summary>A subject that may do something, and why.</summary>
/// <param name="Subject">The subject; a service account carries its namespace, also where a RoleBinding leaves it out.</param>
/// <param name="By">Everything that allows it.</param>
public sealed record AllowedSubject(Subject Subject, ValueList<DecisionSource> By)
{
    /// <summary>False where nobody can be this subject: an unknown kind (kinds are case-sensitive), or a service account without a namespace.</summary>
    public bool CanExist => Subject.Kind is "User" or "Group" || (Subject.Kind == "ServiceAccount" && !string.IsNullOrEmpty(Subject.Namespace));
}

/// <summary>Who may do something: the inverse of a decision.</summary>
/// <param name="Subjects">The subjects, <c>system:masters</c> first, each once, then in the order of the bindings by name.</param>
/// <param name="Broken">Bindings that would count for the request if the role they name existed.</param>
public sealed record AllowedSubjects(ValueList<AllowedSubject> Subjects, ValueList<BrokenBinding> Broken);

/// <summary>The rules an identity holds in one place, without asking what they are good for.</summary>
/// <param name="Grants">The rules, each with the chain of objects behind it. URL rules that come through a RoleBinding are among them, though they allow nothing.</param>
/// <param name="Broken">Bindings of the identity whose role cannot be found.</param>
public sealed record HeldRights(ValueList<RbacGrant> Grants, ValueList<BrokenBinding> Broken)
{
    /// <summary>The rules alone.</summary>
    public IReadOnlyList<RbacRule> Rules => [.. Grants.Select(grant => grant.Rule)];
}
