using EksAccessConstructs.Templates.Checks;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Sorts what templates say by the cluster that it is for.</summary>
/// <remarks>A cluster is one that a template makes, or one that resources name and no template makes. A resource is for the cluster whose name is the
/// text, or the expression, that it gives as ClusterName.</remarks>
internal sealed class TemplateClusters
{
    private readonly TemplateSet set;
    private readonly ResourceReader reader;
    private readonly List<ClusterDraft> clusters = [];

    private TemplateClusters(TemplateSet set, ResourceReader reader)
    {
        this.set = set;
        this.reader = reader;
    }

    /// <summary>The clusters, those that templates make first, and what is not read and may be about any of them.</summary>
    public static (ValueList<TemplateCluster> Clusters, ValueList<NotRead> NotRead) Read(TemplateSet set, ResourceReader reader) =>
        new TemplateClusters(set, reader).All();

    private (ValueList<TemplateCluster> Clusters, ValueList<NotRead> NotRead) All()
    {
        foreach (var scope in set.Scopes)
        {
            clusters.AddRange(scope.Template.Resources.Where(ClusterResource.Is).Select(resource => Made(resource, scope)));
        }

        var readings = (from scope in set.Scopes
                        from resource in scope.Template.Resources
                        select (Scope: scope, Reading: reader.Read(resource, scope))).ToList();
        foreach (var (scope, reading) in readings.Where(one => one.Reading is { Trusts.IsEmpty: true }))
        {
            Place(reading!, scope);
        }

        foreach (var (scope, reading) in readings.Where(one => one.Reading is { Trusts.IsEmpty: false }))
        {
            PlaceTrusts(reading!, scope);
        }

        return (clusters.Select(cluster => cluster.Cluster).ToValueList(), UnreadParts.Of(set).ToValueList());
    }

    private ClusterDraft Made(TemplateResource resource, TemplateScope scope)
    {
        var names = Variants.Of(answers => References.Ref(
            new TemplateResolver(set, answers), new YamlScalar(resource.Location, resource.LogicalId, ScalarStyle.Quoted), scope));
        var called = names.Possible.OfType<YamlScalar>().ToValueList();
        var known = called.Select(Symbolic.Known).FirstOrDefault(name => name is not null);
        var made = new ClusterDraft(known ?? set.NameOf(scope, resource.LogicalId), called, resource.Location, scope)
        {
            Facts = ClusterFacts.Of(set, resource, reader.Properties(resource, scope)),
            Made = new CheckedResource(resource, scope, reader.Properties(resource, scope)),
            Reference = set.NameOf(scope, resource.LogicalId),
        };
        made.AddByEks(reader.OfAutoMode(resource, scope));
        made.AddTaken(reader.TakenBy(resource, scope));
        return made;
    }

    private void Place(ResourceReading reading, TemplateScope scope)
    {
        var owners = reading.ClusterNames.IsEmpty ? [Unsaid(reading, scope)] : reading.ClusterNames.Select(name => Called(name, scope)).ToList();
        var all = owners.SelectMany(one => one.All).Distinct().ToList();
        all.ForEach(owner => owner.Add(reading, isSure: all.Count == 1 && owners.TrueForAll(one => one.AreSure)));
    }

    private Owners Called(YamlScalar name, TemplateScope scope)
    {
        var called = Nearest(clusters.FindAll(cluster => cluster.IsCalled(name.Value)), scope);
        var possible = called.Count > 0 ? called : clusters.FindAll(cluster => cluster.Scope is not null && (Symbolic.Is(name) || cluster.HasOpenName));
        return (called.Count, possible.Count) switch
        {
            (1, _) => new(called, AreSure: true),
            (0, 0) => new([Seen(name)], AreSure: true),
            _ => new(Told(possible, name), AreSure: false),
        };
    }

    // What names no cluster is about the only one.
    private Owners Unsaid(ResourceReading reading, TemplateScope scope)
    {
        var near = Nearest(clusters, scope);
        var place = new SourceLocation(reading.File, 1, 1);
        return near.Count == 0 ? new([Seen(Symbolic.Of(place, "ClusterName"))], AreSure: true) : new(near, near.Count == 1);
    }

    // Of clusters with one name, that of the same stack, or else those of the same account and region.
    private static List<ClusterDraft> Nearest(List<ClusterDraft> called, TemplateScope scope)
    {
        var own = called.FindAll(cluster => cluster.Scope == scope);
        var near = called.FindAll(cluster => cluster.Scope is { Account: not null, Region: not null } other
            && (other.Account, other.Region) == (scope.Account, scope.Region));
        return called.Count < 2 ? called : own.Count == 1 ? own : near.Count > 0 ? near : called;
    }

    private List<ClusterDraft> Told(List<ClusterDraft> owners, YamlScalar name)
    {
        var all = string.Join(", ", owners.Select(owner => $"'{owner.Label}'"));
        set.Found(TemplateRules.BelongsToOneCluster.At(name.Location,
            $"it is not clear whether the cluster '{name.Value}' is {all}; it counts there as possible: refer to the cluster, or import its name"));
        return owners;
    }

    private ClusterDraft Seen(YamlScalar name)
    {
        var seen = new ClusterDraft(name.Value, [name], name.Location, scope: null);
        clusters.Add(seen);
        return seen;
    }

    private void PlaceTrusts(ResourceReading reading, TemplateScope scope)
    {
        var named = clusters.Where(cluster => reading.Trusts.Any(trust => cluster.Reference is { } id && Issuers.IsOf(set, trust.Issuer, id))).ToList();
        var owners = named.Count > 0 ? named : Nearest(clusters, scope);
        owners.ForEach(owner => owner.Add(reading, isSure: true));
    }

    private sealed record Owners(List<ClusterDraft> All, bool AreSure);
}
