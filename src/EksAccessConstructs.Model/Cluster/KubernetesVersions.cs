using System.Globalization;

namespace EksAccessConstructs.Cluster;

/// <summary>How EKS supports a Kubernetes version.</summary>
internal enum VersionSupport
{
    /// <summary>At the usual price.</summary>
    Standard,

    /// <summary>At a higher price.</summary>
    Extended,

    /// <summary>No cluster can be made with it any more.</summary>
    Ended,

    /// <summary>Newer than the table, by so little that EKS may offer it by now.</summary>
    PerhapsOffered,

    /// <summary>Newer than anything that EKS can offer while the table is in use.</summary>
    NotOffered,
}

/// <summary>The Kubernetes versions of EKS: the one place that knows which there are, how they are supported, and what words for them mean.</summary>
/// <remarks>Source: the release calendar in the AWS page "Understand the Kubernetes version lifecycle on EKS", and the AWS price list. The table holds for the
/// day it was made, <see cref="AsOf"/>: no clock is asked, so the same input says the same on every day.</remarks>
internal static class KubernetesVersions
{
    /// <summary>The version that this project takes where none is named, and for <c>auto</c>: in standard support until 2027-03-27.</summary>
    public const string Default = "1.35";

    /// <summary>The version that eksctl 0.231 takes there.</summary>
    public const string EksctlDefault = "1.34";

    // EKS adds about three versions a year, so a table of more than a year ago still takes what is new.
    private const int PerhapsAhead = 4;

    // The version's minor number, then the first day of extended support, then the first day without any.
    private static readonly (int Minor, DateOnly StandardEnds, DateOnly ExtendedEnds)[] Table =
    [
        (23, new(2023, 10, 11), new(2024, 10, 11)),
        (24, new(2024, 1, 31), new(2025, 1, 31)),
        (25, new(2024, 5, 1), new(2025, 5, 1)),
        (26, new(2024, 6, 11), new(2025, 6, 11)),
        (27, new(2024, 7, 24), new(2025, 7, 24)),
        (28, new(2024, 11, 26), new(2025, 11, 26)),
        (29, new(2025, 3, 23), new(2026, 3, 23)),
        (30, new(2025, 7, 23), new(2026, 7, 23)),
        (31, new(2025, 11, 26), new(2026, 11, 26)),
        (32, new(2026, 3, 23), new(2027, 3, 23)),
        (33, new(2026, 7, 29), new(2027, 7, 29)),
        (34, new(2026, 12, 2), new(2027, 12, 2)),
        (35, new(2027, 3, 27), new(2028, 3, 27)),
        (36, new(2027, 8, 2), new(2028, 8, 2)),
    ];

    /// <summary>The day the table was made.</summary>
    public static DateOnly AsOf { get; } = new(2026, 11, 27);

    /// <summary>The newest version, which <c>latest</c> stands for.</summary>
    public static string Latest { get; } = Named(Table[^1].Minor);

    /// <summary>The versions in standard support, oldest first.</summary>
    public static ValueList<string> InStandardSupport { get; } =
        Table.Where(row => AsOf < row.StandardEnds).Select(row => Named(row.Minor)).ToValueList();

    /// <summary>The version that a word means: one itself, <c>latest</c>, <c>auto</c>, or nothing.</summary>
    /// <param name="word">The word.</param>
    /// <param name="usual">What is taken where none is named: <see cref="Default"/> or <see cref="EksctlDefault"/>.</param>
    public static string Meant(string? word, string usual) => word switch
    {
        null or "" or "auto" => usual,
        "latest" => Latest,
        _ => word,
    };

    /// <summary>How EKS supports a version; null for a text that is no version.</summary>
    public static VersionSupport? SupportOf(string version) => MinorOf(version) switch
    {
        null => null,
        var minor when minor < Table[0].Minor => VersionSupport.Ended,
        var minor when minor > Table[^1].Minor + PerhapsAhead => VersionSupport.NotOffered,
        var minor when minor > Table[^1].Minor => VersionSupport.PerhapsOffered,
        { } minor => SupportOf(Table[minor - Table[0].Minor]),
    };

    /// <summary>What is to be known of a version before a cluster is made with it.</summary>
    /// <returns>Null for a version in standard support, and for a text that is no version.</returns>
    public static string? Remark(string version) => SupportOf(version) switch
    {
        VersionSupport.Ended =>
            $"EKS makes no clusters with Kubernetes '{version}' any more; its support ended {EndOf(version)}; use {Usual()}",
        VersionSupport.Extended =>
            $"Kubernetes '{version}' is in extended support until {EndOf(version)}, "
            + $"which costs $0.60 instead of $0.10 an hour for each cluster; use {Usual()}",
        VersionSupport.PerhapsOffered =>
            $"Kubernetes '{version}' is newer than those that EKS offered on {Day(AsOf)}, up to {Latest}; "
            + $"if EKS offers it by now, nothing needs to be done, else use {Usual()}",
        VersionSupport.NotOffered =>
            $"EKS does not offer Kubernetes '{version}'; on {Day(AsOf)} the newest was {Latest}; use {Usual()}, "
            + "or a newer release of EksAccessConstructs if EKS offers it by now",
        VersionSupport.Standard or null => null,
    };

    private static VersionSupport SupportOf((int Minor, DateOnly StandardEnds, DateOnly ExtendedEnds) row)
    {
        if (AsOf < row.StandardEnds)
        {
            return VersionSupport.Standard;
        }

        return AsOf < row.ExtendedEnds ? VersionSupport.Extended : VersionSupport.Ended;
    }

    private static string EndOf(string version) => MinorOf(version) is { } minor && minor >= Table[0].Minor
        ? Day(Table[minor - Table[0].Minor].ExtendedEnds)
        : $"before {Day(Table[0].ExtendedEnds)}";

    private static string Usual() => $"{string.Join(", ", InStandardSupport.SkipLast(1))} or {InStandardSupport[InStandardSupport.Count - 1]}";

    private static string Named(int minor) => string.Create(CultureInfo.InvariantCulture, $"1.{minor}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? MinorOf(string version) => ControlPlaneLimits.ProblemWithVersion(version) is null
        ? int.Parse(version.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture) : null;
}
