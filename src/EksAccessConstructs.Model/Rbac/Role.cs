using System.Diagnostics.Contracts;

namespace EksAccessConstructs.Rbac;

/// <summary>Rights in one namespace.</summary>
/// <example><code>Role.In("shop", "reader").AllowRead(ApiResource.Pods).Allow(Verb.Get).On(ApiResource.Secrets).Named("db")</code></example>
public sealed record NamespaceRole : RbacObject
{
    /// <inheritdoc/>
    public override string Kind => "Role";

    /// <inheritdoc/>
    public override string ApiVersion => RbacVersion;

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <inheritdoc/>
    public override string? NamespaceName => Namespace;

    /// <summary>The rights; together they are a union, there is no refusal.</summary>
    public ValueList<RbacRule> Rules { get; init; }

    /// <summary>A role of a namespace, still without rights.</summary>
    public static NamespaceRole In(string @namespace, string name) => new() { Namespace = @namespace, Name = name };

    /// <summary>Verbs to allow, on what comes after.</summary>
    [Pure]
    public AllowedVerbs<NamespaceRole> Allow(params IEnumerable<Verb> verbs) => new(verbs, rules => this with { Rules = [.. Rules, .. rules] });

    /// <summary>This role with get, list and watch on these resources.</summary>
    [Pure]
    public NamespaceRole AllowRead(params IEnumerable<ApiResource> resources) => Allow(Verb.Read).On(resources);

    /// <summary>This role with reading and writing of these resources.</summary>
    [Pure]
    public NamespaceRole AllowReadWrite(params IEnumerable<ApiResource> resources) => Allow(Verb.ReadWrite).On(resources);

    /// <summary>This role with the rule added last limited to objects of these names.</summary>
    /// <exception cref="InvalidOperationException">There is no rule yet.</exception>
    [Pure]
    public NamespaceRole Named(params IEnumerable<string> names) => this with { Rules = RuleBuilding.NameLast(Rules, names) };

    /// <summary>A binding of this role, in its namespace and under its name.</summary>
    [Pure]
    public RoleBinding BindTo(params IEnumerable<Subject> subjects) =>
        new() { Namespace = Namespace, Name = Name, RoleRef = new RoleRef(Kind, Name), Subjects = subjects.ToValueList() };
}
