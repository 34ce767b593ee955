namespace EksAccessConstructs.Eksctl;

/// <summary>Regions and partitions, as far as defaults depend on them.</summary>
internal static class AwsRegions
{
    /// <summary>The regions that eksctl 0.231 knows.</summary>
    public static readonly ValueList<string> Known =
    [
        "us-west-1", "us-west-2", "us-east-1", "us-east-2", "ca-central-1", "ca-west-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "eu-central-1",
        "eu-central-2", "eu-south-1", "eu-south-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2",
        "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ap-south-1", "ap-south-2", "ap-east-1", "ap-east-2",
        "me-central-1", "me-south-1", "sa-east-1", "af-south-1", "il-central-1", "mx-central-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1",
        "cn-northwest-1", "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isob-west-1", "us-isof-east-1", "us-isof-south-1", "eu-isoe-west-1",
    ];

    /// <summary>The partition of a region, known to this library or not.</summary>
    public static string PartitionOf(string region) => region switch
    {
        ['c', 'n', '-', ..] => "aws-cn",
        _ when region.Starts("us-gov-") => "aws-us-gov",
        _ when region.Starts("us-iso-") => "aws-iso",
        _ when region.Starts("us-isob-") => "aws-iso-b",
        _ when region.Starts("us-isof-") => "aws-iso-f",
        _ when region.Starts("eu-isoe-") => "aws-iso-e",
        _ when region.Starts("eusc-") => "aws-eusc",
        _ => "aws",
    };

    /// <summary>The zones that are taken where none are named: a, b, c; in us-east-1 two.</summary>
    /// <remarks>eksctl chooses at random among the zones of the account, two in us-east-1 and three elsewhere.</remarks>
    public static ValueList<string> ZonesOf(string region) =>
        (region == "us-east-1" ? ["a", "b"] : (string[])["a", "b", "c"]).Select(letter => region + letter).ToValueList();

    private static bool Starts(this string region, string prefix) => region.StartsWith(prefix, StringComparison.Ordinal);
}
