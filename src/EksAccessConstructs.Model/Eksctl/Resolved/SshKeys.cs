namespace EksAccessConstructs.Eksctl;

/// <summary>Fetches the public SSH keys that node groups name by the path of a file.</summary>
internal static class SshKeys
{
    /// <summary>The file that eksctl takes where port 22 is opened and no key is named.</summary>
    public const string DefaultPath = "~/.ssh/id_rsa.pub";

    /// <summary>The path of the key's file; null where the key is named otherwise, or none is wanted.</summary>
    public static string? PathOf(SshConfig ssh) => ssh switch
    {
        { PublicKeyName: not null } or { PublicKey: not null } => null,
        { PublicKeyPath: { } path } => path,
        { Allow: true } => DefaultPath,
        _ => null,
    };

    /// <summary>The config with the texts of all key files.</summary>
    public static ClusterConfig Fetch(ClusterConfig config, KeyFileReader? read) => read is null ? config : config with
    {
        ManagedNodeGroups = config.ManagedNodeGroups.Select(group => Fetch(group, read)).ToValueList(),
        NodeGroups = config.NodeGroups.Select(group => Fetch(group, read)).ToValueList(),
    };

    private static T Fetch<T>(T group, KeyFileReader read)
        where T : NodeGroupConfig => group.Ssh is { } ssh && PathOf(ssh) is { } path
            ? group with { Ssh = ssh with { KeyFile = Fetch(path, group.Origin.Location?.File ?? "", read) } }
            : group;

    private static KeyFile Fetch(string path, string configFile, KeyFileReader read)
    {
        var reading = read(path, configFile);
        return reading.Value is { } text && SshKeyText.ProblemOfFile(text) is { } problem
            ? new KeyFile(null, $"'{path}' {problem}")
            : new KeyFile(reading.Value?.Trim(), reading.Findings is [var why, ..] ? why.Message : null);
    }
}
