using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>Public keys in place of the files that ClusterConfigs name: every path ends in .pub and holds a key of its own.</summary>
internal static class TestKeys
{
    public static Reading<string> Read(string path, string configFile) => path.EndsWith(".pub", StringComparison.Ordinal)
        ? new($"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{TextHash.Of(path)} ops@example\n", [])
        : new(null, [EksctlRules.SshKeys.At(null, $"the key file '{path}' is not there")]);
}
