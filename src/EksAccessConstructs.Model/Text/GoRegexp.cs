using System.Text.RegularExpressions;

namespace EksAccessConstructs.Text;

/// <summary>A regular expression as Go's regexp package reads it, for programs that are written in Go.</summary>
/// <remarks>
/// Go knows no look-around and no back references, <c>$</c> is the very end of the text, and <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII. Source:
/// regexp/syntax/parse.go with the flags of Perl. The engine does not go back, so no expression of a hostile file can keep it busy. Only <c>\b</c>
/// differs: letters beyond
/// ASCII count as letters here.
/// </remarks>
internal sealed class GoRegexp
{
    private readonly Regex regex;

    private GoRegexp(Regex regex) => this.regex = regex;

    /// <summary>Compiles an expression; null with the reason where Go does not.</summary>
    public static GoRegexp? Compile(string expression, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(expression);
        problem = null;
        try
        {
            var pattern = new GoRegexpTranslation(expression).Pattern();
            return new GoRegexp(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (FormatException error)
        {
            problem = error.Message;
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException)
        {
            problem = "the expression is too large to be judged";
        }

        return null;
    }

    /// <summary>True where the expression matches somewhere in the text.</summary>
    public bool IsMatch(string text) => regex.IsMatch(text);
}
