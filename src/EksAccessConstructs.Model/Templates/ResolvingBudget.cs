namespace EksAccessConstructs.Templates;

/// <summary>How much is resolved of one input: functions that refer to each other can grow without end.</summary>
internal sealed class ResolvingBudget
{
    /// <summary>The deepest that functions refer to each other.</summary>
    public const int MaxDepth = 120;

    // A template holds a megabyte at most; the values of fifty such templates can be resolved with this.
    private const int MaxSteps = 2_000_000;
    private const int MaxText = 1_000_000;

    private int steps = MaxSteps;

    /// <summary>Takes one step; false where none is left.</summary>
    public bool Step() => steps > 0 && --steps > 0;

    /// <summary>Takes as many steps as a text is long; false where it is longer than any real one.</summary>
    public bool Text(int length)
    {
        steps -= length / 16;
        return length <= MaxText && steps > 0;
    }
}
