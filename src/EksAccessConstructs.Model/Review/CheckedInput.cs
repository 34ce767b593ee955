using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Review;

/// <summary>An input read whole, with every decision taken that a stack is built from. What <c>check</c> says and what the app builds come from
/// here, so both refuse the same inputs.</summary>
/// <remarks>Manifests are held against what kubectl and the API server take, ClusterConfigs against what eksctl and EKS take,
/// aws-auth against the authenticator.</remarks>
public sealed record CheckedInput
{
    private static readonly string[] Kinds = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ServiceAccount", "Namespace", "ConfigMap"];

    /// <summary>The clusters of which everything could be decided, in the order of their ClusterConfigs, each with what there is to say about it.</summary>
    public required ValueList<Reading<ClusterPlan>> Plans { get; init; }

    /// <summary>Documents that were read past.</summary>
    public required ValueList<UnusedDocument> NotUsed { get; init; }

    /// <summary>What there is to say about the files as a whole and about documents of no one cluster.</summary>
    public required ValueList<Finding> OfFiles { get; init; }

    /// <summary>True where a file holds an object that Kubernetes knows, be it refused.</summary>
    public required bool HoldsManifests { get; init; }

    /// <summary>True where a file is a template of CloudFormation.</summary>
    public required bool HoldsTemplates { get; init; }

    /// <summary>Every finding, by place.</summary>
    public ValueList<Finding> Findings => OfFiles.Concat(Plans.SelectMany(plan => plan.Findings)).Distinct().OrderBy(finding => finding.Location).ToValueList();

    /// <summary>Reads files and takes every decision.</summary>
    /// <param name="files">The files.</param>
    /// <param name="named">Those that were named one by one; others, found in folders, may not be manifests at all.</param>
    /// <param name="defaults">Whose choice fills what a ClusterConfig leaves open.</param>
    /// <param name="admins">Who may take the administrator role that a stack makes; empty where nobody is named.</param>
    /// <param name="existing">The name of the cluster that exists already, of those that ClusterConfigs describe; null for none.</param>
    /// <param name="keyFiles">Reads the files with public SSH keys that ClusterConfigs name. Null: a key that is named by its path is refused.</param>
    public static CheckedInput Of(
        ValueList<InputText> files,
        IReadOnlySet<string> named,
        DefaultsFlavour defaults,
        ValueList<PrincipalArn> admins,
        string? existing = null,
        KeyFileReader? keyFiles = null)
    {
        ArgumentNullException.ThrowIfNull(named);
        var sorted = ClusterInputs.Read(files, existing, keyFiles);
        var templates = sorted.Findings.Where(IsOfTemplate).Select(finding => finding.Location?.File).ToHashSet(StringComparer.Ordinal);
        var deployed = (sorted.Value?.OfCloudFormation ?? []).ToHashSet(StringComparer.Ordinal);
        var passedOver = (sorted.Value?.PassedOver ?? []).ToHashSet(StringComparer.Ordinal);
        var manifests = files.Where(file => !templates.Contains(file.File) && !deployed.Contains(file.File) && !passedOver.Contains(file.File))
            .Select(file => KubernetesManifests.ReadFile(file.Text, file.File)).ToList();
        var configs = manifests.Where(file => file.Items.Any(MeansToBeClusterConfig)).Select(file => file.File).ToHashSet(StringComparer.Ordinal);
        var clusters = (sorted.Value?.Clusters ?? []).Where(cluster => cluster.SaysAnythingOfAccess).ToList();
        var findings = sorted.Findings.Where(finding => finding.Location is not { } place
                || configs.Contains(place.File) || deployed.Contains(place.File) || IsOfWholeOrAwsAuth(finding))
            .Concat(manifests.Where(file => !configs.Contains(file.File) && (named.Contains(file.File) || IsManifest(file))).SelectMany(Refusals));
        return new CheckedInput
        {
            Plans = clusters.FindAll(cluster => cluster.SaysAnythingToBuild).Select(cluster => ClusterPlan.Make(cluster, defaults, admins)).ToValueList(),
            HoldsTemplates = deployed.Count > 0,
            HoldsManifests = manifests.Exists(file => file.Items.Any(item => item.Outcome is ManifestOutcome.Ok or ManifestOutcome.Invalid)),
            NotUsed = sorted.Value?.NotUsed ?? [],
            OfFiles = findings
                .Concat(NothingToBuild(clusters))
                .Concat(clusters.Where(cluster => cluster.Template is not null).SelectMany(cluster => UnboundGroups(cluster, defaults)))
                .Concat(clusters.Where(cluster => !cluster.SaysAnythingToBuild).SelectMany(cluster => ClusterSnapshot.Of(cluster, defaults).Findings))
                .Distinct().OrderBy(finding => finding.Location).ToValueList(),
        };
    }

    // What ClusterConfigs and aws-auth give to groups, their plan has been asked about.
    private static IEnumerable<Finding> UnboundGroups(ClusterInput cluster, DefaultsFlavour defaults) =>
        ClusterSnapshot.Of(cluster, defaults).Value is { } snapshot
            ? GroupsAreBound.Rule.Check(snapshot.Plan, new Access.ClusterFacts { BoundGroups = snapshot.BoundGroups })
            : [];

    // What templates say is deployed already.
    private static IEnumerable<Finding> NothingToBuild(List<ClusterInput> clusters) =>
        clusters.Count > 0 && !clusters.Exists(cluster => cluster.SaysAnythingToBuild)
            ? [InputRules.Something.At(clusters[0].Origin.Location,
                "there is nothing to build: templates say what is deployed already; give a ClusterConfig or manifests")]
            : [];

    private static bool MeansToBeClusterConfig(ManifestItem item) =>
        item.Kind == ClusterConfigReader.Kind || item.ApiVersion.StartsWith("eksctl.io/", StringComparison.Ordinal);

    // In place of everything else that could be said of a file that is no YAML.
    private static bool IsOfTemplate(Finding finding) => finding.Code == TextRules.Unrendered.Code;

    private static IEnumerable<Finding> Refusals(ManifestFile file) => ManifestFile.Said(
        file.Items.SelectMany(item => item.Findings.Where(finding => finding.Code != RbacRules.Served.Code || !IsServedElsewhere(item))));

    // A file that names no kind at all, such as a buildspec or an IAM policy, is not a manifest.
    private static bool IsManifest(ManifestFile file) =>
        file.Items.Any(item => item.Kind.Length > 0 || item.ApiVersion.Length > 0 || item.Stage is ManifestStage.ClientParse)
        || file.Items.Any(item => item.Outcome is ManifestOutcome.NotRead);

    // Other kinds of Kubernetes, and custom resources, are served by clusters; this library only does not read them.
    private static bool IsServedElsewhere(ManifestItem item)
    {
        var group = item.ApiVersion.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? item.ApiVersion[..slash] : "";
        return (group.Contains('.', StringComparison.Ordinal) && !ApiCatalog.KnowsGroup(group.ToLowerInvariant()))
            || ApiCatalog.InGroup(group).Any(resource => resource.Kind == item.Kind && !Kinds.Contains(item.Kind));
    }

    // Of the reading that sorts by cluster, what kubectl's reading does not say: aws-auth, doubles, and the files as a whole.
    private static bool IsOfWholeOrAwsAuth(Finding finding) =>
        finding.Code == RbacRules.Once.Code || IsOfTemplate(finding)
        || InputRules.All.Concat(TemplateRules.All).Any(rule => rule.Code == finding.Code) || AwsAuthRules.All.Any(rule => rule.Code == finding.Code)
        || PodRules.All.Any(rule => rule.Code == finding.Code);
}
