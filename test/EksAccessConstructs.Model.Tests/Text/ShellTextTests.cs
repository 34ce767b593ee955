using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("a b\tc", "a|b|c")]
    [InlineData(" \n/kube2iam --x=1 \\\n  --y \n", "/kube2iam|--x=1|--y")]
    [InlineData("a 'b  c'd \"e 'f'\" ''", "a|b  cd|e 'f'|")]
    [InlineData("a \\ b\\\"c \"\\\"d\\e\"", "a| b\"c|\"d\\e")]
    [InlineData("a 'b$c`d|e' b#c k=v eni+", "a|b$c`d|e|b#c|k=v|eni+")]
    public void One_plain_command_is_read_as_a_shell_reads_it(string text, string words) => Assert.Equal(words, string.Join('|', ShellText.Words(text)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("a $B")]
    [InlineData("a \"$B\"")]
    [InlineData("a `b`")]
    [InlineData("a \"`b`\"")]
    [InlineData("a | b")]
    [InlineData("a && b")]
    [InlineData("a\nb")]
    [InlineData("a > b")]
    [InlineData("a 2>&1")]
    [InlineData("a *")]
    [InlineData("a b?")]
    [InlineData("a {b,c}")]
    [InlineData("a # b")]
    [InlineData("a ~/b")]
    [InlineData("B=c a")]
    [InlineData("'a=b' c")]
    [InlineData("a 'b")]
    [InlineData("a \"b")]
    [InlineData("a b\\")]
    public void What_a_shell_fills_in_or_does_besides_is_not_read(string text) => Assert.Null(ShellText.Words(text));
}
