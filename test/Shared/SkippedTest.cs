namespace EksAccessConstructs;

/// <summary>Skips a test with a message where something it needs is not there.</summary>
internal static class SkippedTest
{
    /// <summary>Ends the test as skipped where a reason is given.</summary>
    public static void If(bool missing, string reason)
    {
        if (missing)
        {
            throw new InvalidOperationException($"$XunitDynamicSkip${reason}"); // how xunit 2 is told
        }
    }
}
