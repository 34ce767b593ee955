using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class ClusterConfigWriterTests
{
    public static TheoryData<string> Configs { get; } = [.. EksctlOracle.Configs().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    public static TheoryData<string> Paths { get; } =
        [.. CarriedKeys.All.Select(key => key.Path).Where(path => !path.EndsWith("].status", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_config_of_the_oracle_is_written_and_read_back_the_same(string name) =>
        Same(File.ReadAllText(Path.Combine(EksctlOracle.Folder, "configs", $"{name}.yaml")));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_key_is_written_and_read_back_the_same(string path)
    {
        var key = CarriedKeys.All.Single(key => key.Path == path);
        var written = Same(KeyDocument.With(path, Value(key)));

        Assert.Contains($"{path.Split('.')[^1]}:", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_accepted_is_accepted_as_it_is_written()
    {
        var accepted = EksctlOracle.Verdicts().Select(verdict => EksctlOracle.Read(EksctlOracle.Case(verdict.File), verdict.File))
            .Where(reading => reading is { Value: not null, HasErrors: false })
            .ToList();

        Assert.NotEmpty(accepted);
        Assert.All(accepted, reading => Assert.DoesNotContain(
            EksctlOracle.Read(ClusterConfigWriter.Write(reading.Value!)).Findings, finding => finding.Severity is Severity.Error));
    }

    [Fact]
    public void Examples_of_eksctl_are_written_and_read_back_the_same()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.BesideOrSkip("oracle", "eksctl", "examples", "configs"), "*.yaml"))
        {
            Same(File.ReadAllText(file));
        }
    }

    [Fact]
    public void Keys_are_written_in_the_order_of_the_table_and_silence_is_not_written()
    {
        var config = EksctlOracle.Read(
            """
            kind: ClusterConfig
            apiVersion: eksctl.io/v1alpha5
            nodeGroups: []
            managedNodeGroups:
            - spot: true
              iam: {withAddonPolicies: {}}
              name: "on"
            metadata: {tags: {b: "1", a: "no"}, region: us-west-2, name: demo, version: "1.34"}
            autoModeConfig: {nodePools: []}
            """).Value!;

        Assert.Equal(
            """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata:
              name: demo
              region: us-west-2
              version: "1.34"
              tags:
                b: "1"
                a: "no"
            autoModeConfig:
              nodePools: []
            managedNodeGroups:
            - name: "on"
              iam:
                withAddonPolicies: {}
              spot: true

            """.ReplaceLineEndings("\n"),
            ClusterConfigWriter.Write(config));
    }

    private static string Same(string text)
    {
        var config = EksctlOracle.Read(text).Value;
        Assert.NotNull(config);
        var written = ClusterConfigWriter.Write(config);

        Assert.Equal(config, EksctlOracle.Read(written).Value);
        return written;
    }

    private static string Value(KnownKey key) => key switch
    {
        { Type: KeyType.Texts, Words: [var word, ..] } => $"[{word}]",
        { Words: [var word, ..] } => word,
        { Type: KeyType.Text } => KeyDocument.Text(key.Path) is var text && text == "word" ? "'7'" : text,
        { Type: KeyType.Boolean } => "false",
        { Type: KeyType.Integer } => "7",
        { Type: KeyType.Number } => "1.50",
        { Type: KeyType.Texts } => "['1', 'no']",
        { Type: KeyType.Map } => "{a: '1', 'b c': ''}",
        _ => "{a: 7, b: ['1', 1.5, true, null, {c: d}], e: {}}",
    };
}
