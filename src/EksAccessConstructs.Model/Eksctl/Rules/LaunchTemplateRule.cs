using System.Globalization;

using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A launch template is named by id and number, and excludes what eksctl would write into it (EKS033).</summary>
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
        sink.ErrorIf(template.Id is null, NodeRules.LaunchTemplate, $"{path}.launchTemplate", $"'{path}.launchTemplate.id' is required: lt-…");
        sink.ErrorIf(template.Version is { } version && !(long.TryParse(version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= 1), NodeRules.LaunchTemplate,
            $"{path}.launchTemplate.version", $"'{path}.launchTemplate.version' ('{template.Version}') must be a number from 1 on, in quotes");
        var said = new (bool Set, string Key)[]
        {
            (group.InstanceType is not null, "instanceType"), (group.Ssh?.EnableSsm is true, "ssh.enableSsm"), (group.InstanceName is not null, "instanceName"),
            (group.InstancePrefix is not null, "instancePrefix"), (group.DisableImdsV1 is false, "disableIMDSv1"),
        };
        foreach (var (_, key) in said.Where(key => key.Set))
        {
            sink.Error(NodeRules.LaunchTemplate, $"{path}.{key}",
                $"'{path}.{key}' cannot be set with '{path}.launchTemplate'; write it in the launch template");
        }
    }
}
