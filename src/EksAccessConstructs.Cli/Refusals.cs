namespace EksAccessConstructs.Cli;

/// <summary>Why a run ended without an answer, in one line for whoever started it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">The line.</param>
internal sealed record Refusal(ExitCode Code, string Message);

/// <summary>Exceptions that a command line, a file or a full disk may cause. Every other one is a fault of the tool and is not caught.</summary>
internal static class Refusals
{
    /// <summary>The refusal that an exception stands for; null for a fault of the tool.</summary>
    public static Refusal? Of(Exception error) => error switch
    {
        UsageException => new(ExitCode.Usage, error.Message),
        UnreadableException => new(ExitCode.Unreadable, error.Message),
        IOException or UnauthorizedAccessException => new(ExitCode.Unreadable, $"cannot write: {error.Message}"),
        _ => null,
    };
}
