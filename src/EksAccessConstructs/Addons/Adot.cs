using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What AWS's distribution of OpenTelemetry is like.</summary>
public sealed record AdotProps : AddonWithRoleProps
{
    /// <summary>Whether its collector writes metrics to Amazon Managed Service for Prometheus.</summary>
    /// <value>Default: true.</value>
    public bool PrometheusMetrics { get; init; } = true;

    /// <summary>Whether its collector takes traces by OTLP and writes them to X-Ray.</summary>
    /// <value>Default: true.</value>
    public bool Traces { get; init; } = true;

    /// <summary>Whether its collector writes logs of containers to CloudWatch.</summary>
    /// <value>Default: true.</value>
    public bool ContainerLogs { get; init; } = true;
}

/// <summary>AWS's distribution of OpenTelemetry, as an EKS add-on; each of its collectors has a role of its own. It needs cert-manager (EKS161).</summary>
/// <remarks>Which collectors run, and where to, says <see cref="ManagedAddonProps.Configuration"/>.</remarks>
public sealed class Adot : Construct
{
    /// <summary>Defines the add-on and its roles.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS would refuse it; the message lists every problem, one a line, with what to do instead.</exception>
    public Adot(Construct scope, string id, AdotProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        AddonParts.Findings(AddonNames.Adot, props).ThrowOrWarn(this, nameof(props));
        Roles = AddonTable.AccountsOf(AddonNames.Adot).Zip([props.PrometheusMetrics, props.Traces, props.ContainerLogs])
            .Where(account => account.Second && props.ServiceAccountRole is null)
            .ToDictionary(account => account.First.Name, account => props.ExistingRole ?? Role(account.First, props));
        Addon = new ClusterAddon(this, "Addon", AddonParts.Common(AddonNames.Adot, props) with
        {
            ServiceAccountRole = props.ServiceAccountRole,
            PodIdentities = [.. Roles.Select(role => new AddonPodIdentity(role.Key, role.Value))],
        });
    }

    /// <summary>The add-on.</summary>
    public ClusterAddon Addon { get; }

    /// <summary>The roles of its collectors, by the names of their service accounts.</summary>
    public IReadOnlyDictionary<string, Iam.IRole> Roles { get; }

    private Iam.Role Role(AddonAccount account, AdotProps props) => AddonParts.Role(
        new Construct(this, account.Name), AddonNames.Adot, account.Name, props, new NewRole { ManagedPolicyNames = account.Policies });
}
