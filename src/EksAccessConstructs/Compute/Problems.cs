namespace EksAccessConstructs.Compute;

/// <summary>Collects everything that is wrong, so that one exception can name it all.</summary>
internal sealed class Problems
{
    private readonly List<string> all = [];

    public void If(bool wrong, string problem)
    {
        if (wrong)
        {
            all.Add(problem);
        }
    }

    public void Add(string? problem) => If(problem is not null, problem ?? "");

    public void Add(IEnumerable<string> problems) => all.AddRange(problems);

    /// <exception cref="ArgumentException">Something is wrong; the message lists all.</exception>
    public void ThrowIfAny(string what)
    {
        if (all.Count > 0)
        {
            throw new ArgumentException($"{what}: {string.Join("; ", all)}");
        }
    }
}
