namespace EksAccessConstructs.Access;

/// <summary>The AWS partitions that the authenticator knows; it refuses callers of any other.</summary>
internal static class Partitions
{
    private static readonly ValueList<string> Known = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    public static bool IsKnown(string partition) => Known.Contains(partition, StringComparer.Ordinal);
}
