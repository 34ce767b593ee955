using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What must be an ARN is one, of the service that it must be of (EKS007, EKS008).</summary>
internal static partial class ArnsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.SecretsEncryption is { } secrets)
        {
            sink.ErrorIf(secrets.KeyArn is null, TextRules.MissingKey, "secretsEncryption", "'secretsEncryption.keyARN' is required: the ARN of a KMS key");
            One(secrets.KeyArn, "secretsEncryption.keyARN", "kms", sink);
        }

        var iam = config.Iam;
        Role(iam?.ServiceRoleArn, "iam.serviceRoleARN", sink);
        Boundary(iam?.ServiceRolePermissionsBoundary, "iam.serviceRolePermissionsBoundary", sink);
        Role(iam?.FargatePodExecutionRoleArn, "iam.fargatePodExecutionRoleARN", sink);
        Boundary(iam?.FargatePodExecutionRolePermissionsBoundary, "iam.fargatePodExecutionRolePermissionsBoundary", sink);
        Role(config.AutoMode?.NodeRoleArn, "autoModeConfig.nodeRoleARN", sink);
        Boundary(config.AutoMode?.PermissionsBoundaryArn, "autoModeConfig.permissionsBoundaryARN", sink);
        Role(config.RemoteNetwork?.RoleArn, "remoteNetworkConfig.iam.roleARN", sink);
        One(config.Outpost?.ControlPlaneOutpostArn, "outpost.controlPlaneOutpostARN", "outposts", sink);
        foreach (var (i, addon) in config.Addons.Index())
        {
            Role(addon.ServiceAccountRoleArn, $"addons[{i}].serviceAccountRoleARN", sink);
            Boundary(addon.PermissionsBoundary, $"addons[{i}].permissionsBoundary", sink);
            Policies(addon.AttachPolicyArns, $"addons[{i}].attachPolicyARNs", sink);
            Associations(addon.PodIdentityAssociations ?? [], $"addons[{i}].podIdentityAssociations", sink);
        }

        for (var i = 0; i < config.Capabilities.Count; i++)
        {
            Capability(config.Capabilities[i], $"capabilities[{i}]", sink);
        }

        foreach (var (i, account) in (iam?.ServiceAccounts ?? []).Index())
        {
            One(account.AttachRoleArn, $"iam.serviceAccounts[{i}].attachRoleARN", "iam", sink);
            Boundary(account.PermissionsBoundary, $"iam.serviceAccounts[{i}].permissionsBoundary", sink);
            Policies(account.AttachPolicyArns, $"iam.serviceAccounts[{i}].attachPolicyARNs", sink);
        }

        Associations(iam?.PodIdentityAssociations ?? [], "iam.podIdentityAssociations", sink);

        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            Role(config.FargateProfiles[i].PodExecutionRoleArn, $"fargateProfiles[{i}].podExecutionRoleARN", sink);
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
        Role(role.InstanceRoleArn, $"{path}.instanceRoleARN", sink);
        Iam(role.InstanceProfileArn, "instance-profile", $"{path}.instanceProfileARN", sink);
        Boundary(role.InstanceRolePermissionsBoundary, $"{path}.instanceRolePermissionsBoundary", sink);
        Policies(role.AttachPolicyArns, $"{path}.attachPolicyARNs", sink);
    }

    private static void Associations(ValueList<PodIdentityConfig> associations, string path, RuleSink sink)
    {
        foreach (var (i, one) in associations.Index())
        {
            Role(one.RoleArn, $"{path}[{i}].roleARN", sink);
            Role(one.TargetRoleArn, $"{path}[{i}].targetRoleARN", sink);
            Boundary(one.PermissionsBoundaryArn, $"{path}[{i}].permissionsBoundaryARN", sink);
            Policies(one.PermissionPolicyArns, $"{path}[{i}].permissionPolicyARNs", sink);
        }
    }

    private static void Policies(ValueList<string> arns, string path, RuleSink sink)
    {
        foreach (var (i, arn) in arns.Index())
        {
            Policy(arn, $"{path}[{i}]", sink);
        }
    }

    private static void Capability(CapabilityConfig capability, string path, RuleSink sink)
    {
        Role(capability.RoleArn, $"{path}.roleArn", sink);
        Boundary(capability.PermissionsBoundary, $"{path}.permissionsBoundary", sink);
        for (var i = 0; i < capability.AttachPolicyArns.Count; i++)
        {
            Policy(capability.AttachPolicyArns[i], $"{path}.attachPolicyARNs[{i}]", sink);
        }
    }

    private static void One(string? text, string path, string service, RuleSink sink)
    {
        if (Problem(text, path, service) is { } problem)
        {
            sink.Error(TextRules.BadValue, path, problem);
        }
    }

    private static void Role(string? text, string path, RuleSink sink) => Iam(text, "role", path, sink);

    private static void Policy(string? text, string path, RuleSink sink) => Iam(text, "policy", path, sink);

    // eksctl passes most of these on unread; CloudFormation refuses them before anything is deployed.
    private static void Iam(string? text, string kind, string path, RuleSink sink)
    {
        if (ProblemWithIam(text, kind, path) is { } problem)
        {
            sink.Error(TextRules.BadValue, path, problem);
        }
    }

    // Of a boundary CloudFormation asks the length alone, so that the rest comes out in the deployment.
    private static void Boundary(string? text, string path, RuleSink sink)
    {
        if (ProblemWithIam(text, "policy", path) is { } problem)
        {
            if (text?.Length is < 20 or > 2048)
            {
                sink.Error(TextRules.BadValue, path, problem);
            }
            else
            {
                sink.Warn(TextRules.BadValue, path, $"{problem}; AWS will refuse the deployment");
            }
        }
    }

    private static string? ProblemWithIam(string? text, string kind, string path) => Problem(text, path, "iam") switch
    {
        { } problem => problem,
        null when text is null || IsIam(text, kind) => null,
        _ => $"'{path}' ('{text}') must be the ARN of a {kind.Replace('-', ' ')}: arn:PARTITION:iam::ACCOUNT:{kind}/NAME",
    };

    private static bool IsIam(string arn, string kind) =>
        IamOwner().IsMatch(arn.Split(':')[4]) && Arns.ResourceOf(arn) is var name && name.StartsWith($"{kind}/", StringComparison.Ordinal)
            && IamName().IsMatch(name);

    private static string? Problem(string? text, string path, string service) => text switch
    {
        null => null,
        _ when !Arns.IsArn(text) => Arns.NotAnArn(path, text),
        _ when Arns.ResourceOf(text).Length == 0 => $"'{path}' ('{text}') names nothing after the account; write the whole ARN",
        _ when Arns.ServiceOf(text) != service => $"'{path}' ('{text}') must be an ARN of {service}, not of {Arns.ServiceOf(text)}",
        _ => null,
    };

    [GeneratedRegex(@"^([0-9]{12}|aws)\z")]
    private static partial Regex IamOwner();

    [GeneratedRegex(@"^[a-z-]+/([!-~]+/)*[0-9A-Za-z_+=,.@-]+\z")]
    private static partial Regex IamName();
}
