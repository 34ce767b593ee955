using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Fargate profiles: which pods run there, where, and with which role.</summary>
internal sealed class FargateFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var profile in templates.Resources("AWS::EKS::FargateProfile"))
        {
            OfResource(templates.Values(profile));
        }

        foreach (var profile in templates.Source.CallsOf("eks:CreateFargateProfile"))
        {
            OfCall(profile);
        }
    }

    private void OfResource(JsonNode? profile)
    {
        var key = Key(profile.At("FargateProfileName"));
        foreach (var selector in profile.At("Selectors").Items())
        {
            var labels = selector.At("Labels").Items().Select(label => KeyValuePair.Create(FactText.Of(label.At("Key")), label.At("Value")?.DeepClone()));
            Selector(key, selector.At("Namespace"), new JsonObject(labels));
        }

        facts.Say($"{key}.role", profile.At("PodExecutionRoleArn"));
        facts.MarkEach($"{key}.subnet", profile.At("Subnets").Items());
        facts.SayTags(key, profile.At("Tags"));
    }

    private void OfCall(JsonNode? profile)
    {
        var key = Key(profile.At("name"));
        foreach (var selector in profile.At("selectors").Items())
        {
            Selector(key, selector.At("namespace"), selector.At("labels") ?? new JsonObject());
        }

        var role = profile.At("podExecutionRoleARN") ?? templates.Source.Config.At("iam", "fargatePodExecutionRoleARN");
        facts.Say($"{key}.role", role.Text() ?? "@role[fargate pods]");
        facts.MarkEach($"{key}.subnet", templates.ValueOfCall(profile.At("subnets")).Items());
        foreach (var (tag, value) in profile.At("tags").Entries())
        {
            facts.Say($"{key}.tag[{tag}]", value);
        }
    }

    private void Selector(string key, JsonNode? @namespace, JsonNode labels) =>
        facts.Mark($"{key}.selector[{FactText.Of(@namespace)} {FactText.Of(labels)}]");

    private static string Key(JsonNode? name) => $"fargateProfile[{FactText.Of(name)}]";
}
