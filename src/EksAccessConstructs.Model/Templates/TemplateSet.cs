using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>All templates of one input, with what they say to each other: exports and imports, nested stacks, and the stacks of a cloud assembly.</summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, int> uses;
    private readonly Lazy<Dictionary<string, (TemplateScope Scope, YamlNode Value)>> exports;
    private readonly List<Finding> findings = [];

    /// <summary>Puts templates together.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="assemblies">The cloud assemblies that some of them are of.</param>
    public TemplateSet(IEnumerable<CloudFormationTemplate> templates, ValueList<CloudAssembly> assemblies)
    {
        var stacks = assemblies.SelectMany(assembly => assembly.Stacks).ToLookup(stack => stack.File, StringComparer.Ordinal);
        var all = templates.ToList();
        Scopes = all.Where(template => assemblies.All(assembly => assembly.Uses(template.File)))
            .Select(template => new TemplateScope(template, stacks[template.File].FirstOrDefault())).ToValueList();
        Left = all.Where(template => !assemblies.All(assembly => assembly.Uses(template.File))).ToValueList();
        uses = Scopes.SelectMany(scope => scope.Template.Resources.Select(resource => resource.LogicalId).Distinct(StringComparer.Ordinal))
            .GroupBy(id => id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        exports = new(Exports);
        Nest();
    }

    /// <summary>The stacks, in the order of the files.</summary>
    public ValueList<TemplateScope> Scopes { get; }

    /// <summary>Templates that lie in a cloud assembly and are none of its stacks.</summary>
    public ValueList<CloudFormationTemplate> Left { get; }

    /// <summary>How much may still be resolved.</summary>
    public ResolvingBudget Budget { get; } = new();

    /// <summary>Every problem met so far.</summary>
    public ValueList<Finding> Findings => findings.ToValueList();

    /// <summary>What a resource is called in answers: its logical id, with the name of its stack in front where several stacks have the same one.</summary>
    public string NameOf(TemplateScope scope, string logicalId) =>
        uses.GetValueOrDefault(logicalId) > 1 && scope.Template[logicalId] is not null ? $"{scope.Name}.{logicalId}" : logicalId;

    /// <summary>A parameter with its default, as <c>Stage 'prod'</c>; the name of its stack is in front where several stacks have one of that name.</summary>
    public string DefaultWords(TemplateScope scope, string name, YamlMap parameter) =>
        $"{(Scopes.Count(one => one.Template.Parameters?[name] is not null) > 1 ? $"{scope.Name}." : "")}{name} '{parameter.TextAt("Default")}'";

    /// <summary>The resource of a name that <see cref="NameOf"/> gives; null where there is none.</summary>
    public TemplateResource? Named(string name) => Scopes
        .Select(scope => name.StartsWith($"{scope.Name}.", StringComparison.Ordinal) && uses.GetValueOrDefault(name[(scope.Name.Length + 1)..]) > 1
            ? scope.Template[name[(scope.Name.Length + 1)..]]
            : scope.Template[name])
        .FirstOrDefault(found => found is not null);

    /// <summary>The stack nested in a resource; null where its template is not among the files.</summary>
    public TemplateScope? NestedIn(TemplateScope scope, string logicalId) =>
        Scopes.FirstOrDefault(nested => nested.Parent is { } parent && parent.Scope == scope && parent.Resource.LogicalId == logicalId);

    /// <summary>What a stack exports under a name; null where none does.</summary>
    public (TemplateScope Scope, YamlNode Value)? Export(string name) => exports.Value.TryGetValue(name, out var export) ? export : null;

    /// <summary>The stack of a name; null where there is none, or where it is not clear which one of several.</summary>
    /// <param name="name">The name.</param>
    /// <param name="region">Its region; empty for any.</param>
    /// <param name="account">The account of whoever asks, which counts where several have the name; null where it is not known.</param>
    public TemplateScope? Stack(string name, string region, string? account)
    {
        var named = Scopes.Where(scope => scope.Name == name && (region.Length == 0 || scope.Region is not { } known || known == region)).ToList();
        return Only(named) ?? Only(named.Where(scope => scope.Account == account).ToList());
    }

    /// <summary>Remembers a problem, once.</summary>
    public void Found(Finding finding)
    {
        if (!findings.Contains(finding))
        {
            findings.Add(finding);
        }
    }

    private static TemplateScope? Only(List<TemplateScope> scopes) => scopes is [var one] ? one : null;

    private Dictionary<string, (TemplateScope Scope, YamlNode Value)> Exports()
    {
        var found = new Dictionary<string, (TemplateScope Scope, YamlNode Value)>(StringComparer.Ordinal);
        foreach (var scope in Scopes)
        {
            foreach (var output in (scope.Template.Outputs?.Entries ?? []).Select(entry => entry.Value).OfType<YamlMap>())
            {
                var name = output["Export"] is YamlMap export && export["Name"] is { } written
                    ? new TemplateResolver(this, new ConditionAnswers([])).Resolve(written, scope)
                    : null;
                if (name is YamlScalar { Value: var text } && output["Value"] is { } value)
                {
                    found.TryAdd(text, (scope, value));
                }
            }
        }

        return found;
    }

    // The CDK writes where the template of a nested stack is; others give an address that ends with its name.
    private void Nest()
    {
        foreach (var scope in Scopes)
        {
            foreach (var resource in scope.Template.Resources.Where(resource => resource.Type == "AWS::CloudFormation::Stack"))
            {
                if (Nested(scope, resource) is { Parent: null } nested && !IsInside(scope, nested))
                {
                    nested.Parent = (scope, resource);
                }
            }
        }
    }

    private TemplateScope? Nested(TemplateScope scope, TemplateResource resource)
    {
        var folder = scope.Template.File[..(scope.Template.File.LastIndexOf('/') + 1)];
        var address = resource.AssetPath ?? Address(scope, resource);
        var name = address?[(address.LastIndexOf('/') + 1)..];
        return name is null or "" ? null
            : Scopes.FirstOrDefault(one => one.Template.File == $"{folder}{name}")
                ?? Scopes.FirstOrDefault(one => one.Template.File.EndsWith($"/{name}", StringComparison.Ordinal) && resource.AssetPath is null);
    }

    private string? Address(TemplateScope scope, TemplateResource resource) => resource.Properties["TemplateURL"] is { } written
        && new TemplateResolver(this, new ConditionAnswers([])).Resolve(written, scope) is YamlScalar { Value: var address } ? address : null;

    private static bool IsInside(TemplateScope scope, TemplateScope nested)
    {
        for (var around = scope; around is not null; around = around.Parent?.Scope)
        {
            if (around == nested)
            {
                return true;
            }
        }

        return false;
    }
}
