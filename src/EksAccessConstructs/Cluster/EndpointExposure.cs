using System.Net;

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
    /// <param name="cidrs">IPv4 or IPv6 ranges; the whole internet has to be said: <c>0.0.0.0/0</c>.</param>
    /// <exception cref="ArgumentException">No range is given, or one is not a range.</exception>
    public static EndpointExposure PrivateAndPublicFrom(params string[] cidrs) => new(true, true, Checked(cidrs));

    /// <summary>Only over the internet from these address ranges; nodes reach the API over it too.</summary>
    /// <inheritdoc cref="PrivateAndPublicFrom" path="/param|/exception"/>
    public static EndpointExposure PublicFrom(params string[] cidrs) => new(false, true, Checked(cidrs));

    /// <summary>True where the API answers in the VPC.</summary>
    public bool PrivateAccess { get; }

    /// <summary>True where the API answers on the internet.</summary>
    public bool PublicAccess { get; }

    /// <summary>The address ranges that may call from the internet; empty where nobody may.</summary>
    public ValueList<string> PublicCidrs { get; }

    /// <summary>True where the whole internet may knock.</summary>
    public bool IsOpenToTheInternet => PublicCidrs.Any(cidr => cidr is "0.0.0.0/0" or "::/0");

    private static ValueList<string> Checked(string[] cidrs)
    {
        ArgumentNullException.ThrowIfNull(cidrs);
        if (cidrs.Length == 0)
        {
            throw new ArgumentException("name the address ranges that may reach the API; '0.0.0.0/0' is the whole internet", nameof(cidrs));
        }

        foreach (var cidr in cidrs)
        {
            if (!Cdk.Token.IsUnresolved(cidr) && !IPNetwork.TryParse(cidr, out _))
            {
                throw new ArgumentException(
                    $"'{cidr}' is not an address range; write it like 203.0.113.0/24, with no bits set after the prefix",
                    nameof(cidrs));
            }
        }

        return [.. cidrs];
    }
}
