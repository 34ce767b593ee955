namespace EksAccessConstructs.Cluster;

/// <summary>An instance type: a text such as <c>m5.large</c>, or the CDK's <c>InstanceType</c>; both can be given where one is asked for.</summary>
/// <param name="Name">The name.</param>
public readonly record struct InstanceTypeName(string Name)
{
    /// <summary>The type of this name.</summary>
    public static implicit operator InstanceTypeName(string name) => new(name);

    /// <summary>The same type.</summary>
    public static implicit operator InstanceTypeName(Ec2.InstanceType type) => Of(type);

    /// <summary>The same type.</summary>
    /// <param name="type">The type as the CDK has it.</param>
    public static InstanceTypeName Of(Ec2.InstanceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new(type.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
