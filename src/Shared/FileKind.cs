using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EksAccessConstructs;

/// <summary>What a path leads to that is not a file with an end: opening a pipe waits for ever, a device may never end.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int StatxSize = 256;

    /// <summary>What it is, in words; null for an ordinary file.</summary>
    /// <remarks>.NET does not tell. Linux does, by a call whose layout is the same on every processor; elsewhere only dangling links are told.</remarks>
    public static string? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.Exists(path) ? null : "a link that leads nowhere";
        }

        Span<byte> answer = stackalloc byte[StatxSize];
        return StatX(CurrentFolder, path, 0, TypeOnly, answer) != 0
            ? "a link that leads nowhere"
            : Name(BinaryPrimitives.ReadUInt16LittleEndian(answer[ModeOffset..]) >> 12);
    }

    private static string? Name(int type) => type switch
    {
        8 => null,
        1 => "a named pipe",
        2 or 6 => "a device",
        12 => "a socket",
        _ => "not a file",
    };

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> answer);
}
