using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What goes with the policies of the EBS CSI driver.</summary>
/// <remarks>Source: managed policy reference of AWS (created on 2026-04-16), the driver's <c>docs/install.md</c> of release 1.64, and its announcement
/// #2918.</remarks>
internal static class EbsDriverPolicy
{
    // The first driver that names the cluster in tags of its volumes.
    private static readonly Version FirstScoped = new(1, 58, 0);

    /// <summary>To use keys of KMS for volumes, by EBS alone.</summary>
    /// <param name="keys">The ARNs of the keys.</param>
    public static InlinePolicy Keys(ValueList<string> keys) => new("EbsKeys",
    [
        new() { Actions = ["kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"], Resources = keys },
        new() { Actions = ["kms:CreateGrant"], Resources = keys, Conditions = [new("Bool", "kms:GrantIsForAWSResource", ["true"])] },
    ]);

    /// <summary>What speaks against a version of the driver with the cluster-scoped policy; null where nothing does.</summary>
    /// <param name="version">The version of the add-on; null for EKS's default.</param>
    public static string? ProblemWithVersion(string? version) => Parsed(version) is { } driver && driver < FirstScoped
        ? $"version '{version}' of add-on '{AddonNames.EbsCsiDriver}' does not name the cluster in its tags, so {ManagedPolicyNames.EbsCsiDriverScoped} denies "
            + $"all that it does; take version {FirstScoped} or later, or {ManagedPolicyNames.EbsCsiDriverV2}"
        : null;

    /// <summary>What speaks against the sessions of a role with the cluster-scoped policy; null where nothing does.</summary>
    /// <param name="policies">Managed policies of the role, by name or ARN.</param>
    /// <param name="sendsTags">False where sessions carry no tags.</param>
    public static string? ProblemWithSession(IEnumerable<string> policies, bool sendsTags) => !sendsTags && Scoped(policies)
        ? $"{ManagedPolicyNames.EbsCsiDriverScoped} asks for the tag eks-cluster-name of the session, which carries none, so it denies all; let sessions "
            + $"carry tags, or take {ManagedPolicyNames.EbsCsiDriverV2}"
        : null;

    /// <summary>True where the cluster-scoped policy is among managed policies, by name or ARN.</summary>
    public static bool Scoped(IEnumerable<string> policies) => policies.Select(ManagedPolicyNames.InArn).Contains(ManagedPolicyNames.EbsCsiDriverScoped);

    // v1.58.0-eksbuild.1; a version that is none of EKS's is left to EKS.
    private static Version? Parsed(string? version) => Version.TryParse((version ?? "").Split('-')[0].TrimStart('v'), out var parsed) ? parsed : null;
}
