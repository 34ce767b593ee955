using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>How much a team may use together in each of its namespaces: a ResourceQuota.</summary>
/// <remarks>Quantities are those of Kubernetes: <c>20</c> or <c>500m</c> CPUs, <c>64Gi</c>. Where CPU or memory is limited, Kubernetes refuses pods that ask
/// for none; give <see cref="TeamLimits"/>, which fills it in.</remarks>
public sealed record TeamQuota
{
    /// <summary>The CPUs that all pods together may ask for.</summary>
    /// <value>Default: any.</value>
    public string? Cpu { get; init; }

    /// <summary>The memory that all pods together may ask for.</summary>
    /// <value>Default: any.</value>
    public string? Memory { get; init; }

    /// <summary>The memory that all pods together may be limited to.</summary>
    /// <value>Default: any.</value>
    public string? MemoryLimit { get; init; }

    /// <summary>How many pods there may be.</summary>
    /// <value>Default: any number.</value>
    public int? Pods { get; init; }

    /// <summary>The storage that all volume claims together may ask for.</summary>
    /// <value>Default: any.</value>
    public string? Storage { get; init; }

    /// <summary>How many services may have load balancers of AWS, which cost by the hour.</summary>
    /// <value>Default: any number.</value>
    public int? LoadBalancers { get; init; }

    /// <summary>Further limits, by the keys of a ResourceQuota, such as <c>count/secrets</c>.</summary>
    /// <value>Default: none.</value>
    public ValueMap Others { get; init; }

    /// <summary>The <c>spec.hard</c> of the quota.</summary>
    internal IEnumerable<(string Key, string Quantity)> Hard =>
        Given(
            ("requests.cpu", Cpu), ("requests.memory", Memory), ("limits.memory", MemoryLimit), ("pods", TeamManifests.Count(Pods)),
            ("requests.storage", Storage), ("services.loadbalancers", TeamManifests.Count(LoadBalancers)))
        .Concat(Others.Select(other => (other.Key, other.Value)));

    private static IEnumerable<(string Key, string Quantity)> Given(params IEnumerable<(string Key, string? Quantity)> limits) =>
        limits.Where(limit => limit.Quantity is not null).Select(limit => (limit.Key, limit.Quantity ?? ""));
}

/// <summary>What a container gets that says nothing itself, and the most that one may ask for, in each namespace of a team: a LimitRange.</summary>
/// <remarks>Quantities are those of Kubernetes: <c>100m</c> CPUs, <c>256Mi</c>.</remarks>
public sealed record TeamLimits
{
    /// <summary>The CPUs that a container asks for where it says nothing.</summary>
    /// <value>Default: none.</value>
    public string? DefaultCpu { get; init; }

    /// <summary>The memory that a container asks for and is limited to where it says nothing.</summary>
    /// <value>Default: none.</value>
    public string? DefaultMemory { get; init; }

    /// <summary>The most CPUs that a container may be limited to.</summary>
    /// <value>Default: any.</value>
    public string? MostCpu { get; init; }

    /// <summary>The most memory that a container may be limited to.</summary>
    /// <value>Default: any.</value>
    public string? MostMemory { get; init; }

    /// <summary>The item of the LimitRange.</summary>
    internal DocumentValue.Mapping Item
    {
        get
        {
            var item = DocumentValue.Map(("type", "Container"));
            item = With(item, "default", ("memory", DefaultMemory));
            item = With(item, "defaultRequest", ("cpu", DefaultCpu), ("memory", DefaultMemory));
            return With(item, "max", ("cpu", MostCpu), ("memory", MostMemory));
        }
    }

    private static DocumentValue.Mapping With(DocumentValue.Mapping item, string key, params IReadOnlyList<(string Key, string? Quantity)> quantities)
    {
        var given = DocumentValue.Map([.. quantities.Where(one => one.Quantity is not null).Select(one => (one.Key, (DocumentValue)(one.Quantity ?? "")))]);
        return given.Entries.IsEmpty ? item : item.With(key, given);
    }
}

/// <summary>What pods of a team may reach and be reached from, before policies of the team's own allow more.</summary>
/// <remarks>Network policies count where the cluster has somebody who holds them: the VPC CNI with network policies on, Cilium, Calico.</remarks>
public enum TeamNetwork
{
    /// <summary>Everything; no policy is made.</summary>
    Open,

    /// <summary>Pods reach everything and are reached from their own namespace alone.</summary>
    DenyIngress,

    /// <summary>Pods reach their own namespace and DNS, and are reached from their own namespace alone.</summary>
    DenyAll,
}
