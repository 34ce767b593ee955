using System.Text.Json.Nodes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Tests.Eksctl.Parity;
using EksAccessConstructs.Tests.Eksctl.Parity.Comparing;
using EksAccessConstructs.Tests.Eksctl.Parity.Facts;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>Holds what we make of a ClusterConfig against what eksctl's own code makes of it, fact by fact.</summary>
public sealed class EksctlParityTests
{
    // Carried by the constructs from the beginning.
    private static readonly string[] First = ["managed-basic", "selfmanaged-addons", "access-entries", "existing-vpc-fargate", "logging-kms-endpoints"];

    private static readonly string[] Names =
    [
        .. First,
        "auto-mode", "kms-and-logs", "given-vpc-public-private", "hybrid-anywhere", "access-and-identity", "private-endpoints-extra",
        "outposts", "outposts-etcd-given-vpc", "fargate-many", "kubelet-extra", "launch-template-and-override", "addon-policies-all",
        "spot-mixed", "bottlerocket-settings", "capacity-reservation", "efa-placement", "node-repair", "windows-both", "iam-role-names-boundaries",
        "pod-identity-irsa", "pod-identity-full", "irsa-wellknown", "ipv6-irsa", "addons-configured", "addons-pod-identity",
        "capabilities-argocd", "ssh-and-volumes", "karpenter-spot-queue",
    ];

    // Newer properties of AWS::EKS::Cluster than cfn-lint 1.51 knows.
    private static readonly string[] AheadOfCfnLint = ["kms-and-logs", "outposts-etcd-given-vpc"];

    public static TheoryData<string> Configs => [.. Names];

    public static TheoryData<string> FirstConfigs => [.. First];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_fact_of_eksctl_is_ours(string name) => Holds(name, DefaultsFlavour.Eksctl);

    [Theory]
    [MemberData(nameof(FirstConfigs))]
    public void Every_fact_of_eksctl_is_ours_but_for_safer_defaults(string name) => Holds(name, DefaultsFlavour.Secure);

    // Their ids and repair actions are made up; eksctl passes them on unseen.
    [Fact]
    public void Every_fact_of_eksctl_is_ours_where_it_passes_on_what_aws_refuses()
    {
        var examples = Repository.BesideOrSkip("oracle", "eksctl", "examples");
        Assert.All(
            [
                "15-managed-nodes", "22-managed-nodes-launch-template", "31-override-bootstrap-command-unmanaged-nodegroup", "36-outposts-vpc",
                "38-cluster-subnets-sgs", "44-node-repair",
            ],
            (string name) => Holds(name, Path.Combine(examples, "configs", $"{name}.yaml"), Path.Combine(examples, "templates", name), DefaultsFlavour.Eksctl));
    }

    // What eksctl makes by calls that the oracle does not keep: it imports four key pairs, and makes the role of Karpenter's controller and a mapping for
    // Karpenter's nodes.
    private static int UnkeptCalls(string name) => name switch
    {
        "ssh-and-volumes" => 4,
        "karpenter-spot-queue" => 2,
        _ => 0,
    };

    // The admin role and its entry come on top, where nobody else would be administrator of the cluster for good.
    [Theory]
    [MemberData(nameof(Configs))]
    public void There_are_no_more_resources_than_eksctl_makes_by_stacks_and_calls(string name)
    {
        string[] ofAdmin = ["AdminRole", "AccessAdminRole"];
        var theirs = EksctlFolder.Read(EksctlOracle.Templates(name));
        using var test = EksctlStack.Synthesize(EksctlOracle.Config(name));
        var template = JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "Test.template.json")));
        var ours = template?["Resources"]?.AsObject().Select(resource => resource.Key).Except(ofAdmin).Count();

        var eksctls = theirs.Stacks.Sum(stack => stack.Value["Resources"]?.AsObject().Count ?? 0) + theirs.Calls.Count + UnkeptCalls(name);
        Assert.InRange(ours ?? 0, 1, eksctls);
    }

    // Each validated template costs a second and some forty megabytes for good, so not every one is.
    [Theory]
    [MemberData(nameof(FirstConfigs))]
    public void CloudFormation_s_own_validation_finds_nothing(string name)
    {
        using var test = EksctlStack.Synthesize(EksctlOracle.Config(name), validate: true);

        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")))?["pluginReports"]?.AsArray() ?? [];

        var violations = report.SelectMany(plugin => plugin?["violations"]?.AsArray() ?? []);
        Assert.Equal([], violations.Select(violation => $"{violation?["ruleName"]}: {violation?["description"]}"));
    }

    [Fact]
    public void Cfn_lint_finds_nothing()
    {
        var lint = ExternalProgram.OrSkip("cfn-lint", "--version");
        string[] rules = Repository.Beside("tools", "cfn-lint-rules") is { } own ? ["-a", own] : [];
        var tests = Names.Except(AheadOfCfnLint).Select(name => EksctlStack.Synthesize(EksctlOracle.Config(name))).ToList();
        try
        {
            var (code, report) = lint.Run(["-i", "W3005", .. rules, "--", .. tests.Select(test => Path.Combine(test.Folder, "Test.template.json"))]);

            Assert.True(code == 0, report);
        }
        finally
        {
            tests.ForEach(test => test.Dispose());
        }
    }

    private static void Holds(string name, DefaultsFlavour flavour) => Holds(name, EksctlOracle.Config(name), EksctlOracle.Templates(name), flavour);

    private static void Holds(string name, string file, string templates, DefaultsFlavour flavour)
    {
        var theirs = EksctlFolder.Read(templates);
        using var test = EksctlStack.Synthesize(file, flavour);
        var ours = CloudAssembly.Read(test.Folder, theirs.Config);

        var comparison = Comparison.Of(TemplateFacts.Of(theirs), TemplateFacts.Of(ours), AcceptedFiles.For(flavour), YamlJson.First(File.ReadAllText(file)));

        Assert.True(comparison.Holds, name + comparison.Report(FactState.Missing, FactState.Different));
    }
}
