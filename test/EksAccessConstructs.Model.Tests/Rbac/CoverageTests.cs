using System.Text.Json;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class CoverageTests
{
    [Fact]
    public void Covers_like_the_escalation_check()
    {
        var cases = File.ReadLines(Path.Combine(World.Folder, "covers-cases.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        var wrong = cases
            .Where(one => !Coverage.Missing([.. Rules(one, "owner")], Rules(one, "servant")).SequenceEqual(Rules(one, "missing")))
            .Select(one => one.GetProperty("id").GetString());

        Assert.Equal(130, cases.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Missing_rights_are_folded_by_verb_and_sorted_as_text() => Assert.Equal(
        [
            """{APIGroups:[""], Resources:["pods"], Verbs:["get" "list" "get"]}""",
            """{APIGroups:["apps"], Resources:["pods"], Verbs:["get"]}""",
            """{NonResourceURLs:["/x"], Verbs:["get"]}""",
        ],
        Coverage.Describe(Coverage.Missing(
            [],
            [
                new RbacRule { Verbs = ["get"], NonResourceUrls = ["/x"] },
                new RbacRule { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["pods"] },
                new RbacRule { Verbs = ["get"], ApiGroups = ["apps", ""], Resources = ["pods"] },
            ])));

    [Fact]
    public void A_rule_without_verbs_needs_nothing() => Assert.Empty(Coverage.Missing([], [new RbacRule { ApiGroups = [""], Resources = ["secrets"] }]));

    private static IEnumerable<RbacRule> Rules(JsonElement one, string name) =>
        !one.TryGetProperty(name, out var rules) ? [] : rules.EnumerateArray().Select(rule => new RbacRule
        {
            Verbs = Texts(rule, "verbs"),
            ApiGroups = Texts(rule, "apiGroups"),
            Resources = Texts(rule, "resources"),
            ResourceNames = Texts(rule, "resourceNames"),
            NonResourceUrls = Texts(rule, "nonResourceURLs"),
        });

    private static ValueList<string> Texts(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!).ToValueList() : [];
}
