using System.Diagnostics;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>Holds what we make of a ClusterConfig against what eksctl's own code makes of it, fact by fact.</summary>
public sealed class EksctlParityTests
{
    public static TheoryData<string> Configs => [.. Names];

    private static readonly string[] Names =
    [
        "managed-basic", "selfmanaged-addons", "access-entries", "existing-vpc-fargate", "logging-kms-endpoints",
        "addon-policies-all", "spot-mixed", "bottlerocket-settings", "capacity-reservation", "efa-placement", "node-repair", "windows-both", "iam-role-names-boundaries",
        "auto-mode", "fargate-many", "kms-and-logs", "kubelet-extra", "launch-template-and-override", "private-endpoints-extra",
    ];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_fact_of_eksctl_stands(string name)
    {
        SkippedTest.If(Repository.Shared is null, "the oracle of eksctl does not stand beside the project");
        var oracle = Path.Combine(Repository.Shared ?? "", "oracle", "eksctl");
        using var test = Synthesize(Path.Combine(oracle, "configs", $"{name}.yaml"));

        var (code, report) = Compare(Path.Combine(oracle, "templates", name), test.Folder);

        Assert.True(code == 0, report);
    }

    private static TestStack Synthesize(string path)
    {
        var document = YamlText.Read(File.ReadAllText(path), Path.GetFileName(path)).OrThrow().Documents[0];
        var config = ClusterConfigReader.Read(document).OrThrow();
        var test = new TestStack(region: config.Metadata.Region);
        new EksctlCluster(test.Stack, "Eksctl", new EksctlClusterProps { Config = ClusterConfigDefaults.Fill(config, DefaultsFlavour.Eksctl).OrThrow() });
        test.Template();
        return test;
    }

    private static (int Code, string Report) Compare(string theirs, string ours)
    {
        var tool = Path.Combine(Repository.Shared ?? "", "tools", "eksctl-parity");
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(tool, "parity.py"), "compare", theirs, ours, "--accept", Path.Combine(tool, "accept.yaml"), "--accept", Repository.Test("EksAccessConstructs.Tests", "Eksctl", "accept-compute.yaml") })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        SkippedTest.If(output.Contains("No module named", StringComparison.Ordinal), "the comparison needs Python with PyYAML");
        return (process.ExitCode, output);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            SkippedTest.If(true, "the comparison needs python3");
            throw;
        }
    }
}
