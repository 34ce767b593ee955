namespace EksAccessConstructs.Compute;

/// <summary>Access to nodes by SSH.</summary>
public sealed record NodeSsh
{
    /// <summary>The name of a key pair that EC2 has, or of the one made from <see cref="PublicKey"/>.</summary>
    public required string KeyName { get; init; }

    /// <summary>The public key to make the key pair from.</summary>
    /// <value>Default: the key pair exists.</value>
    public string? PublicKey { get; init; }

    /// <summary>True where port 22 is open to <see cref="SourceSecurityGroupIds"/>, or without them to the VPC (private subnets) or to everybody (public
    /// ones).</summary>
    /// <value>Default: true.</value>
    public bool Allow { get; init; } = true;

    /// <summary>Security groups whose members may use port 22.</summary>
    /// <value>Default: by network, see <see cref="Allow"/>.</value>
    public ValueList<string> SourceSecurityGroupIds { get; init; }
}
