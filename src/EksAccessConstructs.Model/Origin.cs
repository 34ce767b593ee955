namespace EksAccessConstructs;

/// <summary>Where a thing was read from. Two things that say the same are equal wherever they are, so any two origins are equal.</summary>
/// <param name="location">The place, or null where it was made in code.</param>
/// <param name="logicalId">The logical ID of the resource of a template that says it; null where it was not read from a template.</param>
/// <param name="construct">The path of the construct that says it; null where it was not made by one.</param>
public readonly struct Origin(SourceLocation? location, string? logicalId = null, string? construct = null) : IEquatable<Origin>
{
    /// <summary>The place, or null where the thing was made in code.</summary>
    public SourceLocation? Location { get; } = location;

    /// <summary>The logical ID of the resource of a template that says it; null where it was not read from a template.</summary>
    public string? LogicalId { get; } = logicalId;

    /// <summary>The path of the construct that says it; null where it was not made by one.</summary>
    public string? Construct { get; } = construct;

    /// <summary>Always true: the place is not part of what a thing says.</summary>
    public bool Equals(Origin other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Origin;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => Location?.ToString() ?? Construct ?? "code";

    /// <summary>A place as an origin.</summary>
    public static implicit operator Origin(SourceLocation? location) => new(location);

    /// <summary>Always true.</summary>
    public static bool operator ==(Origin left, Origin right) => left.Equals(right);

    /// <summary>Always false.</summary>
    public static bool operator !=(Origin left, Origin right) => !left.Equals(right);
}
