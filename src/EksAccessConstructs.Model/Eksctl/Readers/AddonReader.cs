using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads <c>addons</c>, <c>addonsConfig</c> and <c>capabilities</c>.</summary>
internal static class AddonReader
{
    public static AddonConfig? Addon(YamlFields fields)
    {
        var name = fields.RequiredText("name");
        var addon = new AddonConfig
        {
            Origin = fields.Location,
            Name = name ?? "",
            Version = fields.Word("version"),
            ConfigurationValues = fields.Word("configurationValues"),
            ResolveConflicts = fields.Word("resolveConflicts"),
            ServiceAccountRoleArn = fields.Word("serviceAccountRoleARN"),
            AttachPolicyArns = fields.Texts("attachPolicyARNs"),
            AttachPolicy = fields.Document("attachPolicy"),
            WellKnownPolicies = fields.Part("wellKnownPolicies", IamReader.WellKnown),
            PermissionsBoundary = fields.Word("permissionsBoundary"),
            PodIdentityAssociations = fields.Node("podIdentityAssociations") is null ? null : fields.Parts("podIdentityAssociations", IamReader.PodIdentity),
            UseDefaultPodIdentityAssociations = fields.Boolean("useDefaultPodIdentityAssociations"),
            Tags = fields.Pairs("tags"),
            Publishers = fields.Texts("publishers"),
            Types = fields.Texts("types"),
            Owners = fields.Texts("owners"),
        };
        fields.Within("namespaceConfig", config => addon = addon with { Namespace = config.Word("namespace") });
        return name is null ? null : addon;
    }

    public static AddonsConfig Config(YamlFields fields) => new()
    {
        Origin = fields.Location,
        AutoApplyPodIdentityAssociations = fields.Boolean("autoApplyPodIdentityAssociations"),
        DisableDefaultAddons = fields.Boolean("disableDefaultAddons"),
    };

    public static CapabilityConfig Capability(YamlFields fields)
    {
        var capability = new CapabilityConfig
        {
            Origin = fields.Location,
            Name = fields.Word("name"),
            Type = fields.Word("type"),
            RoleArn = fields.Word("roleArn"),
            DeletePropagationPolicy = fields.Word("deletePropagationPolicy"),
            AttachPolicyArns = fields.Texts("attachPolicyARNs"),
            AttachPolicy = fields.Document("attachPolicy"),
            PermissionsBoundary = fields.Word("permissionsBoundary"),
            AccessPolicies = fields.Parts("accessPolicies", AccessReader.Policy),
            Tags = fields.Pairs("tags"),
        };
        fields.Within("configuration", configuration => capability = capability with { ArgoCd = configuration.Part("argocd", ArgoCd) });
        return capability;
    }

    private static ArgoCdConfig ArgoCd(YamlFields fields)
    {
        var argo = new ArgoCdConfig
        {
            Origin = fields.Location,
            Namespace = fields.Word("namespace"),
            RoleMappings = fields.Parts("rbacRoleMappings", RoleMapping),
        };
        fields.Within("networkAccess", network => argo = argo with { VpceIds = network.Texts("vpceIds") });
        fields.Within("awsIdc", idc => argo = argo with { IdcInstanceArn = idc.Word("idcInstanceArn"), IdcRegion = idc.Word("idcRegion") });
        return argo;
    }

    private static ArgoCdRoleMapping RoleMapping(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Role = fields.Word("role") ?? "",
        Identities = fields.Parts("identities",
            identity => new SsoIdentity { Origin = identity.Location, Id = identity.Word("id") ?? "", Type = identity.Word("type") ?? "" }),
    };
}
