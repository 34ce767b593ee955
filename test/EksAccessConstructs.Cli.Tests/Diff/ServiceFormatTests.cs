using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>What GitLab reads as code quality and CodeBuild as test results has the shape that they document, and says what SARIF says.</summary>
public sealed partial class ServiceFormatTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    [Theory]
    [InlineData("01-admin-through-a-group")]
    [InlineData("07-a-pod-reaches-a-new-aws-role")]
    [InlineData("09-the-last-administrator-goes")]
    public void GitLab_gets_the_results_of_SARIF(string story)
    {
        using var report = JsonDocument.Parse(Diff(story, "gitlab"));
        using var sarif = JsonDocument.Parse(Diff(story, "sarif"));
        var issues = report.RootElement.EnumerateArray().ToList();

        Assert.All(issues, Holds);
        Assert.Distinct(issues.Select(issue => issue.GetProperty("fingerprint").GetString()));
        Assert.Equal(
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => (
                result.GetProperty("ruleId").GetString(), result.GetProperty("message").GetProperty("text").GetString())),
            issues.Select(issue => (issue.GetProperty("check_name").GetString(), issue.GetProperty("description").GetString())));
    }

    [Theory]
    [InlineData("01-admin-through-a-group", 1)]
    [InlineData("08-only-renames", 0)]
    public void JUnit_counts_what_it_holds(string story, int atLeast)
    {
        var suites = XDocument.Parse(Diff(story, "junit")).Root!;
        var suite = Assert.Single(suites.Elements("testsuite"));
        var tests = suite.Elements("testcase").ToList();

        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.Equal(tests.Count, (int)suite.Attribute("tests")!);
        Assert.Equal(tests.Count(test => test.Element("failure") is not null), (int)suite.Attribute("failures")!);
        Assert.Equal((0, 0), ((int)suite.Attribute("errors")!, (int)suite.Attribute("skipped")!));
        Assert.NotEmpty(tests);
        Assert.True((int)suite.Attribute("failures")! >= atLeast);
        Assert.All(tests, test => Assert.Equal(["classname", "name"], test.Attributes().Select(attribute => attribute.Name.LocalName)));
        Assert.All(tests.SelectMany(test => test.Elements()), element => Assert.Contains(element.Name.LocalName, new[] { "failure", "skipped" }));
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("check")]
    public void Findings_of_files_have_the_same_shapes(string verb)
    {
        var sample = Path.Combine(Repository.Root, "samples", "quickstart");
        using var report = JsonDocument.Parse(ToolRun.Of(verb, sample, "--format", "gitlab").Out);
        var suite = XDocument.Parse(ToolRun.Of(verb, sample, "--format", "junit").Out).Root!.Element("testsuite")!;

        Assert.NotEmpty(report.RootElement.EnumerateArray());
        Assert.All(report.RootElement.EnumerateArray(), Holds);
        Assert.Equal(report.RootElement.GetArrayLength(), suite.Elements("testcase").Count());
    }

    private static void Holds(JsonElement issue)
    {
        Assert.Equal(["description", "check_name", "fingerprint", "severity", "location"], issue.EnumerateObject().Select(property => property.Name));
        Assert.Matches(Hash(), issue.GetProperty("fingerprint").GetString());
        Assert.Contains(issue.GetProperty("severity").GetString(), new[] { "info", "minor", "major", "critical", "blocker" });
        Assert.NotEqual("", issue.GetProperty("location").GetProperty("path").GetString());
        Assert.True(issue.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() >= 1);
    }

    private static string Diff(string story, string format) =>
        ToolRun.Of("diff", Path.Combine(Folder, story, "old"), Path.Combine(Folder, story, "new"), "--format", format).Out;

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
