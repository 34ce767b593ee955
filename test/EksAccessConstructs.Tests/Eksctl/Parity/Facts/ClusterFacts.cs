using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>The cluster itself, with its logs and the key of its secrets.</summary>
internal sealed class ClusterFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var cluster in templates.Resources("AWS::EKS::Cluster"))
        {
            OfCluster(cluster);
        }

        var logs = $"/aws/eks/{templates.Source.Name}/cluster";
        foreach (var group in templates.Resources("AWS::Logs::LogGroup").Where(group => templates.Text(group, group["LogGroupName"]) == logs))
        {
            facts.Say("cluster.logRetentionDays", group["RetentionInDays"]);
        }

        foreach (var retention in templates.Source.CallsOf("logs:PutRetentionPolicy"))
        {
            facts.Say("cluster.logRetentionDays", retention.At("retentionInDays"));
        }
    }

    private void OfCluster(TemplateResource cluster)
    {
        var values = templates.Values(cluster);
        values.Take("ClientToken");
        foreach (var type in values.Take("Logging").At("ClusterLogging", "EnabledTypes").Items())
        {
            facts.Mark($"cluster.logging[{FactText.Of(type.At("Type"))}]");
        }

        foreach (var encryption in values.Take("EncryptionConfig").Items())
        {
            facts.Say("cluster.secretsKey", encryption.At("Provider", "KeyArn"));
        }

        facts.SayTags("cluster", values.Take("Tags"));
        facts.SayAll("cluster", values);
    }
}
