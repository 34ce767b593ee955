using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>A gain of access that somebody has looked at and accepts, for a reason and for a time. It allows no more than it says, and nothing of a
/// lock-out.</summary>
/// <remarks>What it allows is one of three: rights in a place (by verbs and resources, or all that a level gives), everything (becoming administrator), or an
/// AWS role of pods.</remarks>
public sealed record Allowance
{
    /// <summary>Who gains, letter for letter as the comparison prints it: an ARN, <c>{LogicalId}</c>, <c>group:NAME</c>, <c>service account shop/cart</c> for
    /// the AWS role of its pods.</summary>
    public required string Who { get; init; }

    /// <summary>Where: a namespace, a pattern of namespaces, or <c>*</c> for the whole cluster.</summary>
    /// <value>Default: the whole cluster.</value>
    public string Where { get; init; } = Places.Cluster;

    /// <summary>The cluster; null for whichever.</summary>
    /// <value>Default: null.</value>
    public string? Cluster { get; init; }

    /// <summary>The rights, as rules of a role.</summary>
    /// <value>Default: none.</value>
    public ValueList<RbacRule> Rules { get; init; }

    /// <summary>The level up to which rights are allowed; null where the rules say it.</summary>
    /// <value>Default: null.</value>
    public AccessLevel? Level { get; init; }

    /// <summary>True where it is allowed to become administrator, or to get a way to all rights.</summary>
    /// <value>Default: false.</value>
    public bool Administrator { get; init; }

    /// <summary>The AWS role that pods may get; null for none.</summary>
    /// <value>Default: null.</value>
    public string? AwsRole { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who accepted it, and will be asked when it expires.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Where it is written.</summary>
    public Origin Origin { get; init; }

    /// <summary>What it is, for findings about it: <c>the allowance of 'group:dev' in 'shop'</c>.</summary>
    internal string Title => AwsRole is { } role ? $"the allowance of the AWS role '{role}' for '{Who}'" : $"the allowance of '{Who}' in {PlaceWords}";

    /// <summary>Until when, by whom, why and where it is written: <c>until 2027-03-31, by platform: on call (.eks-access.yaml:2:3)</c>.</summary>
    public override string ToString() =>
        $"until {Expires:yyyy-MM-dd}, by {Owner}: {Reason}{(Origin.Location is { } location ? $" ({location})" : "")}";

    private string PlaceWords => Where == Places.Cluster ? "the whole cluster" : $"'{Where}'";
}

/// <summary>Allowances, in the order written.</summary>
/// <param name="All">The allowances.</param>
public sealed record AllowanceList(ValueList<Allowance> All);
