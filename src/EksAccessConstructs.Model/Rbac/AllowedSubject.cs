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
public sealed record AllowedSubjects(ValueList<AllowedSubject> Subjects, ValueList<BrokenBinding> Broken)
{
    /// <summary>The subjects of which it is not known whether they may, each once, in the order of the bindings.</summary>
    public ValueList<UnknownSubject> Unknown { get; init; }
}

/// <summary>A subject of which it is not known whether it may do something.</summary>
/// <param name="Subject">The subject; a service account carries its namespace, also where a RoleBinding leaves it out.</param>
/// <param name="Causes">Why, one sentence each.</param>
public sealed record UnknownSubject(Subject Subject, ValueList<string> Causes);

/// <summary>The rules an identity holds in one place, without asking what they are good for.</summary>
/// <param name="Grants">The rules, each with the chain of objects behind it. URL rules that come through a RoleBinding are among them, though they allow
/// nothing.</param>
/// <param name="Broken">Bindings of the identity whose role cannot be found.</param>
public sealed record HeldRights(ValueList<RbacGrant> Grants, ValueList<BrokenBinding> Broken)
{
    /// <summary>The rules of which it is not known whether the identity holds them.</summary>
    public ValueList<UnknownRight> Unknown { get; init; }

    /// <summary>The rules alone.</summary>
    public IReadOnlyList<RbacRule> Rules => [.. Grants.Select(grant => grant.Rule)];

    /// <summary>Everything that the identity holds or may hold.</summary>
    internal IEnumerable<RbacGrant> Possible => Grants.Concat(Unknown.Select(right => right.Grant));
}

/// <summary>A right of which it is not known whether it is there.</summary>
/// <param name="Grant">The right, if it is there.</param>
/// <param name="Causes">Why that is not known, one sentence each.</param>
public sealed record UnknownRight(RbacGrant Grant, ValueList<string> Causes)
{
    /// <summary>The right and the causes in one line.</summary>
    public override string ToString() => $"perhaps {Coverage.Text(Grant.Rule)} by {Grant.Describe()}: {string.Join("; ", Causes)}";
}
