using System.Text.RegularExpressions;
using EksAccessConstructs.Eksctl.Readers;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>An SSH key is a public one that EC2 takes, and its file can be read (EKS132).</summary>
/// <remarks>Source: EC2 User Guide, "Create a key pair": RSA and ED25519, no other. What a file holds is never shown: it may be anything.</remarks>
internal static partial class SshKeyRule
{
    private const string WaysOut = "write the key itself into 'publicKey', or name a key pair of EC2 in 'publicKeyName'";

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Ssh is { PublicKey: { } key } && ProblemOf(key) is { } problem)
            {
                sink.Error(EksctlRules.SshKeys, $"{path}.ssh.publicKey",
                    $"'{path}.ssh.publicKey' {problem}; write a public key that begins with ssh-rsa or ssh-ed25519");
            }

            if (group.Ssh is { } ssh && SshKeys.PathOf(ssh) is { } file)
            {
                CheckFile(ssh, file, $"{path}.ssh", sink);
            }
        }
    }

    /// <summary>Why what a file holds is no public key that EC2 takes; null where it is one.</summary>
    public static string? ProblemOfFile(string text) =>
        ProblemOf(text) ?? (PublicKey().IsMatch(text.Trim()) ? null : "holds no public SSH key, which begins with ssh-rsa or ssh-ed25519");

    private static string? ProblemOf(string text) => text switch
    {
        _ when text.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase) || text.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal) =>
            "holds a private key, which must not leave its owner; name the public one, which usually ends in .pub",
        _ when OtherKind().Match(text) is { Success: true } kind => $"holds a key of kind {kind.Value}, and EC2 takes RSA and ED25519 only",
        _ => null,
    };

    private static void CheckFile(SshConfig ssh, string file, string path, RuleSink sink)
    {
        if (ssh.KeyFile is { Text: not null })
        {
            return;
        }

        var key = ssh.PublicKeyPath is null ? "allow" : "publicKeyPath";
        var problem = ssh.KeyFile?.Problem ?? $"the file '{file}' is not read here";
        var why = ssh.PublicKeyPath is null ? $"'{path}' opens port 22 and names no key, so that the key in '{file}' is taken: {problem}" : problem;
        sink.Error(EksctlRules.SshKeys, $"{path}.{key}", $"{why}; {WaysOut}");
    }

    [GeneratedRegex(@"^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+=*( [^\r\n]*)?\z|^---- BEGIN SSH2 PUBLIC KEY ----[^\0]*---- END SSH2 PUBLIC KEY ----\z")]
    private static partial Regex PublicKey();

    [GeneratedRegex(@"^\s*(ecdsa-sha2-[a-z0-9-]+|ssh-dss|sk-[a-z0-9@.-]+)(?= )")]
    private static partial Regex OtherKind();
}
