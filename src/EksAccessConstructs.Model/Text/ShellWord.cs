using System.Buffers;

namespace EksAccessConstructs.Text;

/// <summary>Text as one word of a POSIX shell.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,@");

    /// <summary>The word, in single quotes where a shell would see more in it than its characters.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(Plain) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
