using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class CarriedKeysTests
{
    private const string Outpost = "outpostARN: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718'";

    public static TheoryData<string> Paths { get; } = [.. CarriedKeys.All.Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_key_of_the_table_is_known_to_the_reader(string path) =>
        Assert.DoesNotContain(EksctlOracle.Read(DocumentWith(path, "null")).Findings, finding => finding.Code == "EKS005");

    [Fact]
    public void A_key_stands_once_in_the_table() => Assert.Equal(CarriedKeys.All.Count, CarriedKeys.All.DistinctBy(key => key.Path).Count());

    [Fact]
    public void A_key_that_is_not_carried_is_named_with_its_place_and_the_way_out() => Assert.Equal(
        "cluster.yaml:4:31: error EKS011: key 'managedNodeGroups[0].outpostARN' is known to eksctl but not carried over by this version; "
            + "managed node groups cannot run on Outposts",
        Assert.Single(EksctlOracle.Read(With($"managedNodeGroups: [{{name: a, {Outpost}}}]")).Findings, finding => finding.Code == "EKS011").ToString());

    [Theory]
    [InlineData("karpenter: null")]
    [InlineData("iam: {serviceAccounts: [], withOIDC: false}")]
    [InlineData("managedNodeGroups: [{name: a, efaEnabled: false, instanceSelector: {}}]")]
    public void A_key_that_says_nothing_needs_no_carrying(string text) =>
        Assert.DoesNotContain(EksctlOracle.Read(With(text)).Findings, finding => finding.Code == EksctlRules.KeyIsCarried.Code);

    [Fact]
    public void Only_what_is_not_carried_is_named_in_a_part_that_is() => Assert.Equal(
        ["managedNodeGroups[1].outpostARN"],
        EksctlOracle.Read(With($"managedNodeGroups: [{{name: a, spot: true}}, {{name: b, spot: true, {Outpost}}}]")).Findings
            .Where(finding => finding.Code == EksctlRules.KeyIsCarried.Code).Select(finding => finding.Message.Split('\'')[1]));

    [Fact]
    public void Every_key_is_in_the_documentation()
    {
        var path = Path.Combine(Repository.Root, "docs", "eksctl.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");

        Golden.MatchFile(path, page[..(page.IndexOf(EksctlPage.Head, StringComparison.Ordinal) + EksctlPage.Head.Length)] + EksctlPage.Keys());
    }

    private static string With(string text) => $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: us-west-2}}\n{text}\n";

    // A document in which nothing but this key stands below its top-level key.
    private static string DocumentWith(string path, string value)
    {
        return path.Split('.').Reverse().Aggregate(value,
            (inner, step) => step.EndsWith("[]", StringComparison.Ordinal) ? $"{{{step[..^2]}: [{inner}]}}" : $"{{{(step == "*" ? "any" : step)}: {inner}}}");
    }
}
