namespace EksAccessConstructs.Tests;

/// <summary>Which kubeconfig is written, and how.</summary>
public sealed class KubeconfigTests : IDisposable
{
    private const string Described = """
        {"cluster": {"name": "shop", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/shop", "endpoint": "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
                     "certificateAuthority": {"data": "LS0tLS1CRUdJTg"}}}
        """;

    private const string Held =
        "# mine\napiVersion: v1\nkind: Config\nclusters:\n- name: old\n  cluster: {server: https://old}\nusers: []\ncontexts: []\ncurrent-context: old\n";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public KubeconfigTests()
    {
        File.WriteAllText(In("shop.json"), Described);
        File.WriteAllText(In("cluster.yaml"), """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1, version: "1.34"}
            accessConfig:
              authenticationMode: API
              accessEntries:
              - principalARN: arn:aws:iam::111122223333:role/ops
                accessPolicies: [{policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}]
              - {principalARN: 'arn:aws:iam::111122223333:role/dev', kubernetesGroups: [devs]}
            managedNodeGroups: [{name: main, instanceType: m6i.large}]
            """);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_file_the_folder_and_the_file_are_made_for_the_owner_alone()
    {
        var run = Run(null);

        var file = In(".kube/config");
        Assert.Equal((0, $"added context ops@shop.eu-west-1 to {file}\nadded context dev@shop.eu-west-1 to {file}\n", ""), (run.Code, run.Out, run.Error));
        Assert.Equal(["config"], Directory.GetFiles(In(".kube")).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(In(".kube")));
        }
    }

    [Fact]
    public void Of_several_files_the_first_that_is_there_takes_what_is_new_and_each_keeps_what_it_has()
    {
        var (first, second) = (Write("first", Held), Write("second", ""));
        Run(null, "--kubeconfig", second, "--as", "dev");
        var before = File.ReadAllText(second);

        var run = Run(string.Join(Path.PathSeparator, In("missing"), first, second));

        Assert.Equal($"added context ops@shop.eu-west-1 to {first}\nevery context is in {second} already\n", run.Out);
        Assert.StartsWith("# mine\n", File.ReadAllText(first), StringComparison.Ordinal);
        Assert.Equal((before, false), (File.ReadAllText(second), File.Exists(In("missing"))));
    }

    [Fact]
    public void Of_several_files_that_are_not_there_the_last_is_made() =>
        Assert.Contains($"to {In("b")}", Run(string.Join(Path.PathSeparator, In("a"), In("b")), "--as", "dev").Out, StringComparison.Ordinal);

    [Fact]
    public void A_link_stays_a_link()
    {
        var real = Write("real", Held);
        File.CreateSymbolicLink(In("link"), real);

        var run = Run(null, "--kubeconfig", In("link"));

        Assert.Equal((0, real), (run.Code, new FileInfo(In("link")).LinkTarget));
        Assert.Contains("dev@shop.eu-west-1", File.ReadAllText(real), StringComparison.Ordinal);
    }

    [Fact]
    public void The_current_context_is_changed_by_use_alone()
    {
        var file = Write("config", Held);

        var several = Run(null, "--kubeconfig", file, "--use");
        var none = Run(null, "--kubeconfig", file);
        var kept = File.ReadAllText(file);
        var used = Run(null, "--kubeconfig", file, "--as", "dev", "--use");

        Assert.Equal((2, 0, 0), (several.Code, none.Code, used.Code));
        Assert.Contains("\ncurrent-context: old\n", kept, StringComparison.Ordinal);
        Assert.Contains("\ncurrent-context: \"dev@shop.eu-west-1\"\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal($"every context is in {file} already\ncurrent context: dev@shop.eu-west-1\n", used.Out);
    }

    [Fact]
    public void A_dry_run_prints_the_contexts_and_nothing_else_of_the_file()
    {
        var file = Write("config", Held.Replace("users: []", "users: [{name: old, user: {token: secret}}]", StringComparison.Ordinal));

        var run = Run(null, "--kubeconfig", file, "--dry-run", "--as", "dev");
        var empty = Run(null, "--kubeconfig", In("none"), "--dry-run", "--as", "dev");

        Assert.Equal(1, run.Code);
        Assert.Contains("EKS231", run.Error, StringComparison.Ordinal);
        Assert.Equal((0, $"would add context dev@shop.eu-west-1 to {In("none")}\n"), (empty.Code, empty.Error));
        Assert.DoesNotContain("secret", run.Out + run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("none")));
        Golden.Match(empty.Out);
    }

    [Fact]
    public void What_cannot_be_read_or_is_locked_is_left_alone()
    {
        var file = Write("config", "clusters: [\n");
        var locked = Write("locked", Held);
        Write("locked.lock", "");

        var unreadable = Run(null, "--kubeconfig", file);
        var busy = Run(null, "--kubeconfig", locked);
        var place = Run(null, "--kubeconfig", folder);

        Assert.Equal((1, 3, 3), (unreadable.Code, busy.Code, place.Code));
        Assert.Equal(("clusters: [\n", Held), (File.ReadAllText(file), File.ReadAllText(locked)));
        Assert.Contains("nothing is written: every kubeconfig stays as it is", unreadable.Error, StringComparison.Ordinal);
        Assert.Contains("locked.lock' is there", busy.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_endpoint_the_command_is_named_that_tells_it()
    {
        var run = ToolRun.Kubeconfig(null, folder, "kubeconfig", In("cluster.yaml"));

        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("EKS226: nothing tells how to reach cluster 'shop'; run: aws eks describe-cluster --name shop", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(In(".kube")));
    }

    private ToolRun Run(string? kubeconfig, params string[] args) =>
        ToolRun.Kubeconfig(kubeconfig, folder, ["kubeconfig", In("cluster.yaml"), "--describe", In("shop.json"), .. args]);

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    private string In(string name) => Path.Join(folder, name);
}
