using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace EksAccessConstructs.Audit;

/// <summary>Reads one audit log once, from its beginning to its end, in a buffer that grows only with the longest record.</summary>
/// <remarks>
/// Lines, each with an event behind whatever stands before it (a time of CloudWatch, a log stream), or JSON documents of any length. Packed with gzip or not,
/// which its first bytes tell. What cannot be read is a finding, and the next line goes on.
/// </remarks>
internal sealed class AuditFile
{
    private const int FirstBuffer = 1 << 18;
    private const int FirstLook = 1 << 20;
    private const int MostFindings = 20;

    private readonly string name;
    private readonly AuditTally tally;
    private readonly AuditEventReader events;
    private readonly List<Finding> findings = [];
    private readonly int longest;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int end;
    private bool isAtEnd;
    private int line = 1;
    private int unsaid;
    private int brokenMessages;

    private AuditFile(string name, AuditTally tally, int longest)
    {
        this.name = name;
        this.tally = tally;
        this.longest = longest;
        events = new AuditEventReader(tally);
    }

    /// <summary>The most bytes that are read of one record.</summary>
    public const int LongestRecord = 16 * 1024 * 1024;

    /// <summary>Adds the events of a log to a tally.</summary>
    /// <param name="name">What the log is called in findings.</param>
    /// <param name="stream">The log, packed or not.</param>
    /// <param name="tally">Where to.</param>
    /// <param name="longestRecord">The most bytes that are read of one record.</param>
    /// <returns>What could not be read.</returns>
    public static ValueList<Finding> Read(string name, Stream stream, AuditTally tally, int longestRecord = LongestRecord)
    {
        var file = new AuditFile(name, tally, longestRecord);
        try
        {
            return file.Read(stream);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(file.buffer);
        }
    }

    private ValueList<Finding> Read(Stream stream)
    {
        var head = new byte[2];
        var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var whole = new HeadedStream(head.AsMemory(0, got), stream);
        try
        {
            if (head is [0x1f, 0x8b] && got == head.Length)
            {
                using var unpacked = new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true);
                ReadText(unpacked);
            }
            else
            {
                ReadText(whole);
            }
        }
        catch (InvalidDataException error)
        {
            findings.Add(AuditRules.Whole.At(Here(1), $"the log breaks off or is damaged after line {line}: {error.Message}; fetch it again"));
        }

        if (unsaid > 0)
        {
            findings.Add(AuditRules.Readable.At(Here(1), $"{unsaid} further records cannot be read"));
        }

        return [.. findings];
    }

    private void ReadText(Stream text)
    {
        while (!isAtEnd && end < FirstLook && buffer.AsSpan(0, end).IndexOf((byte)'\n') < 0)
        {
            Fill(text);
        }

        start = buffer.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        if (IsDocument())
        {
            ReadDocument(text);
        }
        else
        {
            ReadLines(text);
        }
    }

    // A document goes on over lines, or has none at all.
    private bool IsDocument()
    {
        var text = buffer.AsSpan(start, end - start);
        var first = text.IndexOf((byte)'\n') is >= 0 and var length ? text[..length].Trim(" \t\r"u8) : text.TrimStart(" \t\r"u8);
        var isAllThereIs = first.Length == text.TrimStart(" \t\r"u8).Length;
        return first is [(byte)'{' or (byte)'[', ..] && (isAllThereIs ? !isAtEnd : first[^1] is (byte)'{' or (byte)'[' or (byte)',');
    }

    private void ReadLines(Stream text)
    {
        while (!tally.IsFull)
        {
            var rest = buffer.AsSpan(start, end - start);
            var length = rest.IndexOf((byte)'\n');
            if (length >= 0)
            {
                Line(rest[..length]);
                start += length + 1;
                line++;
            }
            else if (isAtEnd)
            {
                Line(rest);
                return;
            }
            else if (end - start >= longest)
            {
                TooLong();
                PassOverLine(text);
            }
            else
            {
                Fill(text);
            }
        }
    }

    private void Line(ReadOnlySpan<byte> text)
    {
        var trimmed = text.Trim(" \t\r"u8);
        if (trimmed.IsEmpty)
        {
            return;
        }

        var open = trimmed[0] == (byte)'[' ? 0 : trimmed.IndexOf((byte)'{');
        if (open < 0)
        {
            tally.Other();
            return;
        }

        var json = trimmed[open..];
        try
        {
            events.Read(json);
            SayBrokenMessages(1);
        }
        catch (JsonException) when (open > 0 && !LooksLikeEvent(json))
        {
            tally.Other();
        }
        catch (JsonException error)
        {
            Broken(error, text.IndexOf(json[..1]) + 1);
        }
    }

    // Other logs of the control plane have braces in their lines as well.
    private static bool LooksLikeEvent(ReadOnlySpan<byte> json) => json.StartsWith("{\"kind\":\"Event\""u8);

    private void PassOverLine(Stream text)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                start += length + 1;
                line++;
                return;
            }

            start = end;
            if (isAtEnd)
            {
                return;
            }

            Fill(text);
        }
    }

    private void ReadDocument(Stream text)
    {
        var walk = new DocumentWalk();
        while (!tally.IsFull)
        {
            int used;
            try
            {
                used = walk.Go(buffer.AsSpan(start, end - start), isAtEnd, end - start >= longest, events);
            }
            catch (JsonException error)
            {
                BrokenDocument(error);
                return;
            }

            SayBrokenMessages(1);
            line += buffer.AsSpan(start, used).Count((byte)'\n');
            start += used;
            if (isAtEnd)
            {
                return;
            }

            if (end - start >= longest && used == 0)
            {
                TooLong();
                return;
            }

            Fill(text);
        }
    }

    private void Broken(JsonException error, int column)
    {
        tally.Broken();
        var place = new SourceLocation(name, line, column + Byte(error));
        Say(AuditRules.Readable.At(place, "the record is not whole JSON and is left out; it may have been cut when it was fetched"));
    }

    // The reader counts lines from the beginning of the document.
    private void BrokenDocument(JsonException error)
    {
        tally.Broken();
        var place = new SourceLocation(name, 1 + (int)Math.Min(error.LineNumber ?? 0, int.MaxValue / 2), 1 + Byte(error));
        Say(AuditRules.Readable.At(place, "the document is not whole JSON, and what comes after is not read; it may have been cut when it was fetched"));
    }

    private static int Byte(JsonException error) => (int)Math.Min(error.BytePositionInLine ?? 0, int.MaxValue / 2);

    private void SayBrokenMessages(int column)
    {
        var more = events.BrokenMessages - brokenMessages;
        brokenMessages = events.BrokenMessages;
        if (more > 0)
        {
            Say(AuditRules.Readable.At(new SourceLocation(name, line, column), $"messages from here on that are not whole JSON are left out: {more}"));
        }
    }

    private void TooLong()
    {
        tally.Broken();
        Say(AuditRules.RecordSize.At(
            Here(line), $"the record has more than {longest / 1024 / 1024} MiB and is left out; an event of the API server has at most 2"));
    }

    private void Say(Finding finding)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(finding);
        }
        else
        {
            unsaid++;
        }
    }

    private SourceLocation Here(int at) => new(name, at, 1);

    // Moves what is left to the beginning, makes room where there is none, and reads on.
    private void Fill(Stream text)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        isAtEnd = read == 0;
    }
}
