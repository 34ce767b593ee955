namespace EksAccessConstructs.Cluster;

/// <summary>Logical ids and tags of a new network.</summary>
internal sealed class NetworkNames(Construct scope, ClusterNetworkProps props)
{
    public string Id(string what) => props.LogicalIdPrefix + what;

    public Cdk.ICfnTag[] Tags(string what) =>
    [
        new Cdk.CfnTag { Key = "Name", Value = $"{Cdk.Stack.Of(scope).StackName}/{Id(what)}" },
        .. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value }),
    ];

    /// <summary>A zone as one word of a logical id; its place, where only deployment knows its name.</summary>
    public static string Zone(string zone, int place) => Cdk.Token.IsUnresolved(zone) ? $"{place + 1}" : LogicalIds.Word(zone);
}
