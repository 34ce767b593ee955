using System.Security.Cryptography;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>A short word that stands for a text, to tell names apart that hold only some letters.</summary>
internal static class TextHash
{
    /// <summary>Eight hexadecimal digits that stand for a text.</summary>
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
