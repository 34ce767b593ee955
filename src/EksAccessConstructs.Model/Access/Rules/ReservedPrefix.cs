namespace EksAccessConstructs.Access.Rules;

/// <summary>The beginnings of names that EKS keeps for itself (AE07, AE08).</summary>
internal static class ReservedPrefix
{
    private static readonly string[] All = ["system:", "eks:", "aws:", "amazon:", "iam:"];

    /// <summary>The reserved beginning of a name, or null.</summary>
    public static string? Of(string name) => All.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
