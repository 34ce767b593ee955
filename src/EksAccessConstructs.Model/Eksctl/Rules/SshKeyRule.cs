namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>An SSH key is a public one that EC2 takes, and its file can be read (EKS132).</summary>
internal static class SshKeyRule
{
    private const string WaysOut = "write the key itself into 'publicKey', or name a key pair of EC2 in 'publicKeyName'";

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Ssh is { PublicKey: { } key } && SshKeyText.ProblemOf(key) is { } problem)
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
}
