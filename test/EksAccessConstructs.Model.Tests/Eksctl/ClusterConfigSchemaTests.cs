using System.Text.Json;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class ClusterConfigSchemaTests
{
    private const string Head = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: demo, region: us-west-2}\n";
    private static readonly JsonElement Schema = JsonDocument.Parse(ClusterConfigSchema.Write()).RootElement;

    public static TheoryData<string> Configs { get; } = [.. EksctlOracle.Configs().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    public static TheoryData<string> Required { get; } =
        [.. CarriedKeys.All.Where(key => key.IsRequired && key.State is not KeyState.Unused).Select(key => key.Path)];

    [Fact]
    public void The_published_schema_is_up_to_date() =>
        Golden.MatchFile(Path.Combine(Repository.Root, "docs", "schema", "cluster-config.schema.json"), ClusterConfigSchema.Write());

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_config_of_the_oracle_keeps_the_schema(string name) =>
        Assert.Equal([], Breaches(File.ReadAllText(Path.Combine(EksctlOracle.Folder, "configs", $"{name}.yaml"))));

    [Fact]
    public void Every_sample_keeps_the_schema()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.y*ml", SearchOption.AllDirectories).ToList();

        Assert.Equal([], texts.SelectMany(file => Breaches(File.ReadAllText(file)).Select(breach => $"{file}: {breach}")));
        Assert.Contains(texts, file => File.ReadAllText(file).Contains("kind: ClusterConfig", StringComparison.Ordinal));
    }

    [Fact]
    public void What_people_and_eksctl_wrote_keeps_the_schema_where_it_is_accepted()
    {
        string[] folders =
        [
            Repository.BesideOrSkip("oracle", "eksctl", "configs"), Repository.BesideOrSkip("oracle", "eksctl", "examples", "configs"),
            Repository.BesideOrSkip("published", "files"),
        ];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)).Where(IsAccepted).ToList();

        Assert.NotEmpty(files);
        Assert.Equal([], files.SelectMany(file => Breaches(File.ReadAllText(file)).Select(breach => $"{Path.GetFileName(file)}: {breach}")));
    }

    [Theory]
    [InlineData("managedNodegroups: []", "$.managedNodegroups: not in the schema")]
    [InlineData("iam: {withOidc: true}", "$.iam.withOidc: not in the schema")]
    [InlineData("vpc: {nat: {gateway: single}}", "$.vpc.nat.gateway: 'single'")]
    [InlineData("managedNodeGroups: [{name: a, minSize: two}]", "$.managedNodeGroups[0].minSize: string")]
    [InlineData("managedNodeGroups: [{minSize: 2}]", "$.managedNodeGroups[0]: lacks name")]
    [InlineData("accessConfig: {accessEntries: [{type: STANDARD}]}", "$.accessConfig.accessEntries[0]: lacks principalARN")]
    [InlineData("availabilityZones: us-west-2a", "$.availabilityZones: string")]
    public void A_typical_error_breaks_the_schema(string text, string breach) => Assert.Equal([breach], Breaches(Head + text));

    [Theory]
    [MemberData(nameof(Required))]
    public void What_the_schema_requires_is_missed_by_check(string path)
    {
        var key = CarriedKeys.All.Single(key => key.Path == path);
        var value = key.Type is KeyType.Map ? "{a: word}" : key.Words is [var word, ..] ? word : KeyDocument.Text(path);

        Assert.NotEmpty(Errors(KeyDocument.Without(path)).Except(Errors(KeyDocument.With(path, value))));
    }

    private static IEnumerable<string> Errors(string text) => EksctlOracle.Read(text).Findings
        .Where(finding => finding.Severity is Severity.Error).Select(finding => finding.Message);

    private static bool IsAccepted(string file)
    {
        var documents = YamlText.Read(File.ReadAllText(file), file);
        return documents is { HasErrors: false, Value.Documents: [var document] }
            && ClusterConfigReader.IsClusterConfig(document)
            && ClusterConfigReader.Read(document).Findings.All(finding => finding.Severity is not Severity.Error);
    }

    private static IEnumerable<string> Breaches(string text) =>
        YamlText.Read(text, "x.yaml").OrThrow().Documents.Where(ClusterConfigReader.IsClusterConfig).SelectMany(document =>
        {
            using var json = JsonDocument.Parse(DocumentWriter.Json(DocumentValue.From(document.Root)));
            return JsonShape.Breaches(json.RootElement, Schema, Schema, "$").ToList();
        });
}
