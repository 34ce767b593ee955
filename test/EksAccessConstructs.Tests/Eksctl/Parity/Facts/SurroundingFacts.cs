using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>What nodes need around them: the queue that tells Karpenter of interruptions, placement groups, the trust in machines outside AWS.</summary>
internal sealed class SurroundingFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var policy in templates.Resources("AWS::SQS::QueuePolicy"))
        {
            OfQueuePolicy(policy);
        }

        foreach (var queue in templates.Resources("AWS::SQS::Queue"))
        {
            facts.SayAll("interruptionQueue", Without(queue, "Tags"));
        }

        foreach (var rule in templates.Resources("AWS::Events::Rule"))
        {
            facts.Mark($"interruptionRule[{templates.Text(rule, rule["EventPattern"])}]");
        }

        foreach (var group in templates.Resources("AWS::EC2::PlacementGroup"))
        {
            facts.Mark($"placementGroup[{templates.Text(group, group["Strategy"])}]");
        }

        foreach (var anchor in templates.Resources("AWS::RolesAnywhere::TrustAnchor", "AWS::RolesAnywhere::Profile"))
        {
            facts.SayAll($"rolesAnywhere.{anchor.Type.Split("::")[^1]}", Without(anchor, "Tags", "Name"));
        }
    }

    private void OfQueuePolicy(TemplateResource policy)
    {
        foreach (var statement in PolicyStatements.Of(templates.Value(policy, policy["PolicyDocument"])).OfType<JsonObject>())
        {
            statement["Resource"] = "@queue";
            var principal = statement["Principal"];
            foreach (var service in (principal is JsonObject ? principal.At("Service") : principal).Items())
            {
                facts.SayPermissions($"interruptionQueue.{FactText.Of(service)}", statement);
            }
        }
    }

    private JsonNode? Without(TemplateResource resource, params ReadOnlySpan<string> keys)
    {
        var values = templates.Values(resource);
        foreach (var key in keys)
        {
            values.Take(key);
        }

        return values;
    }
}
