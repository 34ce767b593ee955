namespace EksAccessConstructs.Templates;

/// <summary>Something that may be there, and what of it is there whatever open conditions turn out to be.</summary>
/// <param name="Possible">All that it may be.</param>
/// <param name="Certain">What it is in any case; null where it may be missing.</param>
internal sealed record Uncertain<T>(T Possible, T? Certain)
    where T : class;
