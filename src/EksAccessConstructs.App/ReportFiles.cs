using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Pages;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.App;

/// <summary>Writes the access report beside the template.</summary>
internal static class ReportFiles
{
    /// <summary>Writes <c>eks-access/CLUSTER/report.md</c>, <c>report.html</c> and <c>report.json</c> into the cloud assembly.</summary>
    public static void Write(string assembly, BuiltCluster built, ClusterPlan plan, ValueList<UnusedDocument> notUsed, ValueList<Finding> findings)
    {
        var templates = built.Stacks.Select(stack => new InputText(stack.TemplateFile, File.ReadAllText(Path.Combine(assembly, stack.TemplateFile))));
        var entries = TemplateEntries.Read(templates, plan.Access);
        var report = new AccessReport
        {
            Deployed = plan.Deployed(entries) with { Name = built.ClusterName },
            Region = plan.Cluster?.Config.Metadata.Region,
            Entries = entries,
            CarriedOver = plan.CarriedOver,
            Choices = plan.Choices.Select(chosen => new Choice(chosen.Key, chosen.Value, chosen.EksctlValue, chosen.Reason)).ToValueList(),
            Steps = [.. plan.Steps, Apply(built)],
            NotUsed = notUsed,
            Findings = findings,
        };
        var folder = Path.Combine(assembly, "eks-access", built.Folder);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.md"), AccessReportMarkdown.Write(report));
        File.WriteAllText(Path.Combine(folder, "report.html"), AccessReportHtml.Write(report));
        File.WriteAllText(Path.Combine(folder, "report.json"), AccessReportJson.Write(report));
    }

    private static ManualStep Apply(BuiltCluster built) => built.Rbac.IsEmpty
        ? new ManualStep(
            "take away what an earlier version of the input gave by RBAC, in the folder of the cloud assembly",
            "no RBAC objects are left; where there never were any, it does nothing", built.Rbac.ApplyCommand)
        : new ManualStep(
            "apply the manifests, in the folder of the cloud assembly",
            "they are for kubectl or a GitOps tool, and CloudFormation does not apply them", built.Rbac.ApplyCommand);
}
