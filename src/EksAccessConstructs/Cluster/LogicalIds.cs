using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>Logical ids made from what a thing is, so that they stay the same wherever the construct is in the tree.</summary>
internal static class LogicalIds
{
    /// <summary>A name as one word of a logical id: <c>us-west-2a</c> → <c>UsWest2a</c>.</summary>
    public static string Word(string name) => LogicalName.Word(name);

    /// <summary>Eight hexadecimal digits that stand for a text.</summary>
    public static string Hash(string text) => TextHash.Of(text);

    /// <summary>Gives a resource the logical id of what it is.</summary>
    /// <exception cref="ArgumentException">Another construct of the stack has it already; the message names both, and the way out.</exception>
    public static T Named<T>(this T resource, string logicalId)
        where T : Cdk.CfnElement
    {
        LogicalIdsOfStacks.Take(resource, logicalId);
        resource.OverrideLogicalId(logicalId);
        return resource;
    }
}
