using System.Text;

namespace EksAccessConstructs.Tests.Eksctl.Parity;

/// <summary>User data of a launch template, out of its base64.</summary>
internal static class UserDataText
{
    public static string Decode(string written)
    {
        var bytes = new byte[written.Length];
        return Convert.TryFromBase64String(written, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : written;
    }
}
