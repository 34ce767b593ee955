using EksAccessConstructs.Text;

namespace EksAccessConstructs;

/// <summary>Reads files of a bounded size.</summary>
internal static class FileText
{
    /// <summary>The most that is read of one file. The largest manifests known, bundles of custom resource definitions, have a tenth of it.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The text of one file; a byte order mark says how it is encoded, UTF-8 otherwise.</summary>
    public static Reading<string> Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.CanSeek && stream.Length > MaxBytes ? new(null, [TooLarge(path, $"{stream.Length / 1024 / 1024} MiB")]) : Read(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(null, [Unreadable(path, error)]);
        }
    }

    /// <summary>A file or folder that cannot be read.</summary>
    public static Finding Unreadable(string path, Exception error) =>
        TextRules.Readable.At(new SourceLocation(path, 1, 1), $"cannot read '{path}': {Reason(error)}");

    /// <summary>A file that is too large.</summary>
    public static Finding TooLarge(string path, string size) =>
        TextRules.FileSize.At(
            new SourceLocation(path, 1, 1),
            $"'{path}' has {size}, more than the {MaxBytes / 1024 / 1024} MiB that are read; divide it, or name only the files that say who may do what");

    /// <summary>Why a file cannot be read or written, in words.</summary>
    public static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "it may not be read",
        _ => error.Message,
    };

    // Pipes and devices do not say how long they are.
    private static Reading<string> Read(FileStream stream, string path)
    {
        using var bytes = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                return new(null, [TooLarge(path, "no end in sight")]);
            }
        }

        return new(TextEncoding.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)), []);
    }
}
