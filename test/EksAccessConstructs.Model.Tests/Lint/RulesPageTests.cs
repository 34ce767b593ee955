using System.Reflection;
using EksAccessConstructs.Access;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>docs/rules.md is made from the rules.</summary>
public sealed class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_up_to_date() => Golden.MatchFile(Path.Combine(Repository.Root, "docs", "rules.md"), Page());

    [Fact]
    public void The_catalogue_of_lint_rules_is_this() => Assert.Equal(
        "RB001 RB002 RB003 RB004 RB005 RB006 RB010 RB011 RB012 RB020 RB021 RB022 RB023 RB024 RB025 RB026 RB027 RB028 RB029 RB030 RB031 RB040 RB041 RB042 "
            + "RB050 RB051 RB052 RB053 "
        + "RB060 RB061 RB062 RB063 RB064 RB070 RB071 RB072 RB080 RB081 RB082 RB083 "
            + "RB084 RB085 RB086 RB087 RB088 RB089 RB090 RB091 RB092 RB093 RB094 RB095 RB096 RB097 RB098 RB099 "
        + "EA001 EA006 EA007 EA008 EA009 EA010 EA011 EA012 EA014 EA016 EA018 "
        + "AA001 AA002 AA003 AA004 AA005 AA006 AA007 AA008 EKS040 EKS064 EKS052 "
        + "PI010 PI011 PI012 PI013 PI014 PI015 PI016 PI018 PI019 PI020 PI021 PI022 PI023 PI024 PI025 PI026 PI027 EKS155 PI029 EKS152 EKS151 PI043 "
            + "PI044 PI045 PI046 PI047 EKS147",
        string.Join(' ', LintRules.All.Select(rule => rule.Rule.Code)));

    [Fact]
    public void One_rule_is_one_class_in_one_file_of_its_name()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "EksAccessConstructs.Model", "Lint", "Rules"), "*.cs")
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal);
        var classes = typeof(LintRule).Assembly
            .GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LintRule)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(classes, files);
        Assert.Equal(classes, LintRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Severities_are_those_of_the_reference() => Assert.Equal(
        "RB002 RB003 RB005 RB012 RB024 RB025 RB026 RB027 RB028 RB030 RB040 RB041 RB052 RB060 RB061 RB062 RB064 RB070 RB084 RB086 RB089 "
            + "EA007 EA008 AA003 AA005 AA008 EKS064 "
            + "PI010 PI012 PI020 PI022 PI025 PI026 PI044 EKS147",
        string.Join(' ', LintRules.All.Where(rule => rule.Rule.Severity == Severity.Error).Select(rule => rule.Rule.Code)));

    [Fact]
    public void The_catalogue_holds_every_rule_once_and_no_retired_code()
    {
        var codes = RuleCatalogue.All.Select(rule => rule.Code).ToList();

        Assert.Equal(Findings()
            .Concat(LintRules.All.Select(rule => rule.Rule))
            .Concat(SuppressionRules.All)
            .Select(rule => rule.Code)
            .Distinct()
            .Order(StringComparer.Ordinal), codes);
        Assert.Equal([], codes.Intersect(RuleCatalogue.Retired.Select(retired => retired.Key)));
        Assert.Equal([], RuleCatalogue.Retired.SelectMany(retired => retired.Value.Split(", ")).Except(codes));
    }

    [Fact]
    public void No_two_rules_share_a_code() => Assert.Equal([], Findings()
        .Concat(LintRules.All.Select(rule => rule.Rule))
        .GroupBy(rule => rule.Code)
        .Where(same => same.Distinct().Count() > 1)
        .Select(same => same.Key));

    private static string Page() => $"""
        # Rules

        This page is made from the rules themselves; a test keeps it so. Accept a change with `UPDATE_GOLDEN=1 dotnet test test/EksAccessConstructs.Model.Tests --filter RulesPageTests`.

        ## Lint rules

        `eks-access lint PATH…` holds files against these. RB is about RBAC, EA about who is let in, AA about aws-auth, PI about the AWS roles of pods; those that begin with EKS are held by check and synth too. "Good practice" is the section of Kubernetes'
        "Role Based Access Control Good Practices", "CIS EKS" the CIS Amazon EKS Benchmark 1.8, "CIS Kubernetes" the CIS Kubernetes Benchmark 1.11.
        A rule that lacks what it needs to know (who is let in, which namespaces there are, what was there before) finds nothing.
        How to accept a finding is told in [the page on the command line](cli.md).

        | code | severity | what is required | good practice | CIS EKS | CIS Kubernetes |
        |---|---|---|---|---|---|
        {string.Join('\n', LintRules.All.Select(Row))}

        {string.Join("\n\n", LintRules.All.Select(Section))}

        ## Suppressions

        | code | severity | what is required |
        |---|---|---|
        {string.Join('\n', SuppressionRules.All.Select(Row))}

        ## Findings of the readers and of the model

        `eks-access check PATH…` and everything else that reads files reports these.

        | code | severity | what is required |
        |---|---|---|
        {string.Join('\n', Findings().Where(rule => rule.Code.StartsWith("EKS", StringComparison.Ordinal) || rule.Code is "PI001" or "PI002" or "PI003").Select(Row))}

        ## Retired codes

        What these said is said by another code now; a suppression of one of them has to name the new one.

        | retired | now |
        |---|---|
        {string.Join('\n', RuleCatalogue.Retired.Select(retired => $"| {retired.Key} | {retired.Value} |"))}
        """;

    private static string Row(LintRule rule) =>
        $"| [{rule.Rule.Code}](#{rule.Rule.Code.ToLowerInvariant()}) | {Word(rule.Rule.Severity)} | {rule.Rule.Sentence} | {rule.GoodPractice} | "
            + $"{string.Join(", ", rule.EksBenchmark)} | {string.Join(", ", rule.KubernetesBenchmark)} |";

    private static string Row(RuleInfo rule) => $"| {rule.Code} | {Word(rule.Severity)} | {rule.Sentence.Replace("|", "\\|", StringComparison.Ordinal)} |";

    private static string Section(LintRule rule) => $"### {rule.Rule.Code}\n\n{RuleExplanation.Of(rule.Rule).Markdown}";

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>Every RuleInfo that a class of the model holds in a static field, and the rules of access plans, by code.</summary>
    private static IEnumerable<RuleInfo> Findings() => typeof(RuleInfo).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => typeof(RuleInfo).IsAssignableFrom(field.FieldType))
            .Select(field => (RuleInfo)field.GetValue(null)!))
        .Concat(AccessRules.All)
        .Distinct()
        .OrderBy(rule => rule.Code, StringComparer.Ordinal);
}
