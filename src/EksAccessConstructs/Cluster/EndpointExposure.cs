namespace EksAccessConstructs.Cluster;

/// <summary>From where the Kubernetes API can be reached.</summary>
public sealed record EndpointExposure
{
    private EndpointExposure(bool isPrivate, bool isPublic, ValueList<string> cidrs)
    {
        PrivateAccess = isPrivate;
        PublicAccess = isPublic;
        PublicCidrs = cidrs;
    }

    /// <summary>Only from the VPC and what is connected to it.</summary>
    public static EndpointExposure Private { get; } = new(true, false, []);

    /// <summary>From the VPC, and over the internet from these address ranges. Whoever may reach it still has to authenticate.</summary>
    /// <param name="cidrs">IPv4 or IPv6 ranges, at least one; the whole internet has to be said: <c>0.0.0.0/0</c>. The cluster refuses what is no
    /// range.</param>
    public static EndpointExposure PrivateAndPublicFrom(params string[] cidrs) => new(true, true, Listed(cidrs));

    /// <summary>Only over the internet from these address ranges; nodes reach the API over it too.</summary>
    /// <inheritdoc cref="PrivateAndPublicFrom" path="/param"/>
    public static EndpointExposure PublicFrom(params string[] cidrs) => new(false, true, Listed(cidrs));

    /// <summary>True where the API answers in the VPC.</summary>
    public bool PrivateAccess { get; }

    /// <summary>True where the API answers on the internet.</summary>
    public bool PublicAccess { get; }

    /// <summary>The address ranges that may call from the internet; empty where nobody may.</summary>
    public ValueList<string> PublicCidrs { get; }

    /// <summary>True where the whole internet may knock.</summary>
    public bool IsOpenToTheInternet => PublicCidrs.Any(cidr => cidr is "0.0.0.0/0" or "::/0");

    /// <summary>Everything that EKS would refuse, each problem with its way out; <see cref="EksCluster"/> asks before it is defined.</summary>
    internal IEnumerable<string> Problems()
    {
        if (PublicAccess && PublicCidrs.IsEmpty)
        {
            yield return "name the address ranges that may reach the API; '0.0.0.0/0' is the whole internet";
        }

        if (ControlPlaneLimits.ProblemWithPublicRanges(PublicCidrs.Count) is { } tooMany)
        {
            yield return $"the public endpoint {tooMany}";
        }

        foreach (var problem in PublicCidrs.Where(cidr => !Cdk.Token.IsUnresolved(cidr)).Select(Problem).OfType<string>())
        {
            yield return problem;
        }
    }

    private static string? Problem(string cidr) => ControlPlaneLimits.ProblemWithRange(cidr)
        ?? (ControlPlaneLimits.ProblemWithPublicRange(cidr) is { } refused ? $"'{cidr}' {refused}" : null);

    private static ValueList<string> Listed(string[] cidrs)
    {
        ArgumentNullException.ThrowIfNull(cidrs);
        return [.. cidrs];
    }
}
