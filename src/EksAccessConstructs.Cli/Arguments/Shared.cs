using System.CommandLine;
using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

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
    /// <param name="sarif">Whether the formats of services that show findings are among them: SARIF, GitLab's and JUnit's.</param>
    public static Option<string> Format(bool sarif = false)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = sarif ? "text, json, sarif, gitlab or junit" : "text or json",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        return sarif ? option.AcceptOnlyFromAmong("text", "json", "sarif", "gitlab", "junit") : option.AcceptOnlyFromAmong("text", "json");
    }

    /// <summary>Whose choice fills what a ClusterConfig leaves open.</summary>
    public static Option<string> Defaults() => new Option<string>("--defaults")
    {
        Description = "whose choice fills what a ClusterConfig leaves open: secure, as this project builds it, or eksctl",
        HelpName = "secure|eksctl",
        DefaultValueFactory = _ => "secure",
    }.AcceptOnlyFromAmong("secure", "eksctl");

    /// <summary>An authentication mode.</summary>
    public static Option<string?> Mode(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "MODE" }.AcceptOnlyFromAmong("API", "API_AND_CONFIG_MAP", "CONFIG_MAP");

    /// <summary>The identity that created the cluster.</summary>
    public static Option<string?> Creator() => new("--creator")
    {
        Description = "the identity that created the cluster, which may be administrator; 'none' where it has no access",
        HelpName = "ARN|none",
    };

    /// <summary>The flavour that a word means.</summary>
    public static DefaultsFlavour DefaultsOf(this ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) == "eksctl" ? DefaultsFlavour.Eksctl : DefaultsFlavour.Secure;

    /// <summary>The mode that a word means; null where none is given.</summary>
    public static ClusterAuthenticationMode? ModeOf(this ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } word ? AuthenticationModes.FromApiValue(word) : null;

    /// <summary>The creator that is named; null where none is.</summary>
    /// <exception cref="UsageException">The text is not a principal.</exception>
    public static ClusterCreator? CreatorOf(this ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        null => null,
        "none" => ClusterCreator.None,
        var arn => ClusterCreator.Named(Principal(arn)),
    };

    /// <summary>The principal of an ARN.</summary>
    /// <exception cref="UsageException">The text is not a principal.</exception>
    public static PrincipalArn Principal(string arn)
    {
        var reading = PrincipalArn.Read(arn);
        return reading is { Ok: true, Value: var principal } ? principal : throw new UsageException(reading.Findings[0].Message);
    }

    /// <summary>The format that a word means.</summary>
    public static OutputFormat FormatOf(this ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        "json" => OutputFormat.Json,
        "sarif" => OutputFormat.Sarif,
        "gitlab" => OutputFormat.GitLab,
        "junit" => OutputFormat.JUnit,
        "csv" => OutputFormat.Csv,
        "markdown" => OutputFormat.Markdown,
        "html" => OutputFormat.Html,
        "svg" => OutputFormat.Svg,
        _ => OutputFormat.Text,
    };
}
