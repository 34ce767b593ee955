using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Expressions of kiam mean what they say.</summary>
internal sealed class PermittedRolesEndWhereTheySeemTo() : LintRule(
    new("PI023", Severity.Warning, "The expression of a namespace fits ARNs of roles, whole ones."),
    "kiam puts ^ before and $ behind the expression, which do not hold for what stands between two bars, and a name alone never fits an ARN",
    "write one expression for ARNs, with alternatives in brackets")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var isLoose = input.Kiam?.Kiam is { IsLoose: true };
        return from space in input.Cluster.Pods.Namespaces
               let text = space.Annotations[RoleAnnotations.Permitted]
               where text is { Length: > 0 }
               let problem = Problem(text, isLoose)
               where problem is not null
               select Breach(space, space.Origin, $"'{text}' in {RoleAnnotations.Permitted} {problem}");
    }

    private static string? Problem(string text, bool isLoose)
    {
        if (Kiam.Expression(text, isLoose, out var problem) is null)
        {
            return $"does not compile ({problem}), so no pod gets a role; correct it";
        }

        return (isLoose, text) switch
        {
            (_, [.., '\n']) => "ends with a line end, which no ARN has, so no pod gets a role; write it on one line",
            (false, _) when HasOpenBar(text) => "is anchored only at its two ends, so what stands before a bar fits longer ARNs; put the alternatives in "
                + "brackets",
            (true, _) when text[^1] != '$' => "may fit in the middle of an ARN, since --disable-strict-namespace-regexp is set; take that flag away",
            (false, _) when !text.Contains("arn", StringComparison.Ordinal) && text[0] is not ('.' or '*' or '(' or '[' or '^') =>
                "has no ARN and no .* at its beginning, so it fits no role; write the ARN",
            _ => null,
        };
    }

    // A bar outside of brackets.
    private static bool HasOpenBar(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (letter == '|' && depth == 0)
            {
                return true;
            }
        }

        return false;
    }
}
