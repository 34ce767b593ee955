namespace EksAccessConstructs.Cli;

/// <summary>How a run of the tool ended.</summary>
internal enum ExitCode
{
    /// <summary>Nothing is wrong; the answer is yes.</summary>
    Fine = 0,

    /// <summary>A finding is an error, or the answer is not a plain yes.</summary>
    Findings = 1,

    /// <summary>The command line says something that cannot be.</summary>
    Usage = 2,

    /// <summary>A file cannot be read, so there is no answer.</summary>
    Unreadable = 3,
}
