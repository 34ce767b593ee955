namespace EksAccessConstructs.Rbac;

/// <summary>A kind of thing the API server holds, as RBAC names it. The set is open: <see cref="Custom"/> names one this library does not know.</summary>
/// <remarks>Two are equal where group and plural name are equal. The built-in ones are in <c>ApiResource.BuiltIn.cs</c>.</remarks>
public sealed partial record ApiResource
{
    private ApiResource(string group, string plural, bool namespaced)
    {
        Group = group;
        Plural = plural;
        Namespaced = namespaced;
    }

    /// <summary>Every resource of every group, subresources included.</summary>
    public static ApiResource Any { get; } = new("*", "*", namespaced: true);

    /// <summary>The API group without version; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>The plural name in lower case, with <c>/subresource</c> where it is one.</summary>
    public string Plural { get; }

    /// <summary>True where objects of this kind live in a namespace.</summary>
    public bool Namespaced { get; }

    /// <summary>A resource by group and plural name, known to this library or not.</summary>
    /// <param name="group">The API group without version; empty for the core group.</param>
    /// <param name="plural">The plural name, as in <c>kubectl api-resources</c>.</param>
    /// <param name="namespaced">False where objects of this kind belong to the whole cluster.</param>
    public static ApiResource Custom(string group, string plural, bool namespaced = true)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentException.ThrowIfNullOrWhiteSpace(plural);
        return group.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException(
                $"an API group has no version in RBAC; say '{group[..group.IndexOf('/', StringComparison.Ordinal)]}' instead of '{group}'", nameof(group))
            : new ApiResource(group, plural, namespaced);
    }

    /// <summary>A subresource of this resource, such as <c>log</c> of pods.</summary>
    public ApiResource Sub(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ApiResource(Group, $"{Plural}/{name}", Namespaced);
    }

    /// <summary>Every resource of one API group, subresources included.</summary>
    public static ApiResource AllOf(string group) => Custom(group, "*");

    /// <inheritdoc/>
    public bool Equals(ApiResource? other) => other is not null && Group == other.Group && Plural == other.Plural;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Group, Plural);

    /// <summary><c>deployments.apps</c>, as kubectl writes it.</summary>
    public override string ToString() => Group.Length == 0 ? Plural : $"{Plural}.{Group}";
}
