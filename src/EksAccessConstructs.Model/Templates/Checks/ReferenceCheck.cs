using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>What a template refers to is in it, and no resource waits for itself.</summary>
/// <remarks>Nothing is said of templates to which macros or modules may add resources. Source: CloudFormation User Guide, "Intrinsic function reference"
/// and "DependsOn attribute".</remarks>
internal static class ReferenceCheck
{
    /// <summary>What is wrong with the references of a template.</summary>
    public static IEnumerable<Finding> Findings(CloudFormationTemplate template)
    {
        if (MayGrow(template))
        {
            return [];
        }

        var references = template.Resources.SelectMany(resource => Of(resource).Select(reference => (From: resource.LogicalId, reference))).ToList();
        var others = (template.Outputs?.Entries ?? []).Concat(template.Conditions?.Entries ?? []).SelectMany(entry => Inside(entry.Value));
        return references.Select(one => one.reference).Concat(others).Select(reference => Problem(template, reference)).OfType<Finding>()
            .Concat(Cycles(template, references.Where(one => one.reference.Kind is not ReferenceKind.Condition)
                .ToLookup(one => one.From, one => one.reference.Name, StringComparer.Ordinal)));
    }

    private static bool MayGrow(CloudFormationTemplate template) => template.Generated.Any()
        || template.Transforms.Any(transform => transform.Value != TemplateLoops.Transform)
        || template.Resources.Any(resource => resource.Type.EndsWith("::MODULE", StringComparison.Ordinal) || resource.Body["Fn::Transform"] is not null)
        || template.Root["Fn::Transform"] is not null;

    private static IEnumerable<Reference> Of(TemplateResource resource) => Inside(resource.Properties)
        .Concat((resource.Body["DependsOn"] switch
        {
            YamlList list => list.Items,
            { } one => [one],
            null => [],
        }).OfType<YamlScalar>().Select(name => new Reference(ReferenceKind.Resource, name.Value, "", name.Location)))
        .Concat(resource.Body["Condition"] is YamlScalar condition ? [new(ReferenceKind.Condition, condition.Value, "", condition.Location)] : []);

    private static IEnumerable<Reference> Inside(YamlNode node) => ShortForms.Long(node) switch
    {
        YamlMap { Entries: [{ Key: "Ref", Value: YamlScalar name }] } => [new(ReferenceKind.Value, name.Value, "", name.Location)],
        YamlMap { Entries: [{ Key: "Condition", Value: YamlScalar name }] } => [new(ReferenceKind.Condition, name.Value, "", name.Location)],
        YamlMap { Entries: [{ Key: "Fn::GetAtt", Value: YamlScalar whole }] } => Attribute(ShortForms.Parts(whole)),
        YamlMap { Entries: [{ Key: "Fn::GetAtt", Value: YamlList path }] } => Attribute(path),
        YamlMap { Entries: [{ Key: "Fn::Sub", Value: YamlScalar text }] } => Filled(text, own: null),
        YamlMap { Entries: [{ Key: "Fn::Sub", Value: YamlList { Items: [YamlScalar text, YamlMap own] } }] } => Filled(text, own).Concat(Inside(own)),
        YamlMap { Entries: [{ Key: "Fn::If", Value: YamlList { Items: [YamlScalar name, ..] } call }] } =>
            call.Items.Skip(1).SelectMany(Inside).Prepend(new(ReferenceKind.Condition, name.Value, "", name.Location)),
        YamlMap map => map.Entries.SelectMany(entry => Inside(entry.Value)),
        YamlList list => list.Items.SelectMany(Inside),
        _ => [],
    };

    private static IEnumerable<Reference> Attribute(YamlList path) => path.Items is [YamlScalar id, YamlScalar attribute, ..]
        ? [new(ReferenceKind.Resource, id.Value, string.Join('.', path.Items.Skip(1).Select(part => (part as YamlScalar)?.Value)), attribute.Location)]
        : path.Items is [YamlScalar one, ..] ? [new(ReferenceKind.Resource, one.Value, "", one.Location), .. path.Items.Skip(1).SelectMany(Inside)] : [];

    private static IEnumerable<Reference> Filled(YamlScalar text, YamlMap? own) =>
        from name in TextFunctions.Names(text.Value)
        where own?[name] is null
        let dot = name.IndexOf('.', StringComparison.Ordinal)
        select dot < 0
            ? new Reference(ReferenceKind.Value, name, "", text.Location)
            : new Reference(ReferenceKind.Resource, name[..dot], name[(dot + 1)..], text.Location);

    private static Finding? Problem(CloudFormationTemplate template, Reference reference)
    {
        var (kind, name, attribute, place) = reference;
        var resource = template[name];
        var isThere = kind switch
        {
            ReferenceKind.Condition => template.Conditions?[name] is not null,
            ReferenceKind.Value => resource is not null || template.Parameters?[name] is not null || name.StartsWith("AWS::", StringComparison.Ordinal),
            ReferenceKind.Resource => resource is not null,
        };
        if (!isThere)
        {
            return TemplateRules.ReferenceLeadsSomewhere.At(place,
                $"the template has no {Words(kind)} '{name}'{Suggestion.DidYouMean(name, Known(template, kind))}");
        }

        return attribute.Length > 0 && EksTypes.Find(resource?.Type ?? "") is { } type && !type.Attributes.Contains(attribute)
            ? ShapeCheck.Unknown(TemplateRules.ReferenceLeadsSomewhere, place, $"'{name}', of type {resource?.Type}, has no attribute '{attribute}'", attribute,
                type.Attributes)
            : null;
    }

    private static string Words(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Condition => "condition",
        ReferenceKind.Value => "resource or parameter",
        ReferenceKind.Resource => "resource",
    };

    private static IEnumerable<string> Known(CloudFormationTemplate template, ReferenceKind kind) => kind switch
    {
        ReferenceKind.Condition => (template.Conditions?.Entries ?? []).Select(entry => entry.Key),
        ReferenceKind.Value =>
            template.Resources.Select(resource => resource.LogicalId).Concat((template.Parameters?.Entries ?? []).Select(entry => entry.Key)),
        ReferenceKind.Resource => template.Resources.Select(resource => resource.LogicalId),
    };

    // One finding for each resource that comes back to itself first, along the way that was gone.
    private static IEnumerable<Finding> Cycles(CloudFormationTemplate template, ILookup<string, string> needs)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in template.Resources)
        {
            var way = new List<string>();
            var open = new Stack<(string Id, int Depth)>([(start.LogicalId, 0)]);
            while (open.TryPop(out var next))
            {
                done.UnionWith(way.Skip(next.Depth));
                way.RemoveRange(next.Depth, way.Count - next.Depth);
                if (way.IndexOf(next.Id) is >= 0 and var from)
                {
                    yield return TemplateRules.NoCycle.At(template[next.Id]!.Location,
                        $"resources wait for each other, so CloudFormation makes none of them: {string.Join(" → ", way.Skip(from).Append(next.Id))}; "
                            + "take out one of these references or DependsOn");
                    done.UnionWith(way);
                    break;
                }

                if (done.Contains(next.Id) || template[next.Id] is null)
                {
                    continue;
                }

                way.Add(next.Id);
                foreach (var needed in needs[next.Id].Distinct(StringComparer.Ordinal))
                {
                    open.Push((needed, way.Count));
                }
            }

            done.UnionWith(way);
        }
    }

    private enum ReferenceKind
    {
        // A resource, a parameter or what AWS knows of the stack.
        Value,
        Resource,
        Condition,
    }

    private sealed record Reference(ReferenceKind Kind, string Name, string Attribute, SourceLocation Place);
}
