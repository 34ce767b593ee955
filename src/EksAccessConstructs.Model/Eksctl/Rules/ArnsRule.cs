using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What must be an ARN is one, of the service that it must be of (EKS007, EKS008).</summary>
internal static class ArnsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.SecretsEncryption is { } secrets)
        {
            sink.ErrorIf(secrets.KeyArn is null, TextRules.MissingKey, "secretsEncryption", "'secretsEncryption.keyARN' is required: the ARN of a KMS key");
            One(secrets.KeyArn, "secretsEncryption.keyARN", "kms", sink);
        }

        var iam = config.Iam;
        One(iam?.ServiceRoleArn, "iam.serviceRoleARN", "iam", sink);
        One(iam?.ServiceRolePermissionsBoundary, "iam.serviceRolePermissionsBoundary", "iam", sink);
        One(iam?.FargatePodExecutionRoleArn, "iam.fargatePodExecutionRoleARN", "iam", sink);
        One(iam?.FargatePodExecutionRolePermissionsBoundary, "iam.fargatePodExecutionRolePermissionsBoundary", "iam", sink);
        One(config.AutoMode?.NodeRoleArn, "autoModeConfig.nodeRoleARN", "iam", sink);
        One(config.AutoMode?.PermissionsBoundaryArn, "autoModeConfig.permissionsBoundaryARN", "iam", sink);
        One(config.RemoteNetwork?.RoleArn, "remoteNetworkConfig.iam.roleARN", "iam", sink);
        One(config.Outpost?.ControlPlaneOutpostArn, "outpost.controlPlaneOutpostARN", "outposts", sink);
        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            One(config.FargateProfiles[i].PodExecutionRoleArn, $"fargateProfiles[{i}].podExecutionRoleARN", "iam", sink);
        }

        foreach (var (group, path) in config.Groups())
        {
            One(group.OutpostArn, $"{path}.outpostARN", "outposts", sink);
            if (group.Iam is { } role)
            {
                Node(role, $"{path}.iam", sink);
            }
        }
    }

    private static void Node(NodeGroupIamConfig role, string path, RuleSink sink)
    {
        One(role.InstanceRoleArn, $"{path}.instanceRoleARN", "iam", sink);
        One(role.InstanceProfileArn, $"{path}.instanceProfileARN", "iam", sink);
        One(role.InstanceRolePermissionsBoundary, $"{path}.instanceRolePermissionsBoundary", "iam", sink);
        for (var i = 0; i < role.AttachPolicyArns.Count; i++)
        {
            One(role.AttachPolicyArns[i], $"{path}.attachPolicyARNs[{i}]", "iam", sink);
        }
    }

    private static void One(string? text, string path, string service, RuleSink sink)
    {
        if (text is null)
        {
            return;
        }

        if (!Arns.IsArn(text))
        {
            sink.Error(TextRules.BadValue, path, Arns.NotAnArn(path, text));
            return;
        }

        sink.ErrorIf(Arns.ServiceOf(text) != service, TextRules.BadValue, path, $"'{path}' ('{text}') must be an ARN of {service}, not of {Arns.ServiceOf(text)}");
    }
}
