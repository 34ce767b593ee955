namespace EksAccessConstructs.Compute;

/// <summary>How many nodes a group has.</summary>
/// <param name="Min">The fewest.</param>
/// <param name="Max">The most.</param>
/// <param name="Desired">How many at first; null where the group starts with the fewest and nothing is said to the auto scaling group.</param>
public sealed record NodeSizes(int Min, int Max, int? Desired)
{
    private const int Usual = 2;

    /// <summary>The sizes of a managed group: the fewest are the desired ones or 2, the most are the desired ones or the fewest, and at least 1.</summary>
    /// <exception cref="ArgumentException">The sizes given do not fit; see <see cref="Problem"/>.</exception>
    public static NodeSizes Managed(int? min, int? max, int? desired)
    {
        Check(min, max, desired);
        var fewest = min ?? desired ?? Usual;
        return new(fewest, max ?? Math.Max(desired ?? fewest, 1), desired ?? fewest);
    }

    /// <summary>The sizes of a self-managed group: the fewest are the desired ones or 2, the most are the desired ones or the fewest.</summary>
    /// <exception cref="ArgumentException">The sizes given do not fit; see <see cref="Problem"/>.</exception>
    public static NodeSizes SelfManaged(int? min, int? max, int? desired)
    {
        Check(min, max, desired);
        var fewest = min ?? desired ?? Usual;
        return new(fewest, max ?? desired ?? fewest, desired);
    }

    /// <summary>Why sizes do not fit; null where they do.</summary>
    public static string? Problem(int? min, int? max, int? desired) => (min, max, desired) switch
    {
        ( < 0, _, _) or (_, < 0, _) or (_, _, < 0) => "a node group cannot have fewer than 0 nodes",
        ({ } fewest, _, { } wanted) when wanted < fewest => $"desired size {wanted} is below the minimum of {fewest}; give a desired size between minimum and maximum",
        (_, { } most, { } wanted) when wanted > most => $"desired size {wanted} is above the maximum of {most}; give a desired size between minimum and maximum",
        ({ } fewest, { } most, _) when fewest > most => $"minimum size {fewest} is above the maximum of {most}; swap them",
        (null, { } most, null) when most < Usual => $"maximum size {most} is below {Usual}, the minimum where none is given; give a minimum as well",
        _ => null,
    };

    private static void Check(int? min, int? max, int? desired)
    {
        if (Problem(min, max, desired) is { } problem)
        {
            throw new ArgumentException(problem);
        }
    }
}
