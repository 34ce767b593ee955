using EksAccessConstructs.Review;

namespace EksAccessConstructs.Pages;

/// <summary>The outcome of a report in a few words, for the first line that a reviewer reads.</summary>
internal static class ReportVerdict
{
    /// <summary>The words.</summary>
    public static string Of(ClusterMeasures measures, ValueList<SameAccess> everybody)
    {
        var (certain, perhaps) = (Administrators(everybody, isMaybe: false), Administrators(everybody, isMaybe: true));
        var others = everybody.Where(same => !same.IsAdministrator).Sum(same => same.Holders.Count);
        var risky = measures.Risks.SelectMany(risk => risk.Who).Distinct(StringComparer.Ordinal).Count();
        string?[] words =
        [
            certain == 0 ? "no administrator that the files name" : Count(certain, "administrator"),
            perhaps == 0 ? null : $"{perhaps} perhaps administrator",
            others == 0 ? "nobody else has rights" : $"{Count(others, "other")} with rights",
            risky == 0 ? null : $"{risky} of them with dangerous rights",
        ];
        return string.Join(", ", words.OfType<string>());
    }

    private static int Administrators(ValueList<SameAccess> everybody, bool isMaybe) => everybody
        .Where(same => same.Access.FirstOrDefault(place => place.IsAdministrator) is { } place && place.IsMaybe == isMaybe)
        .Sum(same => same.Holders.Count);

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
