using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Review;

/// <summary>Everything there is to say about one rule. docs/rules.md, <c>lint --explain</c> and the help in SARIF are made of it.</summary>
/// <param name="Rule">The code, the severity and the sentence.</param>
internal sealed record RuleExplanation(RuleInfo Rule)
{
    private const string GoodPracticePage = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/";

    private static readonly (string Prefix, string Page)[] Pages =
    [
        ("RB", "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"),
        ("EA", "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html"),
        ("AA", "https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html"),
        ("PI", "https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html"),
        ("", "https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html"),
    ];

    /// <summary>The rule of the linter; null for a rule of the readers and of the model, whose findings say why and the way out.</summary>
    /// <value>Default: null.</value>
    public LintRule? OfLint { get; private init; }

    /// <summary>What breaks it and what keeps it; null where that is not written down.</summary>
    /// <value>Default: null.</value>
    public RuleExample? Example { get; private init; }

    /// <summary>The page of Kubernetes or AWS about what the rule asks for.</summary>
    public string Page => OfLint?.GoodPractice is null ? Pages.First(known => Rule.Code.StartsWith(known.Prefix, StringComparison.Ordinal)).Page
        : GoodPracticePage;

    /// <summary>The versions of Kubernetes and EKS in which the rule holds, in words.</summary>
    public string Versions => Example?.Versions ?? RuleExample.AllVersions;

    /// <summary>What there is to say about a rule; null where there is no rule of this code.</summary>
    public static RuleExplanation? Of(string code) => RuleCatalogue.All.FirstOrDefault(rule => rule.Code == code) is { } rule ? Of(rule) : null;

    /// <summary>What there is to say about a rule.</summary>
    public static RuleExplanation Of(RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new(rule) { OfLint = LintRules.All.FirstOrDefault(one => one.Rule.Code == rule.Code), Example = RuleExample.Of(rule.Code) };
    }

    /// <summary>Each fact in a line of its own: why, the way out, versions, who asks for it, and where to read on.</summary>
    public IEnumerable<(string Head, string Text)> Facts =>
    [
        .. OfLint is { } lint ? [("Why", $"{lint.Why}."), ("Way out", $"{lint.Fix}."), ("Versions", $"{Versions}.")]
            : new[] { ("Why and way out", "each finding says it, with the value.") },
        .. Asked.ToList() is { Count: > 0 } asked ? new[] { ("Asked for by", $"{string.Join("; ", asked)}.") } : [],
        ("Read on", Page),
    ];

    /// <summary>The explanation in Markdown, without a heading.</summary>
    public string Markdown => $"{Rule.Sentence}\n\n{string.Join('\n', Facts.Select(fact => $"- {fact.Head}: {fact.Text}"))}{Shown}";

    private IEnumerable<string> Asked =>
    [
        .. OfLint?.GoodPractice is { } practice ? [$"Kubernetes' good practices, {practice}"] : Array.Empty<string>(),
        .. OfLint is { EksBenchmark.IsEmpty: false } eks ? [$"CIS Amazon EKS Benchmark 1.8, {string.Join(", ", eks.EksBenchmark)}"] : Array.Empty<string>(),
        .. OfLint is { KubernetesBenchmark.IsEmpty: false } cis ? [$"CIS Kubernetes Benchmark 1.11, {string.Join(", ", cis.KubernetesBenchmark)}"]
            : Array.Empty<string>(),
    ];

    private string Shown => Example is { } example ? $"\n\nWrong:\n\n```yaml\n{example.Wrong}```\n\nRight:\n\n```yaml\n{example.Right}```" : "";
}
