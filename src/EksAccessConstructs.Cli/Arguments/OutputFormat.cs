namespace EksAccessConstructs.Cli.Arguments;

/// <summary>What answers look like.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs; the schemas are in docs/schema.</summary>
    Json,

    /// <summary>Findings for code scanning, SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Findings as GitLab's code quality report.</summary>
    GitLab,

    /// <summary>Findings as results of tests, for whatever reads JUnit's.</summary>
    JUnit,

    /// <summary>Rows for programs and spreadsheets.</summary>
    Csv,

    /// <summary>A comment of a pull request.</summary>
    Markdown,

    /// <summary>One page that loads nothing, to be searched and printed.</summary>
    Html,

    /// <summary>A picture.</summary>
    Svg,
}
