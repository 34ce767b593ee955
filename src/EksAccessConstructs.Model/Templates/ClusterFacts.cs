using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>What the resource of a cluster says about access to it.</summary>
/// <remarks>Without AccessConfig the mode is CONFIG_MAP, and without BootstrapClusterCreatorAdminPermissions the creator is administrator. Source:
/// CloudFormation, AWS::EKS::Cluster AccessConfig; EKS API, CreateAccessConfigRequest. The older module of the CDK creates the cluster by a role
/// of its own, which it writes as AssumeRoleArn.</remarks>
internal sealed record ClusterFacts
{
    /// <summary>True where the template gives the cluster a name.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The minor version of Kubernetes; null where it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>True where EKS runs its nodes: Auto Mode.</summary>
    public bool AutoMode { get; init; }

    /// <summary>The authentication modes that it may have; none where it is not known.</summary>
    public ValueList<ClusterAuthenticationMode> Modes { get; init; }

    /// <summary>Whether the identity that creates it becomes administrator; both where it is not known.</summary>
    public ValueList<bool> CreatorIsAdmin { get; init; } = [true, false];

    /// <summary>The identity that creates it; null where it is the one that deploys.</summary>
    public PrincipalArn? Creator { get; init; }

    /// <summary>What the readings of one resource say.</summary>
    public static ClusterFacts Of(TemplateSet set, TemplateResource resource, Variants<YamlMap> readings)
    {
        var isOlder = resource.Type == ClusterResource.OfOlderModule;
        var all = readings.Possible.Select(properties => isOlder ? Api.OfOlder(properties) : Api.Of(properties)).ToList();
        var modes = all.Select(api => api.Mode).Distinct().ToList();
        var assumed = isOlder
            ? readings.Possible.Select(properties => properties["AssumeRoleArn"]).OfType<YamlScalar>().FirstOrDefault()
            : null;
        return new ClusterFacts
        {
            IsNamed = ClusterResource.WrittenName(resource) is not null,
            Version = all.Select(api => api.Version).Distinct().ToList() is [var version] ? version : null,
            AutoMode = readings.Possible.Any(properties => properties.MapAt("ComputeConfig")?["Enabled"] is YamlScalar { Value: "true" }),
            Modes = modes.Contains(null) ? [] : modes.OfType<ClusterAuthenticationMode>().ToValueList(),
            CreatorIsAdmin = all.SelectMany(api => api.CreatorIsAdmin).Distinct().ToValueList(),
            Creator = assumed is null ? null : TemplatePrincipals.Read(set, assumed).Value,
        };
    }

    private sealed record Api(string? Version, ClusterAuthenticationMode? Mode, ValueList<bool> CreatorIsAdmin)
    {
        public static Api Of(YamlMap properties) => Of(
            properties["Version"], properties["AccessConfig"], "AuthenticationMode", "BootstrapClusterCreatorAdminPermissions");

        public static Api OfOlder(YamlMap properties)
        {
            var config = properties.MapAt("Config");
            return Of(config?["version"], config?["accessConfig"], "authenticationMode", "bootstrapClusterCreatorAdminPermissions");
        }

        private static Api Of(YamlNode? version, YamlNode? access, string mode, string creator)
        {
            var known = Symbolic.Known(version) is { Length: > 0 } text ? text : null;
            return access is null or YamlMap
                ? new Api(known, ModeOf((access as YamlMap)?[mode]), CreatorOf((access as YamlMap)?[creator]))
                : new Api(known, null, [true, false]);
        }

        private static ClusterAuthenticationMode? ModeOf(YamlNode? written) => written is null
            ? ClusterAuthenticationMode.ConfigMap
            : AuthenticationModes.FromApiValue(Symbolic.Known(written) ?? "");

        private static ValueList<bool> CreatorOf(YamlNode? written) => (written, Symbolic.Known(written)?.ToLowerInvariant()) switch
        {
            (null, _) or (_, "true") => [true],
            (_, "false") => [false],
            _ => [true, false],
        };
    }
}
