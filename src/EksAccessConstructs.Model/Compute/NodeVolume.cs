using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>A volume of a node.</summary>
/// <remarks>Source: eksctl 0.231 <c>validateVolumeOpts</c>, <c>setVolumeDefaults</c>; EBS limits as of August 2026.</remarks>
public sealed partial record NodeVolume
{
    private const int Largest = 65536;

    internal static readonly string[] Types = ["gp2", "gp3", "io1", "io2", "sc1", "st1"];

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
    public IEnumerable<string> Problems() => Issues().Select(issue => issue.Text);

    /// <summary>What is wrong with the volume, by the key of a ClusterConfig that it is about.</summary>
    internal IEnumerable<(string Key, string Text)> Issues() => new (bool Wrong, string Key, string Text)[]
    {
        (!Types.Contains(Type), "volumeType", $"'{Type}' is not a type of volume; use {string.Join(", ", Types)}{Suggestion.DidYouMean(Type, Types)}"),
        (Size is < 1 or > Largest, "volumeSize", $"a volume of {Size} GiB cannot be made; give a size of 1 to {Largest}"),
        (Iops is not null && IopsRange is null, "volumeIOPS", $"operations a second are for gp3, io1 and io2 volumes only, not '{Type}'; leave them out"),
        (Iops < IopsRange?.Least || Iops > IopsRange?.Most, "volumeIOPS",
            $"{Iops} operations a second are out of range; {Type} takes {IopsRange?.Least} to {IopsRange?.Most}"),
        (Throughput is not null && Type != "gp3", "volumeThroughput", $"throughput is for gp3 volumes only, not '{Type}'; leave it out"),
        (Type == "gp3" && Throughput is (< 125 or > 1000), "volumeThroughput", $"throughput {Throughput} is out of range; gp3 takes 125 to 1000 MiB a second"),
        (KmsKeyId is { } key && !KeyName().IsMatch(key), "volumeKmsKeyID", $"'{KmsKeyId}' cannot be a KMS key; write its id, its ARN or alias/NAME"),
        (KmsKeyId is not null && Encrypted is not true, "volumeKmsKeyID",
            "a KMS key is given but the volume is not encrypted; encrypt it, or leave the key out"),
    }.Where(issue => issue.Wrong).Select(issue => (issue.Key, issue.Text));

    private (int Least, int Most)? IopsRange => Type switch
    {
        "gp3" => (3000, 16000),
        "io1" => (100, 64000),
        "io2" => (100, 256000),
        _ => null,
    };

    // An id, an alias, an ARN, or what only deployment knows.
    [GeneratedRegex(@"^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|alias/.+|arn:.+|.*\$\{.*)\z")]
    private static partial Regex KeyName();
}
