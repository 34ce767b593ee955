using EksAccessConstructs.Access;

namespace EksAccessConstructs.Rights;

/// <summary>Where rights count: the whole cluster, a namespace, or the namespaces that a pattern of an access policy takes in.</summary>
internal static class Places
{
    /// <summary>The whole cluster. No namespace and no pattern is called so alone.</summary>
    public const string Cluster = "*";

    /// <summary>The whole cluster first, then by name.</summary>
    public static IComparer<string> InOrder { get; } = Comparer<string>.Create(Compare);

    /// <summary>The whole cluster first, then by name.</summary>
    public static int Compare(string? one, string? other) => (one == Cluster, other == Cluster) switch
    {
        (true, true) => 0,
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(one, other),
    };

    /// <summary>The place in words.</summary>
    public static string Words(string place) => place == Cluster ? "the whole cluster" : place;

    /// <summary>True where rights in one place count in all of another.</summary>
    public static bool TakesIn(string wide, string narrow) => wide != narrow && (wide == Cluster || NamespacePattern.Covers(wide, narrow) is true);
}
