using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Reads every cluster that files are about, for those who answer questions and compare.</summary>
internal static class EveryCluster
{
    // Findings of these rules mean that something in a file was not read at all, so that an answer could be wrong.
    private static readonly RuleInfo[] Lost =
    [
        TextRules.NotYaml, TextRules.Unrendered, TextRules.EndlessAlias, TextRules.TooDeep, RbacRules.PassesClient, RbacRules.Reached,
        AwsAuthRules.SectionIsReadable, InputRules.BelongsToOneCluster, InputRules.Something, AnswerRules.IsWhole, AnswerRules.IsAnswer,
    ];

    /// <summary>True where something was not read at all, so that there is no answer that can be relied on.</summary>
    /// <param name="findings">The findings of reading.</param>
    public static bool IsLost(IEnumerable<Finding> findings) => findings.Any(IsLost);

    /// <summary>True for a finding that means that something was not read at all.</summary>
    public static bool IsLost(Finding finding) => finding.Severity == Severity.Error && Array.Exists(Lost, rule => rule.Code == finding.Code);

    /// <summary>Every cluster that files are about; none, and no finding of it, where they say nothing of any. Files that are beside several ClusterConfigs
    /// and belong to none of them are about a cluster of their own, folder by folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="keyFiles">Reads the files with public SSH keys that ClusterConfigs name; null where none can be read.</param>
    public static (ValueList<ClusterInput> Clusters, ValueList<Finding> Findings) Read(ValueList<InputText> files, KeyFileReader? keyFiles)
    {
        var (clusters, findings) = ReadEach(files, keyFiles);
        return (clusters, clusters.IsEmpty ? findings : findings.Where(finding => finding.Code != InputRules.Something.Code).ToValueList());
    }

    private static (ValueList<ClusterInput> Clusters, ValueList<Finding> Findings) ReadEach(ValueList<InputText> files, KeyFileReader? keyFiles)
    {
        var reading = ClusterInputs.Read(files, existing: null, keyFiles);
        var strays = reading.Findings
            .Where(finding => finding.Code == InputRules.BelongsToOneCluster.Code)
            .Select(finding => finding.Location?.File)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        if (strays.Count == 0)
        {
            return (reading.Value?.Clusters ?? [], reading.Findings);
        }

        // A pipe holds several ClusterConfigs and what belongs to none of them in one file.
        var described = (reading.Value?.Clusters ?? []).Where(cluster => cluster.Config is not null);
        strays.ExceptWith(described.Select(cluster => cluster.Origin.Location?.File).OfType<string>());
        var parts = files.Where(file => strays.Contains(file.File)).GroupBy(file => file.File[..(file.File.LastIndexOf('/') + 1)], StringComparer.Ordinal)
            .Select(folder => ClusterInputs.Read(folder, existing: null, keyFiles))
            .Prepend(ClusterInputs.Read(files.Where(file => !strays.Contains(file.File)), existing: null, keyFiles, keepsStrays: true))
            .ToList();
        return (parts.SelectMany(part => part.Value?.Clusters ?? []).ToValueList(), parts.SelectMany(part => part.Findings).ToValueList());
    }
}
