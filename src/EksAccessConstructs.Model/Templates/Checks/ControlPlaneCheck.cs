using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds clusters of templates against what EKS takes of a control plane: name, version, subnets and the parts of Auto Mode.</summary>
internal static class ControlPlaneCheck
{
    private static readonly ValueList<ValueList<string>> PartsOfAutoMode =
        [["ComputeConfig"], ["KubernetesNetworkConfig", "ElasticLoadBalancing"], ["StorageConfig", "BlockStorage"]];

    /// <summary>What is wrong with a cluster.</summary>
    public static IEnumerable<Finding> Findings(TemplateCluster cluster) => cluster.Made is { Resource.Type: ClusterResource.Type } made
        ? made.Findings(properties => Name(properties).Concat(Version(properties)).Concat(Subnets(made, properties)).Concat(AutoMode(properties)))
        : [];

    private static IEnumerable<Finding> Name(YamlMap properties) =>
        Symbolic.Known(properties["Name"]) is { } name && ControlPlaneLimits.ProblemWithName(name) is { } problem
            ? [EksctlRules.Metadata.At(properties["Name"]!.Location, problem)]
            : [];

    // A template may be of a cluster that is there already: an old version is no mistake then, and extended support is none at all.
    private static IEnumerable<Finding> Version(YamlMap properties)
    {
        if (Symbolic.Known(properties["Version"]) is not { Length: > 0 } version)
        {
            return [];
        }

        var place = properties["Version"]!.Location;
        if (ControlPlaneLimits.ProblemWithVersion(version) is { } problem)
        {
            return [EksctlRules.Metadata.At(place, problem)];
        }

        return KubernetesVersions.SupportOf(version) switch
        {
            VersionSupport.NotOffered => [EksctlRules.VersionIsOffered.At(place, KubernetesVersions.Remark(version) ?? "")],
            VersionSupport.Ended or VersionSupport.PerhapsOffered =>
                [EksctlRules.VersionIsOffered.At(place, KubernetesVersions.Remark(version) ?? "") with { Severity = Severity.Warning }],
            _ => [],
        };
    }

    // Local clusters on Outposts have one.
    private static IEnumerable<Finding> Subnets(CheckedResource made, YamlMap properties) =>
        properties["OutpostConfig"] is null && properties.MapAt("ResourcesVpcConfig")?["SubnetIds"] is YamlList { Items.Count: < 2 } subnets
            && subnets.Items.All(subnet => subnet is YamlScalar scalar && IsOne(made, scalar))
            ? [EksctlRules.Network.At(subnets.Location,
                $"a cluster has subnets in two zones at least, but SubnetIds names {subnets.Items.Count}; name one of another zone besides")]
            : [];

    // What a parameter or another stack gives may be a whole list.
    private static bool IsOne(CheckedResource made, YamlScalar subnet) => Symbolic.Known(subnet) is { } id
        ? !id.Contains(',', StringComparison.Ordinal)
        : subnet.Value is ['$', '{', .. var inner, '}'] && made.Scope.Template[inner] is { Type: "AWS::EC2::Subnet" };

    private static IEnumerable<Finding> AutoMode(YamlMap properties)
    {
        var parts = PartsOfAutoMode.Select(path => path.Aggregate(
            (YamlNode?)properties, (around, key) => (around as YamlMap)?[key] ?? around.IfSymbolic())).ToList();
        var isOn = parts.Select(part => part is null ? false : IsEnabled(part)).ToList();
        if (isOn.Contains(true) && isOn.Contains(false))
        {
            yield return EksctlRules.AutoMode.At((properties["ComputeConfig"] ?? parts.First(part => part is not null))!.Location,
                "Auto Mode is on or off as a whole: set Enabled alike in ComputeConfig, KubernetesNetworkConfig.ElasticLoadBalancing "
                    + "and StorageConfig.BlockStorage");
        }

        if (isOn.Contains(true) && Symbolic.Known(properties["BootstrapSelfManagedAddons"]) == "true")
        {
            yield return EksctlRules.AutoMode.At(properties["BootstrapSelfManagedAddons"]!.Location,
                "Auto Mode brings its own networking; set BootstrapSelfManagedAddons to false");
        }

        foreach (var pool in (properties.MapAt("ComputeConfig")?["NodePools"] as YamlList)?.Items.OfType<YamlScalar>() ?? [])
        {
            if (Symbolic.Known(pool) is { } name && ControlPlaneLimits.ProblemWithNodePool(name) is { } problem)
            {
                yield return EksctlRules.AutoMode.At(pool.Location, problem);
            }
        }
    }

    // Null where only the deployment knows it.
    private static bool? IsEnabled(YamlNode part) => part switch
    {
        YamlMap map when map["Enabled"] is null => false,
        YamlMap map when bool.TryParse(Symbolic.Known(map["Enabled"]), out var value) => value,
        _ => null,
    };

    private static YamlNode? IfSymbolic(this YamlNode? node) => Symbolic.Is(node) ? node : null;
}
