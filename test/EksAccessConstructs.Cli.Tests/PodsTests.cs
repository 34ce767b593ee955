using System.Text.Json;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests;

/// <summary><c>eks-access pods</c> and <c>migrate pods</c>, asked as people have it: kube2iam and kiam by their manifests.</summary>
public sealed class PodsTests
{
    private const string Pods = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: kube2iam, namespace: kube-system}
        spec:
          template:
            spec:
              hostNetwork: true
              containers: [{name: k, image: 'jtblin/kube2iam:0.12', args: [--auto-discover-base-arn, --iptables, --host-interface=eni+]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart, namespace: shop}
        spec: {template: {metadata: {annotations: {iam.amazonaws.com/role: cart-role}}, spec: {containers: [{name: c, image: c}]}}}
        """;

    private const string Profile = "arn:aws:iam::111122223333:instance-profile/nodes";

    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "pods");

    [Theory]
    [InlineData("kube2iam", 210)]
    [InlineData("kiam", 113)]
    public void Every_pod_of_the_oracle_has_its_role(string program, int count)
    {
        var wanted = Rows(File.ReadAllText(Path.Combine(Folder, program, "pods.csv")));

        var wrong = wanted.GroupBy(row => row["world"]).SelectMany(world => Differences(program, world)).ToList();

        Assert.Equal(count, wanted.Count);
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void The_answer_keeps_its_published_schema()
    {
        using var document = JsonDocument.Parse(ToolRun.With(Pods, int.MaxValue, "pods", "-", "--format", "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "pods.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Fact]
    public void Text_says_why_and_what_else_is_in_reach()
    {
        var run = ToolRun.With(Pods, int.MaxValue, "pods", "-", "--instance-profile", Profile, "--node-role", "node-role");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("arn:aws:iam::111122223333:role/cart-role", run.Out, StringComparison.Ordinal);
        Assert.Contains("also reaches arn:aws:iam::111122223333:role/node-role: in the network of the node", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_are_answered_one_by_one()
    {
        var run = ToolRun.With(Pods, int.MaxValue, "pods", "-", "--instance-profile", Profile,
            "--ask", "shop/cart GET /latest/meta-data/iam/security-credentials/other", "--ask", "shop/cart GET /latest/user-data");

        Assert.Contains("403     denied   ", run.Out, StringComparison.Ordinal);
        Assert.Contains("200     proxied  ", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, ToolRun.With(Pods, int.MaxValue, "pods", "-", "--ask", "nonsense").Code);
    }

    [Fact]
    public void An_agent_of_which_no_file_tells_is_noted()
    {
        const string note = "note: no file says whether the add-on eks-pod-identity-agent is on the cluster";
        using var template = new TempFile("""
            {"Resources": {"One": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {
              "Namespace": "shop", "ServiceAccount": "cart", "RoleArn": "arn:aws:iam::111122223333:role/cart"}}}}
            """, ".json");
        using var pods = new TempFile(Pods);
        using var agent = new TempFile(Pods.Replace("kube2iam", "eks-pod-identity-agent", StringComparison.Ordinal));

        Assert.Contains(note, ToolRun.Of("pods", template.Path, pods.Path).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(note, ToolRun.Of("pods", template.Path, agent.Path).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(note, ToolRun.Of("pods", pods.Path).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_pods_give_no_answer()
    {
        var run = ToolRun.With("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n", int.MaxValue, "pods", "-");

        Assert.Equal((3, "eks-access: there is no pod, and nothing that makes pods, among the files\n"), (run.Code, run.Error));
    }

    [Fact]
    public void A_migration_is_written_to_files_that_say_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("eks-access-migration").FullName;
        try
        {
            var run = ToolRun.With(Pods, int.MaxValue, "migrate", "pods", "-", "--to", "pod-identity", "--instance-profile", Profile,
                "--cluster", "shop", "--region", "eu-west-1", "--out", folder);

            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Contains("shop/cart        Deployment cart  kube2iam  arn:aws:iam::111122223333:role/cart-role  a new service account, an association",
                run.Out,
                StringComparison.Ordinal);
            Assert.Equal(["cluster-config.yaml", "moves.csv", "plan.md", "service-accounts.yaml"],
                Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(["deployment.shop.cart.yaml", "kustomization.yaml"],
                Directory.GetFiles(Path.Combine(folder, "remove")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(0, ToolRun.Of("check", Path.Combine(folder, "cluster-config.yaml"), "--existing", "shop").Code);
            Assert.Contains("kubernetes-service-account\": \"cart\"", File.ReadAllText(Path.Combine(folder, "trust", "cart-role.json")),
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_move_that_cannot_be_told_is_refused_and_the_exit_code_says_so()
    {
        var run = ToolRun.With(Pods, int.MaxValue, "migrate", "pods", "-", "--to", "irsa");

        Assert.Equal(1, run.Code);
        Assert.Contains("refused: no file says which role it has", run.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Differences(string program, IGrouping<string, Dictionary<string, string>> world)
    {
        var text = File.ReadAllText(Path.Combine(Folder, program, "worlds", $"{world.Key}.yaml"));
        var data = ((YamlMap)YamlText.Read(text, "").OrThrow().Documents[0].Root!).MapAt("data");
        var run = ToolRun.With(text + Manifests(program, data.TextAt("flags").Split('\n', StringSplitOptions.RemoveEmptyEntries)), int.MaxValue,
            "pods", "-", "--instance-profile", data.TextAt("instance-profile-arn"), "--node-role", data.TextAt("node-role"), "--format", "csv");
        var got = Rows(run.Out).ToDictionary(row => row["pod"]);
        return world.Where(row => (row["role"], row["decided_by"], program) != (got[row["pod"]]["role"], got[row["pod"]]["decided_by"],
            got[row["pod"]]["mechanism"]))
            .Select(row => $"{world.Key} {row["pod"]}: wanted {row["role"]} by {row["decided_by"]}, got {string.Join(' ', got[row["pod"]].Values)}");
    }

    private static string Manifests(string program, string[] flags) => program == "kube2iam"
        ? Workload("DaemonSet", "kube2iam", "jtblin/kube2iam:0.12", flags)
        : Workload("Deployment", "kiam-server", "quay.io/uswitch/kiam:v4.2", ["server", .. flags.Where(flag => !IsOfAgent(flag))])
            + Workload("DaemonSet", "kiam-agent", "quay.io/uswitch/kiam:v4.2", ["agent", .. flags.Where(IsOfAgent)]);

    private static bool IsOfAgent(string flag) => flag.StartsWith("--allow-", StringComparison.Ordinal);

    private static string Workload(string kind, string name, string image, string[] arguments) => $$"""

        ---
        apiVersion: apps/v1
        kind: {{kind}}
        metadata: {name: {{name}}, namespace: kube-system}
        spec:
          template:
            spec:
              hostNetwork: true
              containers:
              - name: main
                image: {{image}}
                args: [{{string.Join(", ", arguments.Select(argument => $"'{argument}'"))}}]
        """;

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var reader = new CsvReader(new StringReader(csv));
        var rows = new List<Dictionary<string, string>>();
        var heads = reader.Next()!;
        while (reader.Next() is { } cells)
        {
            rows.Add(heads.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return rows;
    }
}
