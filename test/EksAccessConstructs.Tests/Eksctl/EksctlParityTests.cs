using System.Diagnostics;
using System.Text.Json.Nodes;
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
        "auto-mode", "kms-and-logs", "given-vpc-public-private", "hybrid-anywhere", "access-and-identity", "private-endpoints-extra", "outposts", "outposts-etcd-given-vpc", "fargate-many", "kubelet-extra", "launch-template-and-override",
        "addon-policies-all", "spot-mixed", "bottlerocket-settings", "capacity-reservation", "efa-placement", "node-repair", "windows-both", "iam-role-names-boundaries",
    ];

    // Newer properties of AWS::EKS::Cluster than cfn-lint 1.51 knows.
    private static readonly string[] AheadOfCfnLint = ["kms-and-logs", "outposts-etcd-given-vpc"];

    private static string Oracle { get; } = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "eksctl");

    private static string Accepted { get; } = Repository.Test("EksAccessConstructs.Tests", "Eksctl", "accept-compute.yaml");

    private static string AcceptedOfClusters { get; } = Repository.Test("EksAccessConstructs.Tests", "Eksctl", "accept-cluster.yaml");

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_fact_of_eksctl_stands(string name)
    {
        Assert.SkipWhen(Repository.Shared is null, "the program that compares is not beside the project");
        using var test = Synthesize(name);

        var (code, report) = Compare(Path.Combine(Oracle, "templates", name), test.Folder);

        Assert.True(code == 0, report);
    }

    // Each validated template costs a second and some forty megabytes for good, so not every one is.
    [Theory]
    [InlineData("managed-basic")]
    [InlineData("selfmanaged-addons")]
    [InlineData("access-entries")]
    [InlineData("existing-vpc-fargate")]
    [InlineData("logging-kms-endpoints")]
    public void CloudFormation_s_own_validation_finds_nothing(string name)
    {
        using var test = Synthesize(name, validate: true);

        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")))?["pluginReports"]?.AsArray() ?? [];

        Assert.Equal([], report.SelectMany(plugin => plugin?["violations"]?.AsArray() ?? []).Select(violation => $"{violation?["ruleName"]}: {violation?["description"]}"));
    }

    [Fact]
    public void Cfn_lint_finds_nothing()
    {
        Assert.SkipWhen(Repository.Shared is null, "the rules of our own for cfn-lint are not beside the project");
        var shared = Repository.Shared ?? "";
        var tests = Names.Except(AheadOfCfnLint).Select(name => Synthesize(name)).ToList();
        try
        {
            var templates = tests.Select(test => Path.Combine(test.Folder, "Test.template.json"));
            var (code, report) = Run("cfn-lint", ["-i", "W3005", "-a", Path.Combine(shared, "tools", "cfn-lint-rules"), "--", .. templates], "cfn-lint is not installed");

            Assert.True(code == 0, report);
        }
        finally
        {
            tests.ForEach(test => test.Dispose());
        }
    }

    private static TestStack Synthesize(string name, bool validate = false)
    {
        var document = YamlText.Read(File.ReadAllText(Path.Combine(Oracle, "configs", $"{name}.yaml")), $"{name}.yaml").OrThrow().Documents[0];
        var config = ClusterConfigReader.Read(document).OrThrow();
        var test = new TestStack(region: config.Metadata.Region);
        if (validate)
        {
            Cdk.Validations.Of(test.App).AddPlugins(new Cdk.CloudFormationValidatePlugin());
        }

        new EksctlCluster(test.Stack, "Eksctl", new EksctlClusterProps { Config = ClusterConfigDefaults.Fill(config, DefaultsFlavour.Eksctl).OrThrow() });
        test.Template();
        return test;
    }

    private static (int Code, string Report) Compare(string theirs, string ours)
    {
        var tool = Path.Combine(Repository.Shared ?? "", "tools", "eksctl-parity");
        var (code, output) = Run("python3", [Path.Combine(tool, "parity.py"), "compare", theirs, ours, "--accept", Path.Combine(tool, "accept.yaml"), "--accept", Accepted, "--accept", AcceptedOfClusters], "the comparison needs python3");
        Assert.SkipWhen(output.Contains("No module named", StringComparison.Ordinal), "the comparison needs Python with PyYAML");
        return (code, output);
    }

    private static (int Code, string Output) Run(string program, IEnumerable<string> arguments, string missing)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, missing);
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static Process Start(ProcessStartInfo start, string missing)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip(missing);
            throw;
        }
    }
}
