using Amazon.CDK.RegionInfo;

namespace EksAccessConstructs.Cluster;

/// <summary>The partition that a stack is deployed into, where its region is known.</summary>
internal static class StackPartition
{
    /// <summary>The partition of the stack's region; null where only deployment knows.</summary>
    public static string? Of(Cdk.Stack stack) => Cdk.Token.IsUnresolved(stack.Region) ? null : RegionInfo.Get(stack.Region).Partition;
}
