using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Naming;

/// <summary>The templates of one side with every resource named by what it does.</summary>
internal sealed class NamedTemplates
{
    private readonly ValueResolver values;

    public NamedTemplates(ClusterTemplates templates)
    {
        Source = templates;
        values = new ValueResolver(templates);
        Routing = new Routing(templates, values);
        new ServiceNames(templates, values).Give();
        new NodeNames(templates, values).Give();
        new SecurityGroupNames(templates, values).Give();
        new RoleNames(templates, values).Give();
        Routing.GiveNames();
    }

    public ClusterTemplates Source { get; }

    public Routing Routing { get; }

    public IEnumerable<TemplateResource> Resources(params string[] types) => Source.Resources(types);

    public string NameOf(ResourceId id) => values.Names.Of(id);

    /// <summary>The resource that a value of another one points at.</summary>
    public TemplateResource? Target(TemplateResource from, JsonNode? value) => Source.Find(values.References.Target(from.Stack, value));

    /// <summary>All that a resource says, worked out, in nodes of its own.</summary>
    public JsonNode? Values(TemplateResource resource) => values.Value(resource.Stack, resource.Properties);

    public JsonNode? Value(TemplateResource resource, JsonNode? value) => values.Value(resource.Stack, value);

    public string Text(TemplateResource resource, JsonNode? value) => values.Text(resource.Stack, value);

    /// <summary>A value in a call of an API, which is not in a stack.</summary>
    public JsonNode? ValueOfCall(JsonNode? value) => values.Value("", value);
}
