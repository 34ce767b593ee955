using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>One selector of a Fargate profile: which pods run there.</summary>
/// <param name="Profile">The name of the profile.</param>
/// <param name="Namespace">The namespace, wildcards included.</param>
/// <param name="Labels">The labels that pods must have, wildcards included.</param>
internal sealed record FargateSelection(string Profile, string Namespace, ValueMap Labels)
{
    /// <summary>True where pods of a namespace with these labels run by the profile.</summary>
    public bool Takes(string space, ValueMap labels) => IamPattern.Fits(Namespace, space)
        && Labels.All(label => labels[label.Key] is { } value && IamPattern.Fits(label.Value, value));
}
