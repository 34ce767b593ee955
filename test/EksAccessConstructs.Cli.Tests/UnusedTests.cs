using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary><c>eks-access unused</c>: files and an audit log in, what was never used and the roles that are enough out.</summary>
public sealed class UnusedTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";
    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-central-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          bootstrapClusterCreatorAdminPermissions: false
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/ops
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
              accessScope: {type: cluster}
          - principalARN: arn:aws:iam::111122223333:role/dev
            kubernetesGroups: [devs]
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSSecretReaderPolicy
              accessScope: {type: namespace, namespaces: [web]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: shop}
        rules:
        - {apiGroups: [apps], resources: [deployments], verbs: [get, list, patch]}
        - {apiGroups: [""], resources: [configmaps], verbs: [delete]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: devs, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        """;

    private static readonly string Log = string.Join(
        '\n',
        Event("ann", "get", "deployments", "apps", "web", "2026-11-01T08:00:00.000000Z"),
        Event("bob", "patch", "deployments", "apps", "web", "2026-11-20T08:00:00.000000Z"),
        Event("bob", "list", "secrets", "", "", "2026-11-28T17:12:00.000000Z", "forbid"),
        Event("bob", "create", "jobs", "batch", "", "2026-11-28T17:13:00.000000Z"),
        "2026-11-01T10:00:00.000Z time=\"2026-11-01T10:00:00Z\" level=info msg=\"access granted\"");

    [Fact]
    public void People_read_what_was_never_used_and_what_is_enough() => Golden.Match(Run("text").Out);

    [Fact]
    public void The_roles_are_written_for_kubectl() => Golden.Match(Run("yaml").Out, "yaml");

    [Fact]
    public void The_roles_are_written_as_CSharp() => Golden.Match(Run("csharp").Out);

    [Fact]
    public void Json_keeps_to_its_schema()
    {
        var run = Run("json");

        using var document = JsonDocument.Parse(run.Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "unused.schema.json")));
        Assert.Empty(JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, ""));
        Assert.Equal(["partly", "never", "never"], document.RootElement.GetProperty("holders").EnumerateArray()
            .Single(holder => holder.GetProperty("who").GetString() == Dev).GetProperty("rights").EnumerateArray()
            .Select(right => right.GetProperty("use").GetString()));
    }

    [Fact]
    public void A_packed_log_in_a_folder_and_standard_input_are_the_same()
    {
        using var files = new TempFile(Cluster);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "stream"));
            using (var packed = new GZipStream(File.Create(Path.Combine(folder, "stream", "000000.gz")), CompressionLevel.Fastest))
            {
                packed.Write(Encoding.UTF8.GetBytes(Log));
            }

            Assert.Equal(
                ToolRun.With(Log, int.MaxValue, "unused", files.Path, "--audit", "-").Out, ToolRun.Of("unused", files.Path, "--audit", folder).Out);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("", 3, "EKS247")]
    [InlineData("Permission Check Successful\n", 3, "EKS247")]
    [InlineData("{\"kind\":\"Event\"", 3, "EKS245")]
    public void A_log_without_events_gives_no_answer(string log, int code, string finding)
    {
        using var files = new TempFile(Cluster);

        var run = ToolRun.With(log, int.MaxValue, "unused", files.Path, "--audit", "-");

        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(finding, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_not_there_and_two_uses_of_standard_input_are_refused()
    {
        using var files = new TempFile(Cluster);

        Assert.Equal(3, ToolRun.Of("unused", files.Path, "--audit", "/no/such/log").Code);
        Assert.Equal(2, ToolRun.Of("unused", "-", "--audit", "-").Code);
        Assert.Equal(2, ToolRun.Of("unused", files.Path).Code);
    }

    private static ToolRun Run(string format)
    {
        using var log = new TempFile(Log, ".log");
        var run = ToolRun.With(Cluster, int.MaxValue, "unused", "-", "--audit", log.Path, "--format", format);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run;
    }

    private static string Event(string session, string verb, string resource, string group, string name, string time, string decision = "allow") =>
        ($"{{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'Metadata','stage':'ResponseComplete','requestURI':'/x','verb':'{verb}','user':{{'username':"
            + $"'arn:aws:sts::111122223333:assumed-role/dev/{session}','groups':['devs','system:authenticated'],'extra':{{'canonicalArn':['{Dev}']}}}},"
            + $"'objectRef':{{'resource':'{resource}','apiGroup':'{group}','name':'{name}','namespace':'shop'}},'responseStatus':{{'code':200}},"
            + $"'requestReceivedTimestamp':'{time}','annotations':{{'authorization.k8s.io/decision':'{decision}','authorization.k8s.io/reason':"
            + "'EKS Access Policy: allowed'}}").Replace('\'', '"');
}
