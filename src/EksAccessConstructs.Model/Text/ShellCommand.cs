namespace EksAccessConstructs.Text;

/// <summary>A command for a POSIX shell in the making: every value is one word, whatever it holds.</summary>
/// <param name="Line">The command so far.</param>
internal readonly record struct ShellCommand(string Line)
{
    /// <summary>More values.</summary>
    public ShellCommand Word(params IEnumerable<string> values) => new($"{Line} {string.Join(' ', values.Select(ShellWord.Of))}");

    /// <summary>An option with its values, such as <c>--region us-west-2</c>.</summary>
    public ShellCommand Option(string name, params IEnumerable<string> values) => new ShellCommand($"{Line} {name}").Word(values);

    /// <summary>An option whose value is what another command prints.</summary>
    public ShellCommand Answer(string name, ShellCommand asked) => new($"{Line} {name} \"$({asked.Line})\"");

    /// <summary>A word that ends with what another command prints.</summary>
    public ShellCommand Value(string begin, ShellCommand asked) => new($"{Line} {ShellWord.Of(begin)}\"$({asked.Line})\"");

    /// <summary>This command, and where it succeeds the next.</summary>
    public ShellCommand Then(ShellCommand next) => new($"{Line} && {next.Line}");

    /// <inheritdoc/>
    public override string ToString() => Line;
}
