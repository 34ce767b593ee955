namespace EksAccessConstructs.Rbac;

/// <summary>A near miss with what it is ranked by.</summary>
/// <param name="Miss">The near miss.</param>
/// <param name="Distance">How far it is from the request among those that differ in as many things; 0 is the nearest.</param>
/// <param name="Alike">What near misses have in common of which one tells all, such as one role bound in many namespaces.</param>
internal sealed record NearMissCandidate(NearMiss Miss, int Distance, string Alike)
{
    /// <summary>The nearest: those first in which one thing differs, and of several that are alike the first.</summary>
    public static ValueList<NearMiss> Nearest(IEnumerable<NearMissCandidate> candidates) => candidates
        .OrderBy(candidate => candidate.Miss.Differs.Count)
        .ThenBy(candidate => candidate.Distance)
        .DistinctBy(candidate => candidate.Alike, StringComparer.Ordinal)
        .Take(NearMiss.Shown)
        .Select(candidate => candidate.Miss)
        .ToValueList();
}
