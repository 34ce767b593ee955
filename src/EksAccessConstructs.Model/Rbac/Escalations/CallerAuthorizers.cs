namespace EksAccessConstructs.Rbac;

/// <summary>All authorizers of a cluster for one caller, such as RBAC with the access policies of its entry.</summary>
/// <param name="Authorize">What they answer to a request of the caller.</param>
public sealed record CallerAuthorizers(Func<AccessRequest, Decision> Authorize)
{
    /// <summary>The rules behind every answer that is not a plain no, each with where it counts: a request that none of them matches is denied, so that
    /// nobody has to ask.</summary>
    /// <value>Default: null, which rules there are is not known, and everything is asked.</value>
    public ValueList<PlacedRule>? AtMost { get; init; }
}

/// <summary>A rule and where it counts.</summary>
/// <param name="Where">The namespace, or a pattern of namespaces as a policy's scope has it; null for the whole cluster, and empty for what belongs to no
/// namespace alone.</param>
/// <param name="Rule">The rule.</param>
public readonly record struct PlacedRule(string? Where, RbacRule Rule)
{
    /// <summary>True where nobody can list the namespaces in which the rule counts.</summary>
    internal bool IsPattern => Where?.Contains('*', StringComparison.Ordinal) ?? false;
}
