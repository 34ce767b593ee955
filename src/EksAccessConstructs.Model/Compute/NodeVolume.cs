namespace EksAccessConstructs.Compute;

/// <summary>A volume of a node.</summary>
/// <remarks>Source: eksctl 0.231 <c>validateVolumeOpts</c>, <c>setVolumeDefaults</c>; EBS limits as of August 2026.</remarks>
public sealed record NodeVolume
{
    /// <summary>The size in GiB.</summary>
    /// <value>Default: 80.</value>
    public int Size { get; init; } = 80;

    /// <summary>The type: gp3, gp2, io1, io2, st1, sc1.</summary>
    /// <value>Default: gp3.</value>
    public string Type { get; init; } = "gp3";

    /// <summary>The device name.</summary>
    /// <value>Default: the main device of the image family; required for additional volumes.</value>
    public string? Device { get; init; }

    /// <summary>True to encrypt, false to leave it to the account's setting.</summary>
    /// <value>Default: nothing is said, so the account's setting holds.</value>
    public bool? Encrypted { get; init; }

    /// <summary>The KMS key: id, alias or ARN.</summary>
    /// <value>Default: the account's key for EBS.</value>
    public string? KmsKeyId { get; init; }

    /// <summary>Operations a second; gp3 3000–16000, io1 100–64000, io2 100–256000.</summary>
    /// <value>Default: 3000 for gp3, 100 for io1 and io2.</value>
    public int? Iops { get; init; }

    /// <summary>MiB a second; gp3 only, 125–1000.</summary>
    /// <value>Default: 125 for gp3.</value>
    public int? Throughput { get; init; }

    /// <summary>The snapshot that the volume begins as.</summary>
    /// <value>Default: none.</value>
    public string? SnapshotId { get; init; }

    /// <summary>The operations a second that are rendered; null where the type has no such setting.</summary>
    public int? RenderedIops => Type switch
    {
        "gp3" => Iops ?? 3000,
        "io1" or "io2" => Iops ?? 100,
        _ => null,
    };

    /// <summary>The throughput that is rendered; null where the type has no such setting.</summary>
    public int? RenderedThroughput => Type == "gp3" ? Throughput ?? 125 : null;

    /// <summary>What is wrong with the volume, one text a problem.</summary>
    public IEnumerable<string> Problems()
    {
        if (Size < 1)
        {
            yield return $"a volume of {Size} GiB cannot be made; give a size of at least 1";
        }

        if (Iops is { } iops && ProblemWithIops(iops) is { } problem)
        {
            yield return problem;
        }

        if (Throughput is { } throughput && (Type != "gp3" || throughput is < 125 or > 1000))
        {
            yield return Type == "gp3"
                ? $"throughput {throughput} is out of range; gp3 takes 125 to 1000 MiB a second"
                : $"throughput is for gp3 volumes only, not '{Type}'; leave it out";
        }

        if (KmsKeyId is not null && Encrypted is not true)
        {
            yield return "a KMS key is given but the volume is not encrypted; set Encrypted to true";
        }
    }

    private string? ProblemWithIops(int iops) => Type switch
    {
        "gp3" => OutOf(3000, 16000),
        "io1" => OutOf(100, 64000),
        "io2" => OutOf(100, 256000),
        _ => $"operations a second are for gp3, io1 and io2 volumes only, not '{Type}'; leave them out",
    } is { Length: > 0 } text ? text : null;

    private string OutOf(int least, int most) =>
        Iops < least || Iops > most ? $"{Iops} operations a second are out of range; {Type} takes {least} to {most}" : "";
}
