namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Standard input as whoever started the tool gave it.</summary>
internal static class StandardInputStream
{
    private const string Descriptors = "/proc/self/fd";

    /// <summary>The stream; an empty one where the tool was started with standard input closed.</summary>
    public static Stream Open() => OperatingSystem.IsLinux() && IsClosed() ? Stream.Null : Console.OpenStandardInput();

    // Where standard input is closed, its number goes to the first thing that the runtime opens: a pipe that the runtime itself holds the other end of,
    // so that a read would wait for ever.
    private static bool IsClosed()
    {
        try
        {
            var pipe = new FileInfo($"{Descriptors}/0").LinkTarget;
            return pipe is null || (pipe.StartsWith("pipe:", StringComparison.Ordinal) && WritesInto(pipe));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool WritesInto(string pipe) => new DirectoryInfo(Descriptors).EnumerateFiles()
        .Where(descriptor => descriptor.LinkTarget == pipe)
        .Any(descriptor => IsWriting(descriptor.Name));

    // The access mode is the last octal digit of the flags: 0 reads, 1 writes.
    private static bool IsWriting(string descriptor) => File.ReadLines($"/proc/self/fdinfo/{descriptor}")
        .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line[^1] == '1');
}
