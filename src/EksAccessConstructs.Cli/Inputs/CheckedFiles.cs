using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>What is wrong with files: manifests as kubectl and the API server read them, ClusterConfigs as eksctl does, aws-auth as the authenticator does.</summary>
internal static class CheckedFiles
{
    // Of the reading that sorts by cluster, what kubectl's reading does not say: aws-auth, and the files as a whole.
    private static readonly string[] Whole = ["EKS075", "EKS097", "EKS098"];

    /// <summary>Every finding, and the documents that were read past.</summary>
    /// <param name="files">The files.</param>
    /// <param name="named">Those that were named one by one; others, found in folders, may be no manifests at all.</param>
    public static (ValueList<Finding> Findings, ValueList<UnusedDocument> NotUsed) Read(List<InputText> files, ICollection<string> named)
    {
        var sorted = ClusterInputs.Read(files);
        var manifests = files.Select(file => KubernetesManifests.ReadFile(file.Text, file.File)).ToList();
        var configs = manifests.Where(file => file.Items.Any(item => item.Kind == "ClusterConfig")).Select(file => file.File).ToHashSet(StringComparer.Ordinal);
        var findings = sorted.Findings.Where(finding => finding.Spot is null || configs.Contains(finding.Spot.File) || Whole.Contains(finding.Code) || IsAwsAuth(finding))
            .Select(finding => finding.Code == InputRules.Something.Code ? finding with { Severity = Severity.Warning } : finding)
            .Concat(manifests.Where(file => !configs.Contains(file.File) && (named.Contains(file.File) || IsManifest(file))).SelectMany(Findings))
            .Concat((sorted.Value?.Clusters ?? []).SelectMany(cluster => ClusterAccess.Of(cluster).Findings));
        var known = manifests.Exists(file => file.Items.Any(item => item.Outcome is ManifestOutcome.Ok or ManifestOutcome.Invalid));
        return (findings.Where(finding => !known || finding.Code != InputRules.Something.Code).Distinct().OrderBy(finding => finding.Spot).ToValueList(), sorted.Value?.NotUsed ?? []);
    }

    private static IEnumerable<Finding> Findings(ManifestFile file) =>
        file.Items.SelectMany(item => item.Findings.Where(finding => finding.Code != RbacRules.Served.Code || !IsServedElsewhere(item)));

    // A file that names no kind at all, such as a buildspec or an IAM policy, is none of ours.
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

    private static readonly string[] Kinds = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ServiceAccount", "Namespace", "ConfigMap"];

    private static bool IsAwsAuth(Finding finding) => finding.Code.Length == 6 && string.CompareOrdinal(finding.Code, "EKS080") >= 0 && string.CompareOrdinal(finding.Code, "EKS095") <= 0;
}
