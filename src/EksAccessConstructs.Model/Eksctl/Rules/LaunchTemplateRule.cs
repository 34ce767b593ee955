using System.Globalization;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A launch template of one's own excludes what it would say itself (EKS033).</summary>
internal static class LaunchTemplateRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        for (var i = 0; i < config.ManagedNodeGroups.Count; i++)
        {
            if (config.ManagedNodeGroups[i].LaunchTemplate is { } template)
            {
                CheckTemplate(config.ManagedNodeGroups[i], template, $"managedNodeGroups[{i}]", sink);
            }
        }
    }

    private static void CheckTemplate(ManagedNodeGroupConfig group, LaunchTemplateConfig template, string path, RuleSink sink)
    {
        sink.ErrorIf(template.Id is null, EksctlRules.LaunchTemplate, $"{path}.launchTemplate", $"'{path}.launchTemplate.id' is required: lt-…");
        sink.ErrorIf(template.Version is { } version && !(long.TryParse(version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 1), EksctlRules.LaunchTemplate,
            $"{path}.launchTemplate.version", $"'{path}.launchTemplate.version' ('{template.Version}') must be a number from 1 on, in quotes");
        var said = new (bool Set, string Key)[]
        {
            (group.InstanceType is not null, "instanceType"), (group.Ami is not null, "ami"),
            (group.Ssh?.Allow is true || HasKey(group.Ssh), "ssh.allow"), (group.Ssh?.EnableSsm is true, "ssh.enableSsm"),
            (group.Ssh is { SourceSecurityGroupIds.IsEmpty: false }, "ssh.sourceSecurityGroupIds"), (group.Volume?.Size is not null, "volumeSize"),
            (!group.PreBootstrapCommands.IsEmpty, "preBootstrapCommands"), (group.OverrideBootstrapCommand is not null, "overrideBootstrapCommand"),
            (group.SecurityGroups is { AttachIds.IsEmpty: false }, "securityGroups.attachIDs"), (group.InstanceName is not null, "instanceName"),
            (group.InstancePrefix is not null, "instancePrefix"), (group.MaxPodsPerNode is not null and not 0, "maxPodsPerNode"),
            (group.DisableImdsV1 is false, "disableIMDSv1"), (group.DisablePodImds is true, "disablePodIMDS"),
            (group.Placement is not null, "placement"),
        };
        foreach (var (_, key) in said.Where(key => key.Set))
        {
            sink.Error(EksctlRules.LaunchTemplate, $"{path}.{key}",
                $"'{path}.{key}' cannot stand with '{path}.launchTemplate'; write it in the launch template");
        }
    }

    private static bool HasKey(SshConfig? ssh) => ssh is { Allow: null } && (ssh.PublicKey ?? ssh.PublicKeyName ?? ssh.PublicKeyPath) is not null;
}
