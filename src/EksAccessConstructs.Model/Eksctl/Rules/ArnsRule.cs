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
        Unread(iam?.ServiceRoleArn, "iam.serviceRoleARN", sink);
        Unread(iam?.ServiceRolePermissionsBoundary, "iam.serviceRolePermissionsBoundary", sink);
        Unread(iam?.FargatePodExecutionRoleArn, "iam.fargatePodExecutionRoleARN", sink);
        Unread(iam?.FargatePodExecutionRolePermissionsBoundary, "iam.fargatePodExecutionRolePermissionsBoundary", sink);
        Unread(config.AutoMode?.NodeRoleArn, "autoModeConfig.nodeRoleARN", sink);
        Unread(config.AutoMode?.PermissionsBoundaryArn, "autoModeConfig.permissionsBoundaryARN", sink);
        Unread(config.RemoteNetwork?.RoleArn, "remoteNetworkConfig.iam.roleARN", sink);
        One(config.Outpost?.ControlPlaneOutpostArn, "outpost.controlPlaneOutpostARN", "outposts", sink);
        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            Unread(config.FargateProfiles[i].PodExecutionRoleArn, $"fargateProfiles[{i}].podExecutionRoleARN", sink);
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
        Unread(role.InstanceRoleArn, $"{path}.instanceRoleARN", sink);
        Unread(role.InstanceProfileArn, $"{path}.instanceProfileARN", sink);
        Unread(role.InstanceRolePermissionsBoundary, $"{path}.instanceRolePermissionsBoundary", sink);
        for (var i = 0; i < role.AttachPolicyArns.Count; i++)
        {
            One(role.AttachPolicyArns[i], $"{path}.attachPolicyARNs[{i}]", "iam", sink);
        }
    }

    private static void One(string? text, string path, string service, RuleSink sink)
    {
        if (Problem(text, path, service) is { } problem)
        {
            sink.Error(TextRules.BadValue, path, problem);
        }
    }

    // What eksctl passes on unread: AWS will refuse it.
    private static void Unread(string? text, string path, RuleSink sink)
    {
        if (Problem(text, path, "iam") is { } problem)
        {
            sink.Warn(TextRules.BadValue, path, $"{problem}; AWS will refuse the deployment");
        }
    }

    private static string? Problem(string? text, string path, string service) => text switch
    {
        null => null,
        _ when !Arns.IsArn(text) => Arns.NotAnArn(path, text),
        _ when Arns.ServiceOf(text) != service => $"'{path}' ('{text}') must be an ARN of {service}, not of {Arns.ServiceOf(text)}",
        _ => null,
    };
}
