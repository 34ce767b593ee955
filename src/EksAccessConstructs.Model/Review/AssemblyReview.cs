using EksAccessConstructs.Authorization;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Review;

/// <summary>A finding in a cloud assembly, and which part of which template it is about.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="LogicalId">The resource; null where it is about none of a template.</param>
/// <param name="Path">The property in the resource, such as <c>Properties.PrincipalArn</c>; empty for the resource as a whole.</param>
internal sealed record PlacedFinding(Finding Finding, string? LogicalId, string Path);

/// <summary>What there is to say of the templates of a cloud assembly and the manifests beside them: what would not deploy or has no effect, what
/// <c>lint</c> says, and who can become administrator.</summary>
/// <param name="Findings">The findings, by place.</param>
/// <param name="Clusters">The clusters that the templates are about.</param>
internal sealed record AssemblyReview(ValueList<PlacedFinding> Findings, ValueList<ClusterSnapshot> Clusters)
{
    /// <summary>Reads and reviews the files.</summary>
    /// <param name="files">The manifest of the assembly, its templates, and manifests for kubectl.</param>
    /// <param name="doubtful">The most that a finding of <c>lint</c>, or a way to all rights, matters; null to leave these out.</param>
    public static AssemblyReview Of(ValueList<InputText> files, Severity? doubtful)
    {
        var (inputs, problems) = EveryCluster.Read(files, keyFiles: null);
        var made = inputs.Where(cluster => cluster.SaysAnythingOfAccess).Select(cluster =>
            ClusterSnapshot.Of(cluster, DefaultsFlavour.Secure)).ToList();
        var clusters = made.Select(reading => reading.Value).OfType<ClusterSnapshot>().ToValueList();
        var findings = problems.Where(finding => finding.Code != InputRules.Something.Code)
            .Concat(made.SelectMany(reading => reading.Findings))
            .Concat(doubtful is { } most ? Doubtful(files, clusters).Select(finding => finding with { Severity = Lesser(finding.Severity, most) }) : [])
            .Distinct().OrderBy(finding => finding.Location);
        var places = files.ToDictionary(
            file => file.File, file => new Lazy<TemplatePlaces>(() => new TemplatePlaces(file.Text, file.File)), StringComparer.Ordinal);
        return new(findings.Select(finding => Placed(finding, places)).ToValueList(), clusters);
    }

    private static Severity Lesser(Severity one, Severity other) => one < other ? one : other;

    // The same input gives the same findings on every day, so no suppression ends here.
    private static IEnumerable<Finding> Doubtful(ValueList<InputText> files, ValueList<ClusterSnapshot> clusters)
    {
        var suppressions = files.SelectMany(file => SuppressionReader.ReadComments(file.Text, file.File).Value?.All ?? []).ToValueList();
        return Linter.Run(clusters, new LintOptions { Suppressions = suppressions, Today = DateOnly.MinValue }).Findings.Select(finding => finding.Finding)
            .Concat(clusters.SelectMany(Ways));
    }

    private static IEnumerable<Finding> Ways(ClusterSnapshot cluster)
    {
        var ways = new WaysToAll(EksAuthorizer.Create(cluster), new PrincipalNames(cluster, cluster));
        var others = cluster.CountingEntries.Where(grant => grant is { IsClusterAdmin: false, Type.IsForNodes: false }).ToList();
        var found = from grant in others.Take(WaysToAll.Most)
                    let way = ways.Of(grant.Principal.Text).FirstOrDefault(path => path.Conditions.IsEmpty && !path.Steps.IsEmpty)
                    where way is not null
                    select TemplateRules.NoWayToAllRights.At(grant.Origin.Location,
                        $"'{grant.Principal}' can make itself administrator: {way}; take away one of these rights, or make it administrator openly");
        var unsearched = others.Skip(WaysToAll.Most).Take(1).Select(first => TemplateRules.NoWayToAllRights.At(first.Origin.Location,
            $"ways to all rights were searched for {WaysToAll.Most} of {others.Count} principals, the first that the templates let in, "
                + "and not for this one and those after it; ask 'eks-access escalate' about them"));
        return found.Concat(unsearched);
    }

    private static PlacedFinding Placed(Finding finding, Dictionary<string, Lazy<TemplatePlaces>> places)
    {
        var (resource, path) = finding.Location is { } place && places.TryGetValue(place.File, out var template) ? template.Value.Of(place) : (null, "");
        return new(finding, resource, path);
    }
}
