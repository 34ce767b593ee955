using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl;

/// <summary>Public SSH keys as EC2 takes them.</summary>
/// <remarks>Source: EC2 User Guide, "Create a key pair": RSA and ED25519, no other. What a file holds is never shown: it may be anything.</remarks>
internal static partial class SshKeyText
{
    /// <summary>Why what a file holds is no public key that EC2 takes; null where it is one.</summary>
    public static string? ProblemOfFile(string text) =>
        ProblemOf(text) ?? (PublicKey().IsMatch(text.Trim()) ? null : "holds no public SSH key, which begins with ssh-rsa or ssh-ed25519");

    /// <summary>Why a text is no public key that EC2 takes, as far as it is surely none; null otherwise.</summary>
    public static string? ProblemOf(string text) => text switch
    {
        _ when text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase) || text.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "holds a private key, which must not leave its owner; name the public one, which usually ends in .pub",
        _ when OtherKind().Match(text) is { Success: true } kind => $"holds a key of kind {kind.Value}, and EC2 takes RSA and ED25519 only",
        _ => null,
    };

    [GeneratedRegex(@"^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+=*( [^\r\n]*)?\z|^---- BEGIN SSH2 PUBLIC KEY ----[^\0]*---- END SSH2 PUBLIC KEY ----\z")]
    private static partial Regex PublicKey();

    [GeneratedRegex(@"^\s*(ecdsa-sha2-[a-z0-9-]+|ssh-dss|sk-[a-z0-9@.-]+)(?= )")]
    private static partial Regex OtherKind();
}
