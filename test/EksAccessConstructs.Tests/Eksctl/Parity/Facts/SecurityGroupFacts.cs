using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Security groups and their rules, wherever the rules are written.</summary>
internal sealed class SecurityGroupFacts(NamedTemplates templates, FactSheet facts)
{
    private const string Ingress = "ingress";
    private const string Egress = "egress";

    private static readonly string[] PeerKeys =
        ["CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId", "SourcePrefixListId", "DestinationPrefixListId"];

    public void Say()
    {
        foreach (var group in templates.Resources("AWS::EC2::SecurityGroup"))
        {
            OfGroup(group);
        }

        OfRules("AWS::EC2::SecurityGroupIngress", Ingress);
        OfRules("AWS::EC2::SecurityGroupEgress", Egress);
    }

    private void OfGroup(TemplateResource group)
    {
        var name = Name(group);
        facts.Mark($"{name}.exists");
        facts.Say("vpc.id", group["VpcId"].Text());
        OfInlineRules(name, Ingress, group, group["SecurityGroupIngress"]);
        OfInlineRules(name, Egress, group, group["SecurityGroupEgress"]);
    }

    private string Name(TemplateResource group) => templates.NameOf(group.Id) switch
    {
        "EC2.SecurityGroup" => $"sg[other {templates.Text(group, group["GroupDescription"])}]",
        var name => name,
    };

    private void OfInlineRules(string name, string direction, TemplateResource group, JsonNode? rules)
    {
        foreach (var rule in rules.Items())
        {
            OfRule(name, direction, templates.Value(group, rule));
        }
    }

    private void OfRules(string type, string direction)
    {
        foreach (var rule in templates.Resources(type))
        {
            OfRule(templates.Text(rule, rule["GroupId"]).TrimStart('@'), direction, templates.Values(rule));
        }
    }

    private void OfRule(string owner, string direction, JsonNode? rule)
    {
        var protocol = FactText.Of(rule.At("IpProtocol"));
        var ports = protocol == "-1" ? "all" : $"{protocol} {FactText.Of(rule.At("FromPort"))}-{FactText.Of(rule.At("ToPort"))}";
        var peers = PeerKeys.Select(key => rule.At(key)).OfType<JsonNode>().Select(FactText.Of);
        foreach (var peer in peers.Where(peer => !IsOpenEgress(direction, protocol, peer)))
        {
            facts.Mark($"{owner}.{direction}[{peer} {ports}]");
        }
    }

    // What every group has that names no egress.
    private static bool IsOpenEgress(string direction, string protocol, string peer) =>
        direction == Egress && protocol == "-1" && peer is "0.0.0.0/0" or "::/0";
}
