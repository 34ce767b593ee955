using System.Text;

namespace EksAccessConstructs.Compute;

/// <summary>One part of user data in several parts.</summary>
/// <param name="ContentType">Who reads it.</param>
/// <param name="Body">What it says.</param>
internal sealed record MimePart(string ContentType, string Body)
{
    /// <summary>A shell script; one without a first line of its own is bash.</summary>
    public static MimePart Script(string command) =>
        new("text/x-shellscript; charset=\"us-ascii\"", command.StartsWith("#!", StringComparison.Ordinal) ? command : $"#!/bin/bash\n{command}");

    /// <summary>A NodeConfig for nodeadm.</summary>
    public static MimePart NodeConfig(string yaml) => new("application/node.eks.aws", yaml);
}

/// <summary>User data in several parts, as cloud-init reads it.</summary>
internal static class MimeUserData
{
    private const string Boundary = "//";

    /// <summary>The parts as one text; null where there are none.</summary>
    public static string? Of(IReadOnlyCollection<MimePart> parts)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder($"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"{Boundary}\"\n\n");
        foreach (var part in parts)
        {
            text.Append("--").Append(Boundary)
                .Append("\nContent-Type: ").Append(part.ContentType)
                .Append("\n\n").Append(part.Body.TrimEnd('\n'))
                .Append("\n\n");
        }

        return text.Append("--").Append(Boundary).Append("--\n").ToString();
    }
}
