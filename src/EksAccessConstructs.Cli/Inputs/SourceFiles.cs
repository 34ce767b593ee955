using System.Text;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Paths of a command line to the files they mean.</summary>
internal static class SourceFiles
{
    /// <summary>Reads the files that the paths mean: a file, what <see cref="InputFiles"/> finds in a folder, <c>REV:PATH</c> for files of a
    /// git revision, or <c>-</c> for standard input.</summary>
    /// <remarks>What is passed over is said on standard error.</remarks>
    /// <exception cref="UnreadableException">A path leads nowhere or may not be read.</exception>
    public static IEnumerable<SourceFile> Read(IEnumerable<string> paths, ToolHost host)
    {
        var search = new InputFiles();
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            if (path == "-")
            {
                yield return new SourceFile("-", StandardInput(host));
                continue;
            }

            if (RevisionFiles.Of(path) is var (revision, below))
            {
                foreach (var file in RevisionFiles.Read(revision, below))
                {
                    yield return file;
                }

                continue;
            }

            foreach (var file in search.Add(path) ?? throw new UnreadableException($"cannot read '{path}': there is no such file or folder"))
            {
                yield return new SourceFile(file, Text(file));
            }
        }

        FindingPrinter.Text(search.Findings, host.Error, new Paint(on: false));
        if (search.Findings.Any(finding => finding.Severity is Severity.Error))
        {
            throw new UnreadableException("something above cannot be read, so there is no answer");
        }
    }

    /// <summary>The text of one file; a byte order mark says how it is encoded, UTF-8 otherwise.</summary>
    /// <exception cref="UnreadableException">The file is not there, may not be read or is too large.</exception>
    public static string Text(string file)
    {
        var reading = FileText.Read(file);
        return reading.Value ?? throw new UnreadableException(reading.Findings[0].Message);
    }

    /// <summary>Opens one file, or standard input, to be read line by line.</summary>
    /// <exception cref="UnreadableException">The file is not there or may not be read.</exception>
    public static TextReader Open(string file, ToolHost host)
    {
        try
        {
            return file == "-" ? host.In : new StreamReader(file, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"cannot read '{file}': {FileText.Reason(error)}");
        }
    }

    private static string StandardInput(ToolHost host)
    {
        var text = new StringBuilder();
        var buffer = new char[81920];
        for (var read = host.In.ReadBlock(buffer); read > 0; read = host.In.ReadBlock(buffer))
        {
            text.Append(buffer, 0, read);
            if (text.Length > FileText.MaxBytes)
            {
                throw new UnreadableException(FileText.TooLarge("-", "no end in sight").Message);
            }
        }

        return text.ToString();
    }
}
