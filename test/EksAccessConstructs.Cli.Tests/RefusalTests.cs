using System.Diagnostics;
using EksAccessConstructs.Cli;

namespace EksAccessConstructs.Tests;

/// <summary>Streams and folders that take nothing: an exit code and at most one line, never an exception.</summary>
public sealed class RefusalTests
{
    private const string AwsAuth = "- rolearn: arn:aws:iam::111122223333:role/Admin\n  username: admin\n  groups: [system:masters]\n";

    [Fact]
    public void A_full_disk_under_the_answer_is_said()
    {
        using var error = new StringWriter { NewLine = "\n" };

        var code = Run(new FullWriter(), error, "rules");

        Assert.Equal((3, "eks-access: cannot write: no space left on device\n"), (code, error.ToString()));
    }

    [Fact]
    public void Nowhere_to_say_anything_is_an_exit_code()
    {
        using var full = new FullWriter();

        Assert.Equal(3, Run(full, full, "rules"));
        Assert.Equal(3, Run(full, full, "lint", "no-such-file.yaml"));
        Assert.Equal(2, Run(full, full, "no-such-verb"));
    }

    [Fact]
    public void Closed_standard_input_is_empty_instead_of_a_wait_for_ever()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "closes standard input as a shell of Linux does");
        var tool = $"exec dotnet '{typeof(EksAccess).Assembly.Location}' check - <&-";
        using var started = Process.Start(new ProcessStartInfo("sh", ["-c", tool]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        var ended = started.WaitForExit(TimeSpan.FromMinutes(2));
        if (!ended)
        {
            started.Kill(entireProcessTree: true);
        }

        Assert.True(ended, "the tool waits for input that cannot come");
        Assert.Equal(0, started.ExitCode);
    }

    [Fact]
    public void A_plan_that_cannot_be_saved_is_said()
    {
        using var file = new TempFile("");

        var run = ToolRun.With(AwsAuth, int.MaxValue, "migrate", "aws-auth", "-", "--out", file.Path);
        var below = ToolRun.With(AwsAuth, int.MaxValue, "migrate", "aws-auth", "-", "--out", Path.Combine(file.Path, "folder"));
        var empty = ToolRun.With(AwsAuth, int.MaxValue, "migrate", "aws-auth", "-", "--out", "");

        Assert.Equal((3, 3, 2), (run.Code, below.Code, empty.Code));
        Assert.All([run, below], one => Assert.StartsWith("eks-access: cannot write: ", one.Error, StringComparison.Ordinal));
    }

    private static int Run(TextWriter output, TextWriter error, params string[] args)
    {
        using var host = new ToolHost { In = TextReader.Null, Out = output, Error = error, Today = ToolRun.Today };
        return EksAccess.Run(args, host);
    }

    private sealed class FullWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw new IOException("no space left on device");

        public override void Flush() => throw new IOException("no space left on device");
    }
}
