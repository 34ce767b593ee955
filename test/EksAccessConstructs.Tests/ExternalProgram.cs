using System.Diagnostics;

namespace EksAccessConstructs.Tests;

/// <summary>A program that some machines have: a test that needs it is skipped on the others.</summary>
internal sealed class ExternalProgram
{
    private readonly string file;

    private ExternalProgram(string file) => this.file = file;

    /// <summary>The program, or the end of the test as skipped.</summary>
    public static ExternalProgram OrSkip(string name, params ReadOnlySpan<string> probe)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not installed");
        var program = new ExternalProgram(found ?? "");
        var (code, output) = program.Run(probe.ToArray());
        Assert.SkipWhen(code != 0, $"{name} cannot do what this test needs: {output}");
        return program;
    }

    public (int Code, string Output) Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{file} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
