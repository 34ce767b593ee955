namespace EksAccessConstructs.Eksctl;

/// <summary>A node group with every silence filled.</summary>
/// <remarks>What needs no filling is read from <see cref="Config"/>, or from <see cref="Managed"/> and <see cref="SelfManaged"/>.</remarks>
internal sealed record ResolvedNodes
{
    /// <summary>The group as it was written.</summary>
    public required NodeGroupConfig Config { get; init; }

    /// <summary>The group as it was written, where EKS keeps it; else null.</summary>
    public ManagedNodeGroupConfig? Managed => Config as ManagedNodeGroupConfig;

    /// <summary>The group as it was written, where it has an auto scaling group of its own; else null.</summary>
    public SelfManagedNodeGroupConfig? SelfManaged => Config as SelfManagedNodeGroupConfig;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The operating system.</summary>
    public required string AmiFamily { get; init; }

    /// <summary>The instance types, at least one; empty where a launch template or an instance selector names them.</summary>
    public ValueList<string> InstanceTypes { get; init; }

    /// <summary>The fewest nodes.</summary>
    public required int MinSize { get; init; }

    /// <summary>The most nodes.</summary>
    public required int MaxSize { get; init; }

    /// <summary>The nodes to begin with; null where a self-managed group leaves it to its auto scaling group, which begins with the fewest.</summary>
    public int? DesiredCapacity { get; init; }

    /// <summary>The root volume, size and type always set; null where a launch template of one's own has it.</summary>
    public VolumeConfig? RootVolume { get; init; }

    /// <summary>More volumes, size and type always set.</summary>
    public ValueList<VolumeConfig> AdditionalVolumes { get; init; }

    /// <summary>The labels of the file and eksctl's two.</summary>
    public ValueMap Labels { get; init; }

    /// <summary>True where nodes are in private subnets.</summary>
    public required bool PrivateNetworking { get; init; }

    /// <summary>True where port 22 is open: <c>ssh.allow</c>, or a key without it.</summary>
    public required bool SshAllowed { get; init; }

    /// <summary>True where the instance metadata service wants a token (IMDSv2 only).</summary>
    public required bool ImdsTokenRequired { get; init; }

    /// <summary>How many network hops a metadata answer may take: 2, or 1 where pods must not get it.</summary>
    public required int ImdsHopLimit { get; init; }

    /// <summary>The prefix of <c>Name</c> tags and the instance name: what EC2 shows.</summary>
    public required string InstanceName { get; init; }
}
