using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Capabilities that EKS runs beside the cluster.</summary>
internal sealed class CapabilityFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var capability in templates.Resources("AWS::EKS::Capability"))
        {
            var values = templates.Values(capability);
            values.Take("Tags");
            values.Take("ClusterName");
            facts.SayAll($"capability[{FactText.Of(values.Take("CapabilityName"))}]", values);
        }
    }
}
