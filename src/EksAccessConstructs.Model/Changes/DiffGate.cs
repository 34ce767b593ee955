
namespace EksAccessConstructs.Changes;

/// <summary>What stops a change until somebody has looked at it. What is only perhaps so stops it too, and what <see cref="AllowedChanges"/> has marked as
/// allowed
/// does not; nothing allows a lock-out.</summary>
/// <remarks>For a gate that only what is certain stops, ask about <see cref="AccessDiff.OnlyCertain"/>.</remarks>
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
        "widened",
        diff => diff.Changes.Any(change => change is { Widens: true, IsAllowed: false })
            || diff.PodRoles.Any(change => change is { Gained.IsEmpty: false, IsAllowed: false }));

    /// <summary>Somebody becomes administrator, or can make itself one.</summary>
    public static DiffGate Admin { get; } = new(
        "admin",
        diff => diff.NewAdministrators.Any(administrator => !diff.IsAllowed(administrator)) || diff.OpenedWays.Any(way => way.AllowedBy is null));

    /// <summary>It is not sure that an administrator remains.</summary>
    public static DiffGate Lockout { get; } = new("lockout", diff => diff.Lockout.AdministratorRemains is not Certainty.Yes);

    /// <summary>Anything changes that is not a gain which is allowed.</summary>
    public static DiffGate Any { get; } = new(
        "any",
        diff => diff.ModeBefore != diff.ModeAfter
            || diff.Changes.Any(change => change is not { IsAllowed: true, Lost.IsEmpty: true })
            || diff.PodRoles.Any(change => change is not { IsAllowed: true, Lost.IsEmpty: true }));

    /// <summary>All of them.</summary>
    public static ValueList<DiffGate> All { get; } = [Widened, Admin, Lockout, Any];

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
