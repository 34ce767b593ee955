using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Node groups of both kinds and their launch templates.</summary>
internal sealed class NodeFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var nodes in templates.Resources("AWS::EKS::Nodegroup"))
        {
            OfManaged(nodes);
        }

        foreach (var nodes in templates.Resources("AWS::AutoScaling::AutoScalingGroup"))
        {
            OfSelfManaged(nodes);
        }

        foreach (var template in templates.Resources("AWS::EC2::LaunchTemplate"))
        {
            OfLaunchTemplate(template);
        }
    }

    private void OfManaged(TemplateResource nodes)
    {
        var key = templates.NameOf(nodes.Id);
        var values = templates.Values(nodes);
        facts.Say($"{key}.launchTemplate", LaunchTemplate(nodes));
        values.Take("ClusterName");
        values.Take("NodegroupName");
        values.Take("LaunchTemplate");
        facts.SayTags(key, values.Take("Tags"));
        facts.SayAll(key, values);
        facts.Say($"{key}.kind", "managed");
    }

    private string? LaunchTemplate(TemplateResource nodes)
    {
        var named = nodes["LaunchTemplate"];
        if (templates.Target(nodes, named.At("Id") ?? named.At("Name")) is { } template)
        {
            return $"@{templates.NameOf(template.Id)}";
        }

        return named is null ? null : templates.Text(nodes, named);
    }

    private void OfSelfManaged(TemplateResource nodes)
    {
        var key = templates.NameOf(nodes.Id);
        var values = templates.Values(nodes);
        values.Take("LaunchTemplate");
        values.Take("AutoScalingGroupName");
        values.At("MixedInstancesPolicy", "LaunchTemplate").Take("LaunchTemplateSpecification");
        foreach (var tag in values.Take("Tags").Items().Where(tag => !FactText.Of(tag.At("Key")).StartsWith("alpha.eksctl.io/", StringComparison.Ordinal)))
        {
            facts.Say($"{key}.tag[{FactText.Of(tag.At("Key"))}]", tag.At("Value"));
        }

        facts.SayAll(key, values);
        facts.SayAll($"{key}.updatePolicy", templates.Value(nodes, nodes.Body.At("UpdatePolicy", "AutoScalingRollingUpdate")));
        facts.Say($"{key}.kind", "self-managed");
    }

    private void OfLaunchTemplate(TemplateResource template)
    {
        var key = templates.NameOf(template.Id);
        var data = templates.Value(template, template["LaunchTemplateData"]);
        new UserDataFacts(facts, $"{key}.userData").Say(data.Take("UserData"));
        foreach (var specification in data.Take("TagSpecifications").Items())
        {
            OfTags($"{key}.tags.{FactText.Of(specification.At("ResourceType"))}", specification.At("Tags").Items());
        }

        facts.SayAll(key, data);
    }

    // The name of an instance or a volume is what people see, so it stays.
    private void OfTags(string prefix, IEnumerable<JsonNode> tags)
    {
        foreach (var (key, tag) in tags.Select(tag => (FactText.Of(tag.At("Key")), tag)).Where(pair => pair.Item1 == "Name" || FactSheet.IsMeant(pair.Item1)))
        {
            facts.Say($"{prefix}[{key}]", tag.At("Value"));
        }
    }
}
