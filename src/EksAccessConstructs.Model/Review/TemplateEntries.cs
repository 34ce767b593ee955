using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Review;

/// <summary>The access entries of synthesized CloudFormation templates, so that a report tells what the templates hold and not what was meant.</summary>
internal static class TemplateEntries
{
    /// <summary>The entries in the order of the templates, then those that EKS makes itself for what the templates hold.</summary>
    /// <remarks>A principal that a template makes is called by its logical ID, and its grant names it unresolved. Values that only deployment knows
    /// stay as CloudFormation writes them.</remarks>
    /// <param name="templates">The templates as JSON.</param>
    /// <param name="origins">What was planned, to say where an entry was read from.</param>
    public static ValueList<ReportedPrincipal> Read(IEnumerable<InputText> templates, AccessPlan origins)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(origins);
        var roots = templates.SelectMany(template => YamlText.Read(template.Text, template.File).Value?.Documents ?? [])
            .Select(document => document.Root).OfType<YamlMap>();
        var set = new TemplateSet(roots.Select(CloudFormationTemplate.Of), []);
        var reader = new ResourceReader(set);
        var resources = from scope in set.Scopes from resource in scope.Template.Resources select (Scope: scope, Resource: resource);
        var written = from one in resources
                      where one.Resource.Type == EntryReader.Type
                      from entry in reader.Read(one.Resource, one.Scope)?.Entries ?? []
                      select Reported(one.Resource, one.Resource.LogicalId, entry.Possible, origins);
        var byEks = from one in resources
                    from entry in ByEks(reader, one.Resource, one.Scope)
                    select Reported(one.Resource, null, entry.Possible, origins);
        return written.Concat(byEks).DistinctBy(entry => entry.Grant.Principal).ToValueList();
    }

    private static ValueList<Uncertain<AccessGrant>> ByEks(ResourceReader reader, TemplateResource resource, TemplateScope scope) =>
        ClusterResource.Is(resource) ? reader.OfAutoMode(resource, scope) : reader.Read(resource, scope)?.ByEks ?? [];

    private static ReportedPrincipal Reported(TemplateResource by, string? logicalId, AccessGrant grant, AccessPlan origins)
    {
        var label = grant.Principal.Text is ['{', .. var id, '}'] ? $"role {id} of this stack" : grant.Principal.Text;
        return new ReportedPrincipal(label, grant with
        {
            Principal = label == grant.Principal.Text ? grant.Principal : PrincipalArn.UnresolvedRole(grant.Principal.Text, label),
            Origin = origins.Grants.FirstOrDefault(planned => planned.Principal == grant.Principal)?.Origin
                ?? new Origin(null, by.LogicalId, by.ConstructPath ?? by.LogicalId),
        }, logicalId);
    }
}
