using EksAccessConstructs.Access;

namespace EksAccessConstructs.Rights;

/// <summary>Where rights count: the whole cluster, a namespace, or the namespaces that a pattern of an access policy takes in.</summary>
internal static class Places
{
    /// <summary>The whole cluster. No namespace and no pattern is called so alone.</summary>
    public const string Cluster = "*";

    /// <summary>True where rights in one place count in all of another.</summary>
    public static bool TakesIn(string wide, string narrow) => wide != narrow && (wide == Cluster || NamespacePattern.Covers(wide, narrow) is true);
}
