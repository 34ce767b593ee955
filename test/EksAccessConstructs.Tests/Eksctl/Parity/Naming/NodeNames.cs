using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>Names node groups, their launch templates and their roles after the group in the ClusterConfig.</summary>
internal sealed class NodeNames(ClusterTemplates templates, ValueResolver values)
{
    private readonly NodeGroupOfLaunchTemplate groups = new(templates, values);

    public void Give()
    {
        foreach (var nodes in templates.Resources("AWS::EKS::Nodegroup"))
        {
            var name = values.Text(nodes.Stack, nodes["NodegroupName"]);
            values.Names.Give(nodes.Id, $"nodes[{name}]");
            values.Names.Propose(values.References.Target(nodes.Stack, nodes["NodeRole"]), $"role[nodes {name}]");
            values.Names.Propose(values.References.Target(nodes.Stack, nodes["LaunchTemplate", "Id"] ?? nodes["LaunchTemplate", "Name"]), $"template[{name}]");
        }

        foreach (var nodes in templates.Resources("AWS::AutoScaling::AutoScalingGroup"))
        {
            OfAutoScalingGroup(nodes);
        }

        foreach (var template in templates.Resources("AWS::EC2::LaunchTemplate"))
        {
            OfLaunchTemplate(template);
        }
    }

    /// <summary>The group that the name of a launch template says.</summary>
    public static string Group(string templateName) => templateName["template[".Length..^1];

    /// <summary>How an Auto Scaling group names its launch template.</summary>
    public static JsonNode? LaunchTemplate(TemplateResource nodes) =>
        nodes["LaunchTemplate"] ?? nodes["MixedInstancesPolicy", "LaunchTemplate", "LaunchTemplateSpecification"];

    private void OfAutoScalingGroup(TemplateResource nodes)
    {
        var named = LaunchTemplate(nodes);
        var target = values.References.Target(nodes.Stack, named.At("LaunchTemplateId") ?? named.At("LaunchTemplateName"));
        if ((target ?? OnlyTemplateBeside(nodes)) is { } template)
        {
            var name = groups.Find(templates.Find(template)!) ?? nodes.Id.LogicalId;
            values.Names.Give(nodes.Id, $"nodes[{name}]");
            values.Names.Propose(template, $"template[{name}]");
        }
    }

    private ResourceId? OnlyTemplateBeside(TemplateResource nodes) =>
        templates.Resources("AWS::EC2::LaunchTemplate").Where(template => template.Stack == nodes.Stack).ToList() is [var only] ? only.Id : null;

    private void OfLaunchTemplate(TemplateResource template)
    {
        if (!values.Names.Has(template.Id))
        {
            values.Names.Give(template.Id, $"template[{groups.Find(template) ?? template.Id.LogicalId}]");
        }

        var named = template["LaunchTemplateData", "IamInstanceProfile"];
        var profile = templates.Find(values.References.Target(template.Stack, named.At("Arn") ?? named.At("Name")));
        if (profile is { Type: "AWS::IAM::InstanceProfile" })
        {
            foreach (var role in profile["Roles"].Items())
            {
                values.Names.Propose(values.References.Target(profile.Stack, role), $"role[nodes {Group(values.Names.Of(template.Id))}]");
            }
        }
    }
}
