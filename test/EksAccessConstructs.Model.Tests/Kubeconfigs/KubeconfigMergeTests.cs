using EksAccessConstructs.Kubeconfigs;

namespace EksAccessConstructs.Tests.Kubeconfigs;

/// <summary>What becomes of kubeconfigs that are there.</summary>
public sealed class KubeconfigMergeTests
{
    private static readonly ClusterConnection Shop = new(
        "shop", "arn:aws:eks:eu-west-1:111122223333:cluster/shop", "eu-west-1", "https://ABC.gr7.eu-west-1.eks.amazonaws.com", "LS0tLS1CRUdJTg");

    private static readonly Kubeconfig Ours = new([new KubeconfigContext("dev@shop", Shop) { RoleArn = "arn:aws:iam::111122223333:role/dev" }]);

    private const string Held = """
        # mine
        apiVersion: v1
        clusters:
        # the old one
        - cluster:
            server: https://old   # keep
          name: old
        contexts:
        - context: {cluster: old, user: old, namespace: web}
          name: old
        current-context: old
        kind: Config
        preferences: {}
        users:
        - name: old
          user:
            token: abc

        # the end

        """;

    [Fact]
    public void A_new_file_is_written_whole()
    {
        Assert.Equal(Ours.Write(), Merged("").Text);
        Assert.Equal($"# mine\n{Ours.Write()}", Merged("# mine\n---\n").Text);
        Golden.Match((Ours with { CurrentContext = "dev@shop" }).Write());
    }

    [Fact]
    public void What_is_there_stays_to_the_character()
    {
        var merged = Merged(Held);

        Assert.Equal(["dev@shop"], merged.Added);
        Assert.Equal(Held, Without(merged.Text, Ours));
        Golden.Match(merged.Text);
    }

    [Fact]
    public void Merging_twice_is_merging_once()
    {
        var once = Merged(Held).Text;
        var twice = Merged(once);

        Assert.Equal((once, 0, 0), (twice.Text, twice.Added.Count, twice.Updated.Count));
    }

    [Fact]
    public void Line_ends_are_those_of_the_file()
    {
        var windows = Held.ReplaceLineEndings("\r\n");

        Assert.Equal(Merged(Held).Text.ReplaceLineEndings("\r\n"), Merged(windows).Text);
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Config\nclusters: []\ncontexts: null\nusers:\ncurrent-context: \"\"\n")]
    [InlineData("apiVersion: v1\nkind: Config\n")]
    [InlineData("kind: Config\nusers:\n  - name: a\n    user: {}\ncontexts:\n  -\n    name: a\n    context: {}\nclusters:\n  - {name: a, cluster: {}}\n...\n")]
    [InlineData("apiVersion: v1\nkind: Config\nx-mine: |\n  # no remark\n\n  text\nclusters:\n- name: a\n  cluster: {server: x}")]
    public void Other_ways_to_write_it_take_entries(string held)
    {
        var merged = Merged(held);

        Assert.Equal(["dev@shop"], merged.Added);
        Assert.True(KubeconfigContents.HasContext(merged.Text, "dev@shop"));
        Assert.Equal(merged.Text, Merged(merged.Text).Text);
    }

    [Fact]
    public void JSON_stays_JSON()
    {
        var merged = Merged("""
            {"apiVersion": "v1", "kind": "Config", "clusters": [{"name": "a", "cluster": {"server": "https://a", "x-mine": [1, true, null]}}], "users": []}
            """);

        Golden.Match(merged.Text);
    }

    [Fact]
    public void An_entry_of_ours_is_brought_up_to_date_and_keeps_what_others_put_into_it()
    {
        var held = Merged(Held).Text
            .Replace("user: \"dev@shop\"", "user: \"dev@shop\"\n    namespace: web # mine", StringComparison.Ordinal)
            .Replace("ABC.gr7", "OLD.gr7", StringComparison.Ordinal)
            .Replace("command: aws\n", "command: aws\n      env: [{name: AWS_PROFILE, value: p}]\n      interactiveMode: Never\n", StringComparison.Ordinal);

        var merged = Merged(held);

        Assert.Equal((0, ["dev@shop"]), (merged.Added.Count, merged.Updated));
        Assert.Contains("namespace: web # mine", merged.Text, StringComparison.Ordinal);
        Assert.Contains("interactiveMode: Never", merged.Text, StringComparison.Ordinal);
        Assert.Equal(held.Replace("OLD.gr7", "ABC.gr7", StringComparison.Ordinal), merged.Text);
    }

    [Fact]
    public void Remarks_in_an_entry_that_is_written_anew_stay()
    {
        var held = Merged(Held).Text
            .Replace("      command: aws\n", "      # since May\n      command: aws2 # as on the build machine\n", StringComparison.Ordinal);

        var text = Merged(held).Text;

        Assert.Contains("# since May\n# as on the build machine\n- name:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aws2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_current_context_changes_only_where_that_is_asked()
    {
        var used = (Ours with { CurrentContext = "dev@shop" }).MergeInto(Held, "config").OrThrow().Text;

        Assert.Equal("dev@shop", KubeconfigContents.CurrentContext(used));
        Assert.Equal("old", KubeconfigContents.CurrentContext(Merged(Held).Text));
        Assert.Equal(Merged(Held).Text, used.Replace("current-context: \"dev@shop\"", "current-context: old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("contexts:\n- name: dev@shop\n  context: {cluster: kind, user: kind}\n", "EKS229", "config:2:3")]
    [InlineData("users:\n- name: dev@shop\n  user: {token: abc}\n", "EKS229", "config:2:3")]
    [InlineData("users:\n- name: dev@shop\n  user: {exec: {args: [get-token, --cluster-name, shop, --role, 'arn:…/ops']}}\n", "EKS229", "config:2:3")]
    [InlineData("clusters:\n- name: arn:aws:eks:eu-west-1:111122223333:cluster/shop\n  cluster: {server: 'https://localhost:8443'}\n", "EKS229", "config:2:3")]
    [InlineData("apiVersion: v1\nkind: Pod\n", "EKS230", "config:1:1")]
    [InlineData("- a\n", "EKS230", "config:1:1")]
    [InlineData("kind: Config\n---\nkind: Config\n", "EKS230", "config:3:1")]
    [InlineData("clusters: [{name: a, cluster: {server: x}}]\n", "EKS231", "config:1:1")]
    [InlineData("x: &a\n- name: a\n  user: {}\nusers: *a\n", "EKS231", "config:1:1")]
    [InlineData("clusters: {a: b}\n", "EKS230", "config:1:1")]
    [InlineData("a: [\n", "EKS001", "config:2:1")]
    public void What_must_not_be_touched_is_refused(string held, string code, string place)
    {
        var reading = Ours.MergeInto(held, "config");

        Assert.Null(reading.Value);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((code, place), (finding.Code, $"{finding.Location}"));
    }

    private static KubeconfigMerge Merged(string held) => Ours.MergeInto(held, "config").OrThrow();

    private static string Without(string text, Kubeconfig ours) => KubeconfigSection.All
        .SelectMany(ours.Entries)
        .Aggregate(text, (left, entry) => left.Replace(entry.Text, "", StringComparison.Ordinal));
}
