using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>SSH and security groups of nodes are ones that their kind takes (EKS027).</summary>
internal static class NodeAccessRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Ssh is { } ssh)
            {
                CheckSsh(group, ssh, $"{path}.ssh", sink);
            }

            if (group is ManagedNodeGroupConfig { SecurityGroups: { } groups })
            {
                sink.ErrorIf(groups.WithLocal is true || groups.WithShared is true, NodeRules.Groups, $"{path}.securityGroups",
                    $"'{path}.securityGroups.withLocal' and withShared are for self-managed node groups; leave them out");
            }
        }
    }

    private static void CheckSsh(NodeGroupConfig group, SshConfig ssh, string path, RuleSink sink)
    {
        var keys = new[] { ssh.PublicKeyName, ssh.PublicKeyPath, ssh.PublicKey }.Count(key => key is not null);
        sink.ErrorIf(keys > 1, NodeRules.Groups, path, $"'{path}' takes one of publicKeyName, publicKeyPath and publicKey");
        sink.ErrorIf(ssh.EnableSsm is false, NodeRules.Groups, $"{path}.enableSsm",
            $"'{path}.enableSsm' cannot be false: the agent is part of the images; leave it out");
        if (ssh.EnableSsm is true)
        {
            sink.Warn(NodeRules.Groups, $"{path}.enableSsm", $"'{path}.enableSsm' is out of use: the agent is always on; leave it out");
        }

        if (ssh.Allow ?? (keys > 0))
        {
            var open = ssh.SourceSecurityGroupIds.IsEmpty && group.PrivateNetworking is not true;
            if (open)
            {
                sink.Warn(NodeRules.Groups, path,
                    $"'{path}' opens port 22 of the nodes to the whole internet; name 'sourceSecurityGroupIds', or leave ssh out and use SSM");
            }
        }
    }
}
