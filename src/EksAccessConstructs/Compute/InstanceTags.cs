using Amazon.JSII.Runtime.Deputy;

namespace EksAccessConstructs.Compute;

/// <summary>The tags of instances, volumes and network interfaces: those of the props, and those that <c>Tags.Of</c> puts on the node group.</summary>
/// <remarks>CloudFormation has no tags on what a launch template launches, so <c>Tags.Of</c> does not reach it by itself; as in the CDK's own launch template,
/// they are taken over when everything is there.</remarks>
/// <param name="own">The tags of the props, the Name among them.</param>
internal sealed class InstanceTags(ValueMap own) : DeputyBase, Cdk.IStableAnyProducer
{
    private static readonly string[] Tagged = ["instance", "volume", "network-interface"];

    private Cdk.TagManager? group;
    private HashSet<string> ofGroupAlone = [];

    /// <summary>Names the node group whose tags count.</summary>
    /// <param name="tags">The tags of its resource.</param>
    /// <param name="ownOfGroup">Keys of tags that stay on the group.</param>
    public void TakeFrom(Cdk.TagManager tags, IEnumerable<string> ownOfGroup)
    {
        group = tags;
        ofGroupAlone = new(ownOfGroup, StringComparer.Ordinal);
    }

    /// <summary>Called by the CDK when the template is made.</summary>
    public object Produce()
    {
        var tags = All();
        return Tagged.Select(resource => new Dictionary<string, object>
        {
            ["resourceType"] = resource,
            ["tags"] = tags.Select(tag => new Dictionary<string, object> { ["key"] = tag.Key, ["value"] = tag.Value }).ToArray(),
        }).ToArray();
    }

    private ValueMap All()
    {
        var given = group?.TagValues() ?? new Dictionary<string, string>();
        return new([.. own, .. given.Where(tag => tag.Key != "Name" && !ofGroupAlone.Contains(tag.Key)).OrderBy(tag => tag.Key, StringComparer.Ordinal)]);
    }
}
