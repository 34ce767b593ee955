using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.Review;

/// <summary>The rules for CloudFormation Guard, run by the engine that comes with the CDK.</summary>
public sealed partial class GuardRulesTests
{
    private static string Templates => Repository.Test("EksAccessConstructs.Model.Tests", "Templates", "broken");

    [Fact]
    public void What_the_rules_catch_of_the_broken_templates()
    {
        var (code, output) = Run(Directory.EnumerateFiles(Templates).Order(StringComparer.Ordinal));

        Assert.Equal(0, code);
        Golden.Match(output);
    }

    [Fact]
    public void The_access_policies_are_those_that_the_library_knows()
    {
        var names = PolicyName().Matches(GuardRules.EksAccess).Select(found => found.Groups["name"].Value);

        Assert.Equal(AccessPolicyName.Known.Select(known => known.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_types_of_entries_are_those_that_the_library_knows() => Assert.All(
        EntryType.Known, type => Assert.Contains($"'{type.Name}'", GuardRules.EksAccess, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_names_the_code_of_the_library() => Assert.All(
        Message().Matches(GuardRules.EksAccess).Select(found => found.Groups["code"].Value),
        code => Assert.Contains(code, RuleCatalogue.All.Select(rule => rule.Code)));

    [Fact]
    public void The_plugin_of_the_CDK_takes_them()
    {
        using var test = new TestStack();
        Cdk.Validations.Of(test.App).AddPlugins(
            new Cdk.CloudFormationValidatePlugin(new Cdk.CloudFormationValidatePluginProps { GuardRules = [GuardRules.Source] }));
        new Eks.CfnAccessEntry(test.Stack, "Team", new Eks.CfnAccessEntryProps
        {
            ClusterName = "shop",
            PrincipalArn = "arn:aws:iam::111122223333:role/dev",
            Type = "SUPERUSER",
        });

        test.Template();

        Assert.Contains("EKS_ENTRY_TYPE", File.ReadAllText(Path.Combine(test.Folder, "validation-report.json")), StringComparison.Ordinal);
    }

    private static (int Code, string Output) Run(IEnumerable<string> templates)
    {
        using var test = new TestStack(); // the CDK unpacks its engine when it is first used
        var rules = Path.Combine(test.Folder, "eks-access.guard");
        File.WriteAllText(rules, GuardRules.EksAccess);
        return ExternalProgram.OrSkip("node", "--version").Run(
            [Repository.Test("EksAccessConstructs.Tests", "Review", "guard.cjs"), Engine(), rules, .. templates]);
    }

    private static string Engine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var caches = OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
        var version = Version().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"))).Groups["version"].Value;
        return Directory.EnumerateDirectories(Path.Combine(caches, "aws", "jsii", "package-cache", "aws-cdk-lib", version))
            .Select(folder => Path.Combine(folder, "node_modules", "@aws", "cloudformation-validate")).First(Directory.Exists);
    }

    [GeneratedRegex(@"/\\/(?<name>[A-Za-z0-9]+)\$/")]
    private static partial Regex PolicyName();

    [GeneratedRegex("<< (?<code>[A-Z]+[0-9]+):")]
    private static partial Regex Message();

    [GeneratedRegex("Include=.Amazon.CDK.Lib. Version=.(?<version>[0-9.]+)")]
    private static partial Regex Version();
}
