using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>All facts of the templates of one side.</summary>
internal static class TemplateFacts
{
    public static IReadOnlyDictionary<string, string> Of(ClusterTemplates source)
    {
        var templates = new NamedTemplates(source);
        var facts = new FactSheet();
        new NetworkFacts(templates, facts).Say();
        new SecurityGroupFacts(templates, facts).Say();
        new ClusterFacts(templates, facts).Say();
        new NodeFacts(templates, facts).Say();
        new RoleFacts(templates, facts).Say();
        new IdentityProviderFacts(templates, facts).Say();
        new SurroundingFacts(templates, facts).Say();
        new AccessEntryFacts(templates, facts).Say();
        new MappedIdentityFacts(templates, facts).Say();
        new AddonFacts(templates, facts).Say();
        new PodIdentityFacts(templates, facts).Say();
        new FargateFacts(templates, facts).Say();
        new CapabilityFacts(templates, facts).Say();
        new ServiceAccountFacts(templates, facts).Say();
        return facts.Facts;
    }
}
