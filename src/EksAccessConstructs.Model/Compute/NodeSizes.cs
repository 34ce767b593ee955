namespace EksAccessConstructs.Compute;

/// <summary>How many nodes a group has.</summary>
/// <param name="Min">The fewest.</param>
/// <param name="Max">The most.</param>
/// <param name="Desired">How many at first; null where the group starts with the fewest and nothing is said to the auto scaling group.</param>
public sealed record NodeSizes(int Min, int Max, int? Desired)
{
    private const int Usual = 2;

    /// <summary>The sizes of a managed group: the fewest are the desired ones or 2, but not above the most; the most are the desired ones or the fewest, and
    /// at least 1.</summary>
    /// <exception cref="ArgumentException">The sizes given do not fit; see <see cref="Problem"/>.</exception>
    public static NodeSizes Managed(int? min, int? max, int? desired) => Checked(true, min, max, desired);

    /// <summary>The sizes of a self-managed group: the fewest are the desired ones or 2, but not above the most; the most are the desired ones or the
    /// fewest.</summary>
    /// <exception cref="ArgumentException">The sizes given do not fit; see <see cref="Problem"/>.</exception>
    public static NodeSizes SelfManaged(int? min, int? max, int? desired) => Checked(false, min, max, desired);

    /// <summary>Why sizes do not fit; null where they do.</summary>
    public static string? Problem(int? min, int? max, int? desired) => Problems(min, max, desired).Select(problem => problem.Text).FirstOrDefault();

    /// <summary>The sizes given and those that follow from them, whether they fit or not.</summary>
    internal static NodeSizes Filled(bool managed, int? min, int? max, int? desired)
    {
        var fewest = min ?? desired ?? Math.Min(Usual, max ?? Usual);
        var most = max ?? Math.Max(desired ?? fewest, managed ? 1 : 0);
        return new(fewest, most, managed ? desired ?? fewest : desired);
    }

    /// <summary>Everything that does not fit, by the key of a ClusterConfig that it is about.</summary>
    internal static IEnumerable<(string Key, string Text)> Problems(int? min, int? max, int? desired) => new (bool Wrong, string Key, string Text)[]
    {
        (min < 0, "minSize", $"the minimum size cannot be {min}; give 0 or more"),
        (max < 0, "maxSize", $"the maximum size cannot be {max}; give 0 or more"),
        (desired < 0, "desiredCapacity", $"the desired size cannot be {desired}; give 0 or more"),
        (min > max, "minSize", $"minimum size {min} is above the maximum of {max}; swap them"),
        (desired < min, "desiredCapacity", $"desired size {desired} is below the minimum of {min}; give a desired size between minimum and maximum"),
        (desired > max, "desiredCapacity", $"desired size {desired} is above the maximum of {max}; give a desired size between minimum and maximum"),
    }.Where(problem => problem.Wrong).Select(problem => (problem.Key, problem.Text));

    private static NodeSizes Checked(bool managed, int? min, int? max, int? desired) =>
        Problem(min, max, desired) is { } problem ? throw new ArgumentException(problem) : Filled(managed, min, max, desired);
}
