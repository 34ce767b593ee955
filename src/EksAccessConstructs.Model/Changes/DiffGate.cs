using EksAccessConstructs.Review;

namespace EksAccessConstructs.Changes;

/// <summary>What stops a change until somebody has looked at it. What is only perhaps so stops it too.</summary>
public sealed record DiffGate
{
    private readonly Func<AccessDiff, bool> isMet;

    private DiffGate(string name, Func<AccessDiff, bool> isMet)
    {
        Name = name;
        this.isMet = isMet;
    }

    /// <summary>Somebody gains rights, or pods get another AWS role.</summary>
    public static DiffGate Widened { get; } = new(
        "widened", diff => diff.Changes.Any(change => change.Widens) || diff.PodRoles.Any(change => !change.After.IsEmpty));

    /// <summary>Somebody becomes administrator, or can make itself one.</summary>
    public static DiffGate Admin { get; } = new("admin", diff => diff.NewAdministrators.Any() || !diff.OpenedWays.IsEmpty);

    /// <summary>It is not sure that an administrator remains.</summary>
    public static DiffGate Lockout { get; } = new("lockout", diff => diff.Lockout.AdministratorRemains is not Certainty.Yes);

    /// <summary>Anything changes.</summary>
    public static DiffGate Any { get; } = new("any", diff => !diff.IsEmpty);

    /// <summary>The name on a command line.</summary>
    public string Name { get; }

    /// <summary>True where a change is to be stopped.</summary>
    public bool IsMetBy(AccessDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return isMet(diff);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
