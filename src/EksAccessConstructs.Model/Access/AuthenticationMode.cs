namespace EksAccessConstructs.Access;

/// <summary>Where EKS looks up who a caller is.</summary>
/// <remarks>Source: EKS User Guide, "Grant IAM users and roles access to Kubernetes APIs". CloudFormation's default is CONFIG_MAP.</remarks>
public enum ClusterAuthenticationMode
{
    /// <summary>Only the aws-auth ConfigMap.</summary>
    ConfigMap,

    /// <summary>Access entries first, then the aws-auth ConfigMap.</summary>
    ApiAndConfigMap,

    /// <summary>Only access entries.</summary>
    Api,
}

/// <summary>The words and the one-way steps of <see cref="ClusterAuthenticationMode"/>.</summary>
public static class AuthenticationModes
{
    /// <summary>The word that EKS uses: CONFIG_MAP, API_AND_CONFIG_MAP or API.</summary>
    public static string ToApiValue(this ClusterAuthenticationMode mode) => mode switch
    {
        ClusterAuthenticationMode.ConfigMap => "CONFIG_MAP",
        ClusterAuthenticationMode.ApiAndConfigMap => "API_AND_CONFIG_MAP",
        ClusterAuthenticationMode.Api => "API",
    };

    /// <summary>The mode that a word of EKS means; null where it means none.</summary>
    public static ClusterAuthenticationMode? FromApiValue(string word) => word switch
    {
        "CONFIG_MAP" => ClusterAuthenticationMode.ConfigMap,
        "API_AND_CONFIG_MAP" => ClusterAuthenticationMode.ApiAndConfigMap,
        "API" => ClusterAuthenticationMode.Api,
        _ => null,
    };

    /// <summary>True where access entries can exist.</summary>
    public static bool HasEntries(this ClusterAuthenticationMode mode) => mode is not ClusterAuthenticationMode.ConfigMap;

    /// <summary>True where aws-auth counts.</summary>
    public static bool ReadsConfigMap(this ClusterAuthenticationMode mode) => mode is not ClusterAuthenticationMode.Api;

    /// <summary>True where EKS lets a cluster go from one mode to the other: exactly one step up, never back.</summary>
    /// <remarks>Source: pulumi-eks #1493, "Unsupported authentication mode update from X to Y".</remarks>
    public static bool CanBecome(this ClusterAuthenticationMode from, ClusterAuthenticationMode to) => to == from + 1;

    /// <summary>The modes to deploy one after another to get from one to the other; empty where they are the same, null where EKS has no way.</summary>
    public static ValueList<ClusterAuthenticationMode>? StepsTo(this ClusterAuthenticationMode from, ClusterAuthenticationMode to) =>
        to < from ? null : Enumerable.Range((int)from + 1, to - from).Select(step => (ClusterAuthenticationMode)step).ToValueList();
}
