namespace EksAccessConstructs.Access;

/// <summary>Where EKS looks up who a caller is.</summary>
/// <remarks>Source: EKS User Guide, "Grant IAM users and roles access to Kubernetes APIs". CloudFormation's default is CONFIG_MAP.</remarks>
public enum AuthenticationMode
{
    /// <summary>Only the aws-auth ConfigMap.</summary>
    ConfigMap,

    /// <summary>Access entries first, then the aws-auth ConfigMap.</summary>
    ApiAndConfigMap,

    /// <summary>Only access entries.</summary>
    Api,
}

/// <summary>The words and the one-way steps of <see cref="AuthenticationMode"/>.</summary>
public static class AuthenticationModes
{
    /// <summary>The word that EKS uses: CONFIG_MAP, API_AND_CONFIG_MAP or API.</summary>
    public static string ToApiValue(this AuthenticationMode mode) => mode switch
    {
        AuthenticationMode.ConfigMap => "CONFIG_MAP",
        AuthenticationMode.ApiAndConfigMap => "API_AND_CONFIG_MAP",
        AuthenticationMode.Api => "API",
    };

    /// <summary>The mode that a word of EKS means; null where it means none.</summary>
    public static AuthenticationMode? FromApiValue(string word) => word switch
    {
        "CONFIG_MAP" => AuthenticationMode.ConfigMap,
        "API_AND_CONFIG_MAP" => AuthenticationMode.ApiAndConfigMap,
        "API" => AuthenticationMode.Api,
        _ => null,
    };

    /// <summary>True where access entries can exist.</summary>
    public static bool HasEntries(this AuthenticationMode mode) => mode is not AuthenticationMode.ConfigMap;

    /// <summary>True where aws-auth counts.</summary>
    public static bool ReadsConfigMap(this AuthenticationMode mode) => mode is not AuthenticationMode.Api;

    /// <summary>True where EKS lets a cluster go from one mode to the other: exactly one step up, never back.</summary>
    /// <remarks>Source: pulumi-eks #1493, "Unsupported authentication mode update from X to Y".</remarks>
    public static bool CanBecome(this AuthenticationMode from, AuthenticationMode to) => to == from + 1;

    /// <summary>The modes to deploy one after another to get from one to the other; empty where they are the same, null where EKS has no way.</summary>
    public static ValueList<AuthenticationMode>? StepsTo(this AuthenticationMode from, AuthenticationMode to) =>
        to < from ? null : Enumerable.Range((int)from + 1, to - from).Select(step => (AuthenticationMode)step).ToValueList();
}
