using System.CommandLine;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>Arguments and options that several verbs take.</summary>
internal static class Shared
{
    /// <summary>The files and folders to read.</summary>
    public static Argument<string[]> Paths() => new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "YAML or JSON files, folders (every .yaml, .yml and .json below them), or - for standard input",
    };

    /// <summary>The format of answers.</summary>
    /// <param name="sarif">Whether SARIF is one of them.</param>
    public static Option<string> Format(bool sarif = false)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = sarif ? "text, json or sarif" : "text or json",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        return sarif ? option.AcceptOnlyFromAmong("text", "json", "sarif") : option.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>The format that a word means.</summary>
    public static OutputFormat FormatOf(this ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        "json" => OutputFormat.Json,
        "sarif" => OutputFormat.Sarif,
        _ => OutputFormat.Text,
    };
}
