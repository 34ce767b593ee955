namespace EksAccessConstructs.Permissions;

/// <summary>What is said about policy documents of IAM.</summary>
internal static class PermissionRules
{
    /// <summary>A policy document that IAM would not take.</summary>
    public static readonly RuleInfo PolicyIsReadable = new("PI003", Severity.Error, "A policy document is one that IAM takes.");
}
