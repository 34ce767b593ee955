using System.Text.RegularExpressions;
using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Access;

/// <summary>The name of an EKS access policy. The set is AWS's and open: <see cref="Custom"/> names one this library does not know.</summary>
/// <remarks>Names as of November 2026, from <c>aws eks list-access-policies</c> and the EKS User Guide, "Review access policy permissions".</remarks>
public sealed partial record AccessPolicyName
{
    private AccessPolicyName(string name) => Name = name;

    /// <summary>Everything, like cluster-admin.</summary>
    public static AccessPolicyName ClusterAdmin { get; } = new("AmazonEKSClusterAdminPolicy");

    /// <summary>Most things in a namespace, like the role admin.</summary>
    public static AccessPolicyName Admin { get; } = new("AmazonEKSAdminPolicy");

    /// <summary>Reading everything, secrets included.</summary>
    public static AccessPolicyName AdminView { get; } = new("AmazonEKSAdminViewPolicy");

    /// <summary>Writing most things in a namespace, like the role edit.</summary>
    public static AccessPolicyName Edit { get; } = new("AmazonEKSEditPolicy");

    /// <summary>Reading most things but secrets, like the role view.</summary>
    public static AccessPolicyName View { get; } = new("AmazonEKSViewPolicy");

    /// <summary>Reading secrets.</summary>
    public static AccessPolicyName SecretReader { get; } = new("AmazonEKSSecretReaderPolicy");

    /// <summary>Reading and writing secrets.</summary>
    public static AccessPolicyName SecretAdmin { get; } = new("AmazonEKSSecretAdminPolicy");

    /// <summary>What nodes of EKS Auto Mode need.</summary>
    public static AccessPolicyName AutoNode { get; } = new("AmazonEKSAutoNodePolicy");

    /// <summary>Every name known to this library.</summary>
    public static ValueList<AccessPolicyName> Known => AccessPolicyFacts.All.Select(facts => facts.Policy).ToValueList();

    /// <summary>The name, as in <c>arn:aws:eks::aws:cluster-access-policy/NAME</c>.</summary>
    public string Name { get; }

    /// <summary>True where the name was known when this library was made.</summary>
    public bool IsKnown => AccessPolicyFacts.Of(this) is not null;

    /// <summary>The partition of the ARN that named the policy; null where it came by its name. No part of what the
    /// policy is: two with one name are equal.</summary>
    public string? GivenPartition { get; private init; }

    /// <summary>A policy by its name, known to this library or not.</summary>
    public static AccessPolicyName Custom(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new AccessPolicyName(name);
    }

    /// <summary>Reads a name or an ARN; a finding says what is wrong with it (AE17).</summary>
    /// <param name="text"><c>AmazonEKSViewPolicy</c> or <c>arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy</c>.</param>
    /// <param name="location">Where it is written.</param>
    public static Reading<AccessPolicyName> Read(string text, SourceLocation? location = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (NameForm().Match(text), ArnForm().Match(text)) switch
        {
            ({ Success: true }, _) => new(new AccessPolicyName(text), []),
            (_, { Success: true } arn) => new(new AccessPolicyName(arn.Groups["name"].Value) { GivenPartition = arn.Groups["partition"].Value }, []),
            _ => new(null, [PolicyArnHasItsForm.Info.At(location, Problem(text))]),
        };
    }

    /// <summary>The ARN in a partition (AE17, AE18).</summary>
    public string ArnIn(string partition) => $"arn:{partition}:eks::aws:cluster-access-policy/{Name}";

    /// <inheritdoc/>
    public bool Equals(AccessPolicyName? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Problem(string text) => text.Contains(":iam::", StringComparison.Ordinal)
        ? $"'{text}' is an IAM policy; access policies are others, such as AmazonEKSViewPolicy"
        : $"'{text}' names no access policy; write arn:PARTITION:eks::aws:cluster-access-policy/NAME or only the name, such as AmazonEKSViewPolicy";

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^arn:(?<partition>aws[a-z-]*):eks::aws:cluster-access-policy/(?<name>[A-Za-z0-9_-]+)\z")]
    private static partial Regex ArnForm();
}
