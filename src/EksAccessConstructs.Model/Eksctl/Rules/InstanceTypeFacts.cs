using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What the name of an instance type tells.</summary>
/// <remarks>Families as of November 2026. A name not known says nothing, so that new families pass.</remarks>
internal static partial class InstanceTypeFacts
{
    /// <summary>True for Graviton.</summary>
    public static bool IsArm(string type) => Arm().IsMatch(type);

    /// <summary>True for NVIDIA GPUs.</summary>
    public static bool IsNvidia(string type) => Nvidia().IsMatch(type);

    /// <summary>True for Inferentia.</summary>
    public static bool IsInferentia(string type) => type.StartsWith("inf", StringComparison.Ordinal);

    /// <summary>True for Trainium.</summary>
    public static bool IsTrainium(string type) => type.StartsWith("trn", StringComparison.Ordinal);

    /// <summary>True for types with CPU credits.</summary>
    public static bool IsBurstable(string type) => Burstable().IsMatch(type);

    [GeneratedRegex(@"^(a1|[a-z]+[0-9]+g[a-z]*|im4gn|is4gen)\.")]
    private static partial Regex Arm();

    [GeneratedRegex(@"^(p[2-9][a-z]*(-[a-z0-9]+)?|g3s?|g4dn|g5g?|g6[a-z]*|gr6f?)\.")]
    private static partial Regex Nvidia();

    [GeneratedRegex(@"^t[0-9]+[a-z]*\.")]
    private static partial Regex Burstable();
}
