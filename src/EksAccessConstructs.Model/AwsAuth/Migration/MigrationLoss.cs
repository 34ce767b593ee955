using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What becomes of something in aws-auth that an access entry cannot say as it is.</summary>
public enum LossKind
{
    /// <summary>Somebody has less afterwards unless the proposal is taken.</summary>
    Lost,

    /// <summary>It is said in another way, with nearly the same effect.</summary>
    Changed,

    /// <summary>It lets nobody in today, so it is not brought to life.</summary>
    Dead,

    /// <summary>EKS makes the entry itself.</summary>
    LeftToEks,

    /// <summary>Only IAM can tell the principal's real ARN.</summary>
    NeedsInput,
}

/// <summary>One row of the loss table of a migration.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Item">The item: an ARN, a permission set or an account.</param>
/// <param name="Unsaid">What an access entry cannot say.</param>
/// <param name="Instead">What is done or proposed instead.</param>
/// <param name="Origin">Where the item is.</param>
public sealed record MigrationLoss(LossKind Kind, string Item, string Unsaid, string Instead, Origin Origin = default)
{
    /// <summary>The grant that would bring a dead item to life, for somebody who means it; null where there is none.</summary>
    public AccessGrant? Dormant { get; init; }

    /// <summary>True where somebody loses rights if the cluster stops reading aws-auth.</summary>
    public bool BlocksApiMode => Kind is LossKind.Lost or LossKind.NeedsInput;

    /// <summary>The row as a finding: EKS089, or EKS090 where only IAM can tell.</summary>
    public Finding ToFinding() => Kind switch
    {
        LossKind.NeedsInput => AwsAuthRules.PrincipalIsKnown.At(Origin.Location, Text),
        LossKind.Lost => AwsAuthRules.CarriedOver.At(Origin.Location, Text),
        _ => AwsAuthRules.CarriedOver.At(Origin.Location, Text) with { Severity = Severity.Info },
    };

    private string Text => $"'{Item}': {Unsaid}; {Instead}";
}

/// <summary>One aws-auth item carried over.</summary>
/// <param name="Item">The item.</param>
/// <param name="Grant">The access entry; null where none is made, and then a loss says why.</param>
/// <param name="Losses">What the entry does not say.</param>
/// <param name="OwnGroups">For each group that no entry may carry the group of an own name that stands for it.</param>
public sealed record MigratedItem(AwsAuthItem Item, AccessGrant? Grant, ValueList<MigrationLoss> Losses, ValueMap OwnGroups = default);
