using Amazon.CDK.AWS.S3;

namespace EksAccessConstructs.Addons;

/// <summary>A bucket that pods mount.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What the keys of the objects begin with, such as <c>data/</c>; null for all of them.</param>
public sealed record MountedBucket(IBucket Bucket, string? Prefix = null);
