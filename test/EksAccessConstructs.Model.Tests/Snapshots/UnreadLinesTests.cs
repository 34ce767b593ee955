using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Snapshots;

/// <summary>How much of a file could not be read is said, and what comes after it is read.</summary>
public sealed class UnreadLinesTests
{
    private const string First = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: first}\nrules: []\n";
    private const string Broken = "kind: ClusterRole\nmetadata: {name: b\n";
    private const string Last = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: last}\nrules: []\n";

    [Theory]
    [InlineData(First + "---\n" + Broken + "---\n" + Last, "lines 6 to 8 of 12 (25 %)", "first last")]
    [InlineData(First + "---\n" + Broken, "lines 6 to 7 of 7 (28 %)", "first")]
    [InlineData(First + "---\n" + Broken + "--- oops\n" + Last, "lines 6 to 8 of 12 (25 %)", "first last")]
    [InlineData(First + "---\n" + Broken + "---\n" + Broken + "---\n" + Last, "lines 6 to 8 of 15 (20 %), lines 9 to 11 of 15 (20 %)", "first last")]
    public void The_rest_of_the_file_is_read(string text, string unread, string names)
    {
        var read = ClusterInputs.Read(new InputText("f.yaml", text));

        var said = read.Findings.Where(finding => finding.Code == InputRules.ReadWhole.Code).Select(finding => finding.Message.Split(" are not read")[0]);
        Assert.Equal(unread, string.Join(", ", said));
        Assert.Contains(read.Findings, finding => finding is { Code: "EKS001", Severity: Severity.Error });
        Assert.Equal(names, string.Join(' ', read.Value!.Clusters.SelectMany(cluster => cluster.Rbac.All).Select(one => one.Name)));
    }

    [Fact]
    public void Of_JSON_nothing_is_read_after_it()
    {
        var read = ClusterInputs.Read(new InputText("f.json", "{\"kind\": \"Role\",\n\"a\": ]\n}\n"));

        Assert.Contains("lines 1 to 3 of 3 ", read.Findings.Single(finding => finding.Code == InputRules.ReadWhole.Code).Message, StringComparison.Ordinal);
    }
}
