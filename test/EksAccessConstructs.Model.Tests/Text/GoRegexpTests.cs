using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

/// <summary>Expressions as Go reads them; what Go does was looked up in regexp/syntax.</summary>
public sealed class GoRegexpTests
{
    [Theory]
    [InlineData("cart", "my-cart-2", true)]
    [InlineData("^cart$", "cart\n", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("(?s)a.c", "a\nc", true)]
    [InlineData("(?i)CART", "cart", true)]
    [InlineData("(?i:C)art", "cArt", false)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^[^a]$", "😀", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData(@"^\Qa+b\E+$", "a+bbb", true)]
    [InlineData("^[[:alpha:]_]+$", "ab_c", true)]
    [InlineData("^[[:^digit:]]+$", "a1", false)]
    [InlineData("^(?P<n>a|b)c$", "bc", true)]
    [InlineData(@"^\x41\x{42}\103$", "ABC", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{,3}$", "a{,3}", true)]
    [InlineData("^*$", "anything", true)]
    [InlineData("^*", "anything", true)]
    [InlineData("a|", "", true)]
    [InlineData(@"^\pL+$", "äb", true)]
    [InlineData(@"^[]a]+$", "]a", true)]
    [InlineData("^[a-]+$", "-a", true)]
    public void Matches_as_Go_does(string expression, string text, bool matches)
    {
        var compiled = GoRegexp.Compile(expression, out var problem);

        Assert.Null(problem);
        Assert.Equal(matches, compiled!.IsMatch(text));
    }

    [Theory]
    [InlineData("*", "missing argument to repetition operator")]
    [InlineData("a|*", "missing argument to repetition operator")]
    [InlineData("a**", "invalid nested repetition operator")]
    [InlineData("a{1001}", "invalid repeat count")]
    [InlineData("(?:a{100}){11}", "invalid repeat count")]
    [InlineData("a{3,2}", "invalid repeat count")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax")]
    [InlineData("(?<=a)b", "invalid named capture")]
    [InlineData(@"(a)\1", "invalid escape sequence")]
    [InlineData(@"\q", "invalid escape sequence")]
    [InlineData(@"a\", "trailing backslash at end of expression")]
    [InlineData("[z-a]", "invalid character class range")]
    [InlineData("[a", "missing closing ]")]
    [InlineData("(a", "missing closing )")]
    [InlineData("a)", "unexpected ')'")]
    [InlineData("[[:nope:]]", "invalid character class range")]
    public void Refuses_what_Go_refuses(string expression, string reason)
    {
        Assert.Null(GoRegexp.Compile(expression, out var problem));
        Assert.StartsWith(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_expression_takes_no_time() =>
        Assert.False(GoRegexp.Compile("^(a+)+$", out _)!.IsMatch(new string('a', 50_000) + "b"));
}
