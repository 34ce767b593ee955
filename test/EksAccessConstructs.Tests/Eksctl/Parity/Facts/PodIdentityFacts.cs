using System.Text.Json;
using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Pod identity associations: which role a service account gets.</summary>
internal sealed class PodIdentityFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        var associations = templates.Resources("AWS::EKS::PodIdentityAssociation").Select(templates.Values)
            .Concat(templates.Source.CallsOf("eks:CreatePodIdentityAssociation").Select(templates.ValueOfCall));
        foreach (var association in associations)
        {
            var key = $"podIdentity[{FactText.Of(association.At("Namespace"))}/{FactText.Of(association.At("ServiceAccount"))}]";
            facts.Say($"{key}.role", association.At("RoleArn"));
            facts.Say($"{key}.targetRole", association.At("TargetRoleArn"));
            facts.Say($"{key}.disableSessionTags", association.At("DisableSessionTags"));
            facts.Say($"{key}.sessionPolicy", Policy(association.At("Policy")));
        }
    }

    private static JsonNode? Policy(JsonNode? policy)
    {
        if (policy.Text() is not { Length: > 0 } text)
        {
            return policy;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return policy;
        }
    }
}
