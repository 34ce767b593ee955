using System.Text;
using EksAccessConstructs.Cli.Inputs;

namespace EksAccessConstructs.Cli;

/// <summary>What the tool may touch outside itself: the standard streams, the width of the terminal, today's date, and where kubeconfigs are.</summary>
internal sealed class ToolHost : IDisposable
{
    private const int AnyWidth = int.MaxValue;

    /// <summary>Standard input.</summary>
    public required TextReader In { get; init; }

    /// <summary>Standard input as bytes, for what may be packed; whoever reads it does not read <see cref="In"/>.</summary>
    /// <value>Default: an empty one.</value>
    public Stream Bytes { get; init; } = Stream.Null;

    /// <summary>Where answers go.</summary>
    public required TextWriter Out { get; init => field = new VisibleLines(value, painted: true); }

    /// <summary>Where everything that is not an answer goes.</summary>
    public required TextWriter Error { get; init => field = new VisibleLines(value); }

    /// <summary>How many columns a table may take; without limit where the output is not a terminal.</summary>
    public int Width { get; init; } = AnyWidth;

    /// <summary>True where answers may be coloured: on a terminal, and <c>NO_COLOR</c> is not set.</summary>
    public bool Colour { get; init; }

    /// <summary>The day that suppressions are held against.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The value of <c>$KUBECONFIG</c>: the kubeconfigs that kubectl reads; null where it is not set.</summary>
    /// <value>Default: null.</value>
    public string? Kubeconfig { get; init; }

    /// <summary>The home folder, in which kubectl looks for <c>.kube/config</c>.</summary>
    /// <value>Default: the folder that the tool runs in.</value>
    public string Home { get; init; } = ".";

    /// <summary>The host of a real process.</summary>
    public static ToolHost OfProcess() => OfProcess(StandardInputStream.Open());

    private static ToolHost OfProcess(Stream input) => new()
    {
        In = new StreamReader(input, Utf8),
        Bytes = input,
        Out = Buffered(Console.OpenStandardOutput()),
        Error = Buffered(Console.OpenStandardError()),
        Width = Console.IsOutputRedirected ? AnyWidth : Math.Max(40, Console.WindowWidth),
        Colour = !Console.IsOutputRedirected
            && Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Today = DateOnly.FromDateTime(DateTime.UtcNow),
        Kubeconfig = Environment.GetEnvironmentVariable("KUBECONFIG"),
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    };

    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Says one line to whoever started the tool, after what is written so far; nothing where nobody can be told.</summary>
    public void Say(string message)
    {
        Flush(Out);
        try
        {
            Error.WriteLine($"eks-access: {message}");
        }
        catch (Exception error) when (IsRefused(error))
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush(Out);
        Flush(Error);
    }

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (Exception error) when (IsRefused(error))
        {
        }
    }

    // A full disk, or a stream that is closed.
    private static bool IsRefused(Exception error) => error is IOException or UnauthorizedAccessException;

    private static StreamWriter Buffered(Stream stream) => new(stream, Utf8, bufferSize: 16 * 1024) { NewLine = "\n" };
}
