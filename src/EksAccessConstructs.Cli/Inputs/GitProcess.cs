using System.ComponentModel;
using System.Diagnostics;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Asks git about the repository that the tool runs in. Nothing is written into it.</summary>
internal static class GitProcess
{
    /// <summary>What a command writes to standard output; null where it fails.</summary>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="UnreadableException">There is no git.</exception>
    public static byte[]? Run(string input, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var git = Start(start);
        var errors = git.StandardError.ReadToEndAsync();
        var write = WriteAsync(git.StandardInput, input);
        using var output = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        Task.WaitAll(errors, write);
        return git.ExitCode == 0 ? output.ToArray() : null;
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(input).ConfigureAwait(false);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new UnreadableException("git does not start");
        }
        catch (Win32Exception error)
        {
            throw new UnreadableException($"git does not start: {error.Message}");
        }
    }
}
