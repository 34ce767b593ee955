using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads <c>iam</c> and the roles of pods.</summary>
internal static class IamReader
{
    public static IamConfig Config(YamlFields fields) => new()
    {
        Origin = fields.Location,
        ServiceRoleArn = fields.Word("serviceRoleARN"),
        ServiceRolePermissionsBoundary = fields.Word("serviceRolePermissionsBoundary"),
        FargatePodExecutionRoleArn = fields.Word("fargatePodExecutionRoleARN"),
        FargatePodExecutionRolePermissionsBoundary = fields.Word("fargatePodExecutionRolePermissionsBoundary"),
        WithOidc = fields.Boolean("withOIDC"),
        VpcResourceControllerPolicy = fields.Boolean("vpcResourceControllerPolicy"),
        ServiceAccounts = fields.Parts("serviceAccounts", ServiceAccount),
        PodIdentityAssociations = fields.Parts("podIdentityAssociations", PodIdentity),
    };

    public static PodIdentityConfig PodIdentity(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Namespace = fields.Word("namespace"),
        ServiceAccountName = fields.Word("serviceAccountName"),
        CreateServiceAccount = fields.Boolean("createServiceAccount"),
        RoleArn = fields.Word("roleARN"),
        RoleName = fields.Word("roleName"),
        PermissionsBoundaryArn = fields.Word("permissionsBoundaryARN"),
        PermissionPolicyArns = fields.Texts("permissionPolicyARNs"),
        PermissionPolicy = fields.Document("permissionPolicy"),
        PermissionPolicyName = fields.Word("permissionPolicyName"),
        WellKnownPolicies = fields.Part("wellKnownPolicies", WellKnown),
        TargetRoleArn = fields.Word("targetRoleARN"),
        DisableSessionTags = fields.Boolean("disableSessionTags"),
        Policy = fields.Word("policy"),
        Tags = fields.Pairs("tags"),
    };

    public static WellKnownPolicies WellKnown(YamlFields fields) => new()
    {
        Origin = fields.Location,
        ImageBuilder = fields.Boolean("imageBuilder"),
        AutoScaler = fields.Boolean("autoScaler"),
        AwsLoadBalancerController = fields.Boolean("awsLoadBalancerController"),
        ExternalDns = fields.Boolean("externalDNS"),
        CertManager = fields.Boolean("certManager"),
        EbsCsiController = fields.Boolean("ebsCSIController"),
        EfsCsiController = fields.Boolean("efsCSIController"),
    };

    private static ServiceAccountConfig ServiceAccount(YamlFields fields)
    {
        var account = new ServiceAccountConfig
        {
            Origin = fields.Location,
            Name = "",
            AttachPolicyArns = fields.Texts("attachPolicyARNs"),
            AttachPolicy = fields.Document("attachPolicy"),
            WellKnownPolicies = fields.Part("wellKnownPolicies", WellKnown),
            AttachRoleArn = fields.Word("attachRoleARN"),
            RoleName = fields.Word("roleName"),
            RoleOnly = fields.Boolean("roleOnly"),
            PermissionsBoundary = fields.Word("permissionsBoundary"),
            SubjectPattern = fields.Word("subjectPattern"),
            Tags = fields.Pairs("tags"),
        };
        fields.Within("status", status => status.Know("roleARN", "stackName", "tags", "capabilities"));
        fields.Within("metadata", metadata => account = account with
        {
            Name = metadata.Word("name") ?? "",
            Namespace = metadata.Word("namespace"),
            Labels = metadata.Pairs("labels"),
            Annotations = metadata.Pairs("annotations"),
        });
        return account;
    }
}
