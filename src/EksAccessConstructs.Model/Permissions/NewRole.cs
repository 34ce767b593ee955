using EksAccessConstructs.Text;

namespace EksAccessConstructs.Permissions;

/// <summary>A role that is to be made: what it may do, within which boundary, and its name. Whom it trusts, the construct says that makes it.</summary>
public sealed record NewRole
{
    /// <summary>Managed policies by ARN, of AWS or of an account.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ManagedPolicyArns { get; init; }

    /// <summary>AWS-managed policies by name with path, such as <c>service-role/AmazonEBSCSIDriverPolicy</c>; the partition is the stack's.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ManagedPolicyNames { get; init; }

    /// <summary>What well-known controllers need.</summary>
    /// <value>Default: none.</value>
    public ValueList<WellKnownPolicy> WellKnownPolicies { get; init; }

    /// <summary>Inline policies as statements.</summary>
    /// <value>Default: none.</value>
    public ValueList<InlinePolicy> InlinePolicies { get; init; }

    /// <summary>One more inline policy as a document, passed on as it is.</summary>
    /// <value>Default: none.</value>
    public DocumentValue.Mapping? PolicyDocument { get; init; }

    /// <summary>The name of the inline policy that <see cref="PolicyDocument"/> becomes.</summary>
    /// <value>Default: <c>Attached</c>.</value>
    public string PolicyDocumentName { get; init; } = "Attached";

    /// <summary>The permissions boundary, by ARN.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>The name: at most 64 letters, digits and <c>+=,.@_-</c>. A template that names a role needs the capability CAPABILITY_NAMED_IAM.</summary>
    /// <value>Default: made by CloudFormation.</value>
    public string? Name { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>True where it may do something.</summary>
    internal bool MayDoAnything =>
        !ManagedPolicyArns.IsEmpty || !AttachedNames.IsEmpty || !AttachedInline.IsEmpty || PolicyDocument is not null;

    /// <summary>The AWS-managed policies of all that is asked for, sorted; none that <see cref="ManagedPolicyArns"/> holds already.</summary>
    internal ValueList<string> AttachedNames => ManagedPolicyNames
        .Concat(WellKnownPolicies.SelectMany(policy => policy.ManagedPolicies))
        .Except(ManagedPolicyArns.Select(Permissions.ManagedPolicyNames.InArn))
        .Order(StringComparer.Ordinal)
        .ToValueList();

    /// <summary>The inline policies of all that is asked for, but for <see cref="PolicyDocument"/>.</summary>
    internal ValueList<InlinePolicy> AttachedInline =>
        [.. InlinePolicies, .. WellKnownPolicies.Distinct().SelectMany(policy => policy.Inline)];
}
