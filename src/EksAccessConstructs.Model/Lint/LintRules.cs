namespace EksAccessConstructs.Lint;

/// <summary>The catalogue: every rule of the linter.</summary>
public static class LintRules
{
    /// <summary>Every rule, in the order of the codes.</summary>
    public static ValueList<LintRule> All { get; } =
    [
    ];
}
