using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>Names security groups: the one that lets all in from itself is what nodes share, the others are of the nodes that carry them.</summary>
internal sealed class SecurityGroupNames(ClusterTemplates templates, ValueResolver values)
{
    private const string Shared = "sg[shared nodes]";
    private const string Efa = "EFA";

    public void Give()
    {
        foreach (var group in templates.Resources("AWS::EC2::SecurityGroup").Where(HasRuleForItself))
        {
            values.Names.Propose(group.Id, Shared);
        }

        foreach (var rule in templates.Resources("AWS::EC2::SecurityGroupIngress"))
        {
            OfRule(rule);
        }

        foreach (var template in templates.Resources("AWS::EC2::LaunchTemplate"))
        {
            OfNodes(template);
        }
    }

    private bool HasRuleForItself(TemplateResource group) => group["SecurityGroupIngress"].Items().Any(rule => IsFrom(group, group.Stack, rule));

    private void OfRule(TemplateResource rule)
    {
        var group = templates.Find(values.References.Target(rule.Stack, rule["GroupId"]));
        if (group is { Type: "AWS::EC2::SecurityGroup" } && IsFrom(group, rule.Stack, rule.Properties) && !Says(group, Efa))
        {
            values.Names.Propose(group.Id, Shared);
        }
    }

    private void OfNodes(TemplateResource template)
    {
        var data = template["LaunchTemplateData"];
        var ofCards = data.At("NetworkInterfaces").Items().SelectMany(card => card.At("Groups").Items());
        foreach (var value in data.At("SecurityGroupIds").Items().Concat(ofCards))
        {
            if (templates.Find(values.References.Target(template.Stack, value)) is { Type: "AWS::EC2::SecurityGroup" } group)
            {
                values.Names.Propose(group.Id, $"sg[{Kind(group)} {NodeNames.Group(values.Names.Of(template.Id))}]");
            }
        }
    }

    private static string Kind(TemplateResource group) => group switch
    {
        _ when Says(group, Efa) => "efa",
        _ when (group["GroupDescription"].Text() ?? "").Contains("SSH", StringComparison.Ordinal) && !Says(group, "node group") => "ssh",
        _ => "nodes",
    };

    // All traffic of a group.
    private bool IsFrom(TemplateResource group, string stack, JsonNode? rule) =>
        values.References.Target(stack, rule.At("SourceSecurityGroupId")) == group.Id && FactText.Of(rule.At("IpProtocol")) == "-1";

    private static bool Says(TemplateResource group, string words) => group.Body.ToJsonString().Contains(words, StringComparison.Ordinal);
}
