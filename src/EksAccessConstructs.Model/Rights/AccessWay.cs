namespace EksAccessConstructs.Rights;

/// <summary>A way to rights: what lets somebody from IAM in, and what gives the rights then.</summary>
/// <param name="LetInBy">The access entry, or the row of aws-auth; null for a subject that nobody from IAM carries.</param>
/// <param name="Right">Group, binding and role, or an access policy.</param>
public sealed record AccessWay(PathStep? LetInBy, ValueList<PathStep> Right)
{
    /// <summary>All steps, the one that lets in first.</summary>
    public IEnumerable<PathStep> Steps => LetInBy is { } letIn ? Right.Prepend(letIn) : Right;

    /// <summary>True where a group gives the rights by a binding: every other member of it has them by the same way.</summary>
    public bool IsByGroup => Right is [{ Group: not null }, _, ..];
}
