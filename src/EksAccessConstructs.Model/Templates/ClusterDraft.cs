using EksAccessConstructs.Access;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Templates.Checks;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>A cluster while templates are read for what is about it.</summary>
/// <param name="label">What to call it.</param>
/// <param name="names">The texts by which resources refer to it.</param>
/// <param name="origin">Where it is.</param>
/// <param name="scope">The stack that makes it; null where none does.</param>
internal sealed class ClusterDraft(string label, ValueList<YamlScalar> names, SourceLocation origin, TemplateScope? scope)
{
    private readonly List<Uncertain<AccessGrant>> entries = [];
    private readonly List<Uncertain<AccessGrant>> byEks = [];
    private readonly List<TemplateObject> objects = [];
    private readonly List<Uncertain<AccountBinding>> accounts = [];
    private readonly List<TokenTrust> trusts = [];
    private readonly List<FargateSelection> fargate = [];
    private readonly List<string> addons = [];
    private readonly List<CheckedResource> resources = [];
    private readonly List<NotRead> notRead = [];
    private readonly List<string> questions = [];
    private readonly List<string> taken = [];
    private readonly List<string> files = [origin.File];

    /// <summary>What to call it.</summary>
    public string Label => label;

    /// <summary>The stack that makes it; null where none does.</summary>
    public TemplateScope? Scope => scope;

    /// <summary>Where it is.</summary>
    public SourceLocation Origin => origin;

    /// <summary>What its own resource says.</summary>
    public ClusterFacts Facts { get; init; } = new();

    /// <summary>The resource that makes it; null where no template makes it.</summary>
    public CheckedResource? Made { get; init; }

    /// <summary>What its resource is called; null where no template makes it.</summary>
    public string? Reference { get; init; }

    /// <summary>True where a name is one of the cluster's.</summary>
    public bool IsCalled(string name) => names.Any(own => own.Value == name);

    /// <summary>True where only a deployment knows its name, which has been given to it in the template.</summary>
    public bool HasOpenName => names.Any(Symbolic.Is) && Facts.IsNamed;

    /// <summary>Adds parameters that have their default in the resource of the cluster itself.</summary>
    public void AddTaken(IEnumerable<string> parameters) => taken.AddRange(parameters);

    /// <summary>Adds entries that EKS makes for the cluster itself.</summary>
    public void AddByEks(IEnumerable<Uncertain<AccessGrant>> made) => byEks.AddRange(made);

    /// <summary>Adds what one resource says.</summary>
    public void Add(ResourceReading reading, bool isSure)
    {
        entries.AddRange(reading.Entries.Select(one => isSure ? one : one with { Certain = null }));
        byEks.AddRange(reading.ByEks.Select(one => isSure ? one : one with { Certain = null }));
        objects.AddRange(reading.Objects.Select(one => isSure ? one : one with { IsCertain = false }));
        accounts.AddRange(reading.Accounts.Select(one => isSure ? one : one with { Certain = null }));
        trusts.AddRange(reading.Trusts);
        fargate.AddRange(reading.Fargate);
        addons.AddRange(reading.Addons);
        resources.AddRange(isSure ? [reading.Source] : []);
        notRead.AddRange(reading.NotRead);
        questions.AddRange(reading.Questions);
        taken.AddRange(reading.Taken);
        questions.AddRange(isSure ? [] : [$"which cluster '{reading.Resource}' is for"]);
        files.Add(reading.File);
    }

    // EKS makes one for a role that it finds without: that of the cluster itself before those of node groups.
    private IEnumerable<Uncertain<AccessGrant>> ByEks => byEks
        .OrderBy(made => made.Certain is null)
        .DistinctBy(made => made.Possible.Principal)
        .Where(made => !entries.Exists(entry => entry.Possible.Principal == made.Possible.Principal));

    /// <summary>All of it.</summary>
    public TemplateCluster Cluster => new()
    {
        Name = names.FirstOrDefault(name => !Symbolic.Is(name))?.Value,
        Label = label,
        Origin = origin,
        IsMade = scope is not null,
        Files = files.Distinct(StringComparer.Ordinal).ToValueList(),
        Version = Facts.Version,
        Modes = Facts.Modes,
        CreatorIsAdmin = Facts.CreatorIsAdmin,
        Creator = Facts.Creator,
        Entries = [.. entries, .. ByEks],
        Objects = objects.ToValueList(),
        Accounts = accounts.ToValueList(),
        Trusts = trusts.ToValueList(),
        Fargate = fargate.ToValueList(),
        Addons = addons.ToValueList(),
        Made = Made,
        Resources = resources.ToValueList(),
        AutoMode = Facts.AutoMode,
        NotRead = notRead.Distinct().ToValueList(),
        Questions = questions.Distinct(StringComparer.Ordinal).ToValueList(),
        Taken = taken.Distinct(StringComparer.Ordinal).ToValueList(),
        Path = Made is { } made ? $"{made.Scope.Name}/{made.Resource.LogicalId}" : null,
    };
}
