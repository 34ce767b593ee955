using System.Text;
using EksAccessConstructs.Cli;

namespace EksAccessConstructs.Tests;

/// <summary>One run of the tool without a process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">What went to standard output.</param>
/// <param name="Error">What went to standard error.</param>
internal sealed record ToolRun(int Code, string Out, string Error)
{
    public static DateOnly Today { get; } = new(2026, 11, 25);

    public static ToolRun Of(params string[] args) => With("", int.MaxValue, args);

    public static ToolRun With(string input, int width, params string[] args) => With(input, width, kubeconfig: null, home: ".", args);

    /// <summary>A run where kubectl looks for kubeconfigs in places of the test.</summary>
    public static ToolRun Kubeconfig(string? kubeconfig, string home, params string[] args) => With("", int.MaxValue, kubeconfig, home, args);

    private static ToolRun With(string input, int width, string? kubeconfig, string home, string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new ToolHost
        {
            In = new StringReader(input),
            Bytes = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Out = output,
            Error = error,
            Width = width,
            Today = Today,
            Kubeconfig = kubeconfig,
            Home = home,
        };
        var code = EksAccess.Run(args, host);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
