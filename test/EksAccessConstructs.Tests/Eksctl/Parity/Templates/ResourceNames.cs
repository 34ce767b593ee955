namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>What each resource is, said by what it does: <c>role[cluster]</c>, <c>subnet[private us-west-2a]</c>.</summary>
/// <remarks>The first name that is asked for or proposed stays, so the order in which names are given counts.</remarks>
internal sealed class ResourceNames(ClusterTemplates templates, ValueResolver values)
{
    private readonly Dictionary<ResourceId, string> names = [];

    public string Of(ResourceId id)
    {
        if (!names.TryGetValue(id, out var name))
        {
            names[id] = name = OfType(templates.Find(id)!);
        }

        return name;
    }

    public bool Has(ResourceId id) => names.ContainsKey(id);

    /// <summary>Names a resource, whatever it was called before.</summary>
    public void Give(ResourceId id, string name) => names[id] = name;

    /// <summary>Names a resource that has no name yet.</summary>
    public void Propose(ResourceId? id, string name)
    {
        if (id is { } resource)
        {
            names.TryAdd(resource, name);
        }
    }

    private string OfType(TemplateResource resource) => resource.Type == "AWS::IAM::InstanceProfile"
        ? $"profile[{OfRoles(resource)}]"
        : resource.Type.Split("::", 2)[^1].Replace("::", ".", StringComparison.Ordinal);

    private string OfRoles(TemplateResource profile)
    {
        var roles = profile["Roles"].Items().ToList();
        return roles is [var first, ..] && values.References.Target(profile.Stack, first) is { } role
            ? Of(role)
            : FactText.Of(values.Value(profile.Stack, profile["Roles"]));
    }
}
