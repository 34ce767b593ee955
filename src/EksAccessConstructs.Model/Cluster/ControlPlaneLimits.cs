using System.Net;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Cluster;

/// <summary>What EKS takes of a control plane: each says why a value cannot be used, and null where it can.</summary>
internal static partial class ControlPlaneLimits
{
    private static readonly int[] RetentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private static readonly IPNetwork[] ServiceRanges = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <summary>How many ranges EKS takes for the public endpoint.</summary>
    private const int MostPublicRanges = 40;

    private static readonly IPNetwork[] PrivateRanges =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
    ];

    /// <summary>The built-in node pools of Auto Mode.</summary>
    public static ValueList<string> NodePools { get; } = ["general-purpose", "system"];

    /// <summary>The name of a cluster.</summary>
    public static string? ProblemWithName(string name) => ClusterNames.Problem(name);

    /// <summary>A Kubernetes version.</summary>
    public static string? ProblemWithVersion(string version) => Version().IsMatch(version)
        ? null : $"'{version}' is not a Kubernetes version; write it like 1.34";

    /// <summary>How many days CloudWatch Logs keeps logs; longer than eksctl's list, which is old.</summary>
    public static string? ProblemWithRetention(int days) =>
        RetentionDays.Contains(days) ? null : $"logs cannot be kept {days} days; CloudWatch knows {string.Join(", ", RetentionDays)}";

    /// <summary>The range of services.</summary>
    public static string? ProblemWithServiceRange(string cidr) =>
        IPNetwork.TryParse(cidr, out var range) && range.PrefixLength is >= 12 and <= 24
        && ServiceRanges.Any(allowed => allowed.Contains(range.BaseAddress) && allowed.PrefixLength <= range.PrefixLength)
            ? null
            : $"'{cidr}' cannot be the range of services; use one between /12 and /24 in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";

    /// <summary>A range of addresses.</summary>
    public static string? ProblemWithRange(string cidr) => IPNetwork.TryParse(cidr, out _)
        ? null : $"'{cidr}' is not an address range; write it like 10.0.0.0/8";

    /// <summary>What is wrong with a range that may reach the public endpoint, as the end of a sentence about the range.</summary>
    public static string? ProblemWithPublicRange(string cidr) => Cidrs.Parse(cidr) is { } range
        && PrivateRanges.Any(part => part.Contains(range.Address) && part.PrefixLength <= range.Length)
            ? "is a private range, which EKS refuses for the public endpoint; such callers use the private one" : null;

    /// <summary>What is wrong with the number of ranges that may reach the public endpoint, as the end of a sentence about their list.</summary>
    public static string? ProblemWithPublicRanges(int count) =>
        count <= MostPublicRanges ? null : $"names {count} ranges, but EKS takes {MostPublicRanges}; join some";

    /// <summary>How long an upgrade can be rolled back.</summary>
    public static string? ProblemWithRollback(int minutes) =>
        minutes is >= 120 and <= 10080 ? null : $"an upgrade cannot be rolled back for {minutes} minutes; use 120 to 10080";

    /// <summary>How the scheduler scores nodes.</summary>
    public static string? ProblemWithStrategy(string strategy) =>
        strategy is "LeastAllocated" or "MostAllocated" ? null : $"the scheduler has no strategy '{strategy}'; use LeastAllocated or MostAllocated";

    /// <summary>What a resource weighs for the scheduler.</summary>
    public static string? ProblemWithWeight(string resource, int weight) => resource.Length > 0 && weight is >= 1 and <= 10
        ? null
        : $"the scheduler cannot weigh the resource '{resource}' with {weight}; name a resource, and give it 1 to 10";

    /// <summary>A node pool of Auto Mode.</summary>
    public static string? ProblemWithNodePool(string pool) =>
        NodePools.Contains(pool) ? null : $"node pool '{pool}' is not built in; Auto Mode has {string.Join(" and ", NodePools)}";

    [GeneratedRegex(@"^1\.[0-9]{2}\z")]
    private static partial Regex Version();
}
