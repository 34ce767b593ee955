using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the Mountpoint for S3 CSI driver needs of buckets.</summary>
/// <remarks>Source: Mountpoint for Amazon S3, "IAM permissions", as of 2026. AmazonS3FullAccess, which some guides name, reaches every bucket.</remarks>
internal static class MountpointPolicy
{
    private static readonly ValueList<string> Reading = ["s3:GetObject"];
    private static readonly ValueList<string> Writing = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"];

    /// <summary>The policy for buckets.</summary>
    /// <param name="buckets">The ARNs of the buckets.</param>
    /// <param name="objects">The ARNs of the objects that are mounted: <c>arn:aws:s3:::shop/data/*</c>.</param>
    /// <param name="readOnly">True where nothing is written.</param>
    public static InlinePolicy Of(ValueList<string> buckets, ValueList<string> objects, bool readOnly) => new("MountpointS3",
    [
        new() { Actions = ["s3:ListBucket"], Resources = buckets },
        new() { Actions = readOnly ? Reading : Writing, Resources = objects },
    ]);
}
