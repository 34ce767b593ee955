using System.Text.RegularExpressions;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>Finds the node group of a launch template.</summary>
/// <remarks>By eksctl's stack, else by the tag of its Auto Scaling group, the name of its instances, or a label of its nodes.</remarks>
internal sealed partial class NodeGroupOfLaunchTemplate(ClusterTemplates templates, ValueResolver values)
{
    private const string NodeGroupTag = "alpha.eksctl.io/nodegroup-name";

    public string? Find(TemplateResource template) => ByStack(template) ?? ByTag(template) ?? ByInstanceName(template) ?? ByLabel(template);

    private string? ByStack(TemplateResource template)
    {
        var prefix = $"eksctl-{templates.Name}-nodegroup-";
        return template.Stack.StartsWith(prefix, StringComparison.Ordinal) ? template.Stack[prefix.Length..] : null;
    }

    private string? ByTag(TemplateResource template) => (
        from nodes in templates.Resources("AWS::AutoScaling::AutoScalingGroup")
        where values.References.Target(nodes.Stack, NodeNames.LaunchTemplate(nodes).At("LaunchTemplateId")) == template.Id
        from tag in nodes["Tags"].Items()
        where tag.At("Key").Text() == NodeGroupTag
        select values.Text(nodes.Stack, tag.At("Value"))).FirstOrDefault();

    private string? ByInstanceName(TemplateResource template) => (
        from specification in template["LaunchTemplateData", "TagSpecifications"].Items()
        from tag in specification.At("Tags").Items()
        let text = values.Text(template.Stack, tag.At("Value"))
        where tag.At("Key").Text() == "Name"
        let match = Regex.Match(text, $@"\A{Regex.Escape(templates.Name)}-(.+)-Node\z")
        where match.Success
        select match.Groups[1].Value).FirstOrDefault();

    private string? ByLabel(TemplateResource template) => template["LaunchTemplateData", "UserData"] is { } data
        && NodeLabel().Match(UserDataText.Decode(values.Text(template.Stack, data))) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""alpha\.eksctl\.io/nodegroup-name["']?\s*[=:]\s*["']?([\w.-]+)""")]
    private static partial Regex NodeLabel();
}
