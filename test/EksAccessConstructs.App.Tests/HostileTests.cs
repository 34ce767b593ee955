using System.Diagnostics;

namespace EksAccessConstructs.Tests;

/// <summary>What a user may do wrong, or to harm: findings and files in their place, never a stack trace.</summary>
public sealed class HostileTests
{
    private static readonly string Quickstart = Path.Combine(Repository.Root, "samples", "quickstart");

    [Theory]
    [InlineData("/abs/path")]
    [InlineData("../../x")]
    [InlineData("shop\nx")]
    [InlineData("a b")]
    [InlineData("x; touch pwn #'")]
    [InlineData("-x")]
    public void A_cluster_that_cannot_be_one_is_a_finding(string name)
    {
        using var folder = new InputFolder(("aws-auth.yaml", AwsAuth));
        using var run = new AppRun(("input", folder.Path), ("cluster", name));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Files(""));
        Assert.Contains(
            $"error EKS012: -c cluster: cluster name '{name.Replace("\n", "\\n", StringComparison.Ordinal)}' cannot be used; use 1 to 100 letters",
            run.Messages,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_underscore_in_the_name_of_a_cluster_is_none_in_the_name_of_its_stack()
    {
        using var folder = new InputFolder(("aws-auth.yaml", AwsAuth));
        using var run = new AppRun(("input", folder.Path), ("cluster", "Shop_x"));

        Assert.Equal((0, ""), (run.ExitCode, run.Messages.Contains("error", StringComparison.Ordinal) ? run.Messages : ""));
        Assert.Contains("eks-access-Shop-x-ab11e33c.template.json", run.Files(""));
        Assert.Contains("eks-access/Shop_x/report.md", run.Files("eks-access"));
    }

    [Fact]
    public void What_the_CDK_refuses_is_a_finding_with_its_place()
    {
        const string Report = """
            {"pluginReports": [{"conclusion": "failure", "violations": [
            {"severity": "error", "ruleName": "E1150", "description": "'sg-1' does not match format",
            "violatingConstructs": [{"constructPath": "eks-one/Eks/Nodes-main/LaunchTemplate"}]}]}]}
            """;
        using var folder = new InputFolder(
            ("cluster.yaml", Cluster("eu-west-1", "managedNodeGroups:\n- instanceType: m6i.large\n  name: main")), ("validation-report.json", Report));
        var plans = App.Synthesis.Plan(new Dictionary<string, string> { ["input"] = Path.Combine(folder.Path, "cluster.yaml") }).Plans;

        var finding = Assert.Single(App.CdkRefusals.Reported(folder.Path, plans));

        Assert.EndsWith(
            "cluster.yaml:8:9: error EKS110: 'sg-1' does not match format (E1150 of the CDK, at 'eks-one/Eks/Nodes-main/LaunchTemplate')",
            finding.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_model_knows_is_refused_before_the_CDK_is_asked()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("eu-west-1", """
            managedNodeGroups:
            - instanceType: m6i.large
              name: main
              securityGroups: {attachIDs: [sg-0123456789abcdef0123456789]}
            """)));

        var (code, messages) = Process(folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("cluster.yaml:9:32: error EKS", messages, StringComparison.Ordinal);
        Assert.EndsWith("1 error; nothing was synthesized\n", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_a_construct_is_a_finding_for_each_problem_without_names_of_our_own()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("eu-west-1", "managedNodeGroups: [{name: main}]")));
        var plan = App.Synthesis.Plan(new Dictionary<string, string> { ["input"] = Path.Combine(folder.Path, "cluster.yaml") }).Plans[0];

        var findings = App.CdkRefusals.OfConstruct(new ArgumentException("eks/Eks: error EKS021: one\neks/Eks: error EKS021: two", "props"), plan);

        Assert.Equal(["eks/Eks: error EKS021: one", "eks/Eks: error EKS021: two"], findings.Select(finding => finding.Message));
        Assert.All(findings, finding => Assert.Equal(("EKS110", 1), (finding.Code, finding.Location?.Line)));
    }

    [Theory]
    [InlineData("secure", 1, "error EKS104: EKS makes no clusters with Kubernetes '1.21' any more")]
    [InlineData("eksctl", 0, "warning EKS104: EKS makes no clusters with Kubernetes '1.21' any more")]
    public void A_version_that_is_gone_stops_the_run_except_with_eksctl_s_defaults(string defaults, int code, string message)
    {
        using var folder = new InputFolder(("cluster.yaml", """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: one, region: eu-west-1, version: "1.21"}
            availabilityZones: [eu-west-1a, eu-west-1b]
            managedNodeGroups: [{name: main}]
            """));
        using var run = new AppRun(("input", folder.Path), ("defaults", defaults));

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"cluster.yaml:3:51: {message}", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_CDK_is_wrong_it_is_not_believed()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster("us-gov-west-1", "fargateProfiles: [{name: fp, selectors: [{namespace: x}]}]")));

        var (code, messages) = Process(folder.Path);

        Assert.Equal((0, false), (code, messages.Contains("F3006", StringComparison.Ordinal)));
    }

    [Fact]
    public void Settings_nested_deeply_are_read()
    {
        var settings = string.Concat(Enumerable.Repeat("{a: ", 80)) + "1" + new string('}', 80);
        using var folder = new InputFolder(("cluster.yaml", $"""
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {"{"}name: one, region: eu-west-1, version: "1.34"{"}"}
            availabilityZones: [eu-west-1a, eu-west-1b]
            accessConfig: {"{"}authenticationMode: API{"}"}
            managedNodeGroups: [{"{"}name: main, amiFamily: Bottlerocket, bottlerocket: {"{"}settings: {settings}{"}"}{"}"}]
            """));
        using var run = new AppRun(("input", folder.Path));

        Assert.Equal((0, ""), (run.ExitCode, run.Messages.Contains("error", StringComparison.Ordinal) ? run.Messages : ""));
    }

    [Fact]
    public void Names_in_the_input_forge_no_line()
    {
        using var folder = new InputFolder(("cluster.yaml", """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: "x\n::error::forged\e[2J", region: eu-west-1, version: "1.34"}
            """));
        using var run = new AppRun(("input", folder.Path));

        Assert.Contains(@"x\n::error::forged\x1b[2J", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::error", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Messages);
    }

    [Fact]
    public void A_folder_of_links_and_a_large_file_ends()
    {
        using var folder = new InputFolder(("aws-auth.yaml", AwsAuth));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "lost.yaml"), "nowhere");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "up"), ".");
        using (var file = File.Create(Path.Combine(folder.Path, "big.yaml")))
        {
            file.SetLength(200 * 1024 * 1024);
        }

        var clock = Stopwatch.StartNew();
        using var run = new AppRun(("input", folder.Path));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("lost.yaml:1:1: warning EKS122", run.Messages, StringComparison.Ordinal);
        Assert.Contains("big.yaml:1:1: error EKS121", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH", "/nowhere", "error EKS123: node is not on the PATH; install Node 20 or newer")]
    [InlineData("PATH", "OLD", "error EKS123: node ends before it answers")]
    [InlineData("CDK_OUTDIR", "/dev/null/x", "error EKS1")]
    public void A_machine_that_cannot_run_the_CDK_is_told_in_one_line(string variable, string value, string expected)
    {
        using var old = new InputFolder(("node", "#!/bin/sh\necho 'SyntaxError: Unexpected token' >&2\nexit 1\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(old.Path, "node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (code, messages) = Process(Quickstart, (variable, value == "OLD" ? old.Path : value));

        Assert.Equal(1, code);
        Assert.Contains(expected, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    // As the CDK CLI starts the app with the context of cdk.json.
    private static (int Code, string Messages) Process(string input, params (string Key, string Value)[] variables)
    {
        using var output = new InputFolder();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(App.Synthesis).Assembly.Location)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["CDK_CONTEXT_JSON"] = $$"""{"input": "{{input}}", "@aws-cdk/core:validateAgainstDefaultRules": true}""";
        start.Environment["CDK_OUTDIR"] = output.Path;
        start.Environment["CDK_VALIDATION"] = "true"; // off in the other tests
        foreach (var (key, value) in variables)
        {
            start.Environment[key] = value;
        }

        using var app = System.Diagnostics.Process.Start(start)!;
        var messages = app.StandardError.ReadToEnd();
        app.WaitForExit();
        return (app.ExitCode, messages);
    }

    private static string Cluster(string region, string rest) => $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: one, region: {{region}}, version: "1.34"}
        availabilityZones: [{{region}}a, {{region}}b]
        accessConfig: {authenticationMode: API}
        {{rest}}
        """;

    private const string AwsAuth = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data:
          mapRoles: |
            - rolearn: arn:aws:iam::111122223333:role/old-admin
              username: old-admin
              groups: ["system:masters"]
        """;
}
