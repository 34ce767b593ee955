namespace EksAccessConstructs.Pods.Metadata;

/// <summary>A program that stands before the metadata service of nodes and gives pods roles of their own: kube2iam or kiam.</summary>
public abstract class MetadataServer
{
    private readonly ILookup<string, Workload> byAddress;
    private readonly IReadOnlyDictionary<string, ValueMap> namespaces;

    private protected MetadataServer(PodWorld world)
    {
        byAddress = world.Pods.Where(pod => pod is { IsActive: true, Address: not null }).ToLookup(pod => AddressOf(pod.Address!), StringComparer.Ordinal);
        namespaces = world.Namespaces;
    }

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Why it does not start; null where it does.</summary>
    public abstract string? StartProblem { get; }

    /// <summary>The answer to a request.</summary>
    /// <param name="address">The address that the request comes from.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The path as it is sent, with its escapes.</param>
    public MetadataAnswer Answer(string address, string method, string target)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(target);
        return MetadataPath.Read(target) is { } path
            ? Answer(address, method, path)
            : new MetadataAnswer(MetadataOutcome.Error, 400, "the path has an escape that is none");
    }

    /// <summary>Which role a pod gets that does as the SDKs of AWS do: asks which role it has, then for the credentials of that.</summary>
    public PodRole RoleOf(Workload pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        if (StartProblem is { } problem)
        {
            return new(null, "start", new MetadataAnswer(MetadataOutcome.Error, 0, problem));
        }

        var address = pod.Address ?? "";
        var list = Answer(address, "GET", MetadataPath.List);
        if (list.Status != 200 || list.Body.Length == 0)
        {
            return new(null, "list", list);
        }

        var credentials = Answer(address, "GET", MetadataPath.Of(list.Body));
        return new(credentials.IsRole ? credentials.Role : null, "follow",
            credentials.IsRole && list.IsRole ? credentials with { Reason = list.Reason } : credentials);
    }

    private protected abstract MetadataAnswer Routed(string address, string method, MetadataPath path);

    /// <summary>The pods that may have an address, in the order in which the API server lists them.</summary>
    private protected IReadOnlyList<Workload> PodsAt(string address) =>
        [.. byAddress[AddressOf(address)].OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal)];

    /// <summary>The annotations of a namespace; null where it is not known.</summary>
    private protected ValueMap? AnnotationsOf(string space) => namespaces.TryGetValue(space, out var annotations) ? annotations : null;

    /// <summary>True for two ways to write one address.</summary>
    private protected static bool IsSame(string address, string other) => AddressOf(address) == AddressOf(other);

    private static string AddressOf(string text) => System.Net.IPAddress.TryParse(text, out var address) ? address.ToString() : text;

    private MetadataAnswer Answer(string address, string method, MetadataPath path)
    {
        if (StartProblem is { } problem)
        {
            return new(MetadataOutcome.Error, 0, problem);
        }

        var cleaned = path.Cleaned();
        var answer = Routed(address, method, cleaned);
        var reasoned = cleaned.Path == path.Path ? answer : answer.Because($"the path was first cleaned by a redirect to {cleaned.Path}");
        return PodsAt(address).Any(pod => pod.Template.HostNetwork)
            ? reasoned.Because("only if the request arrives at all: traffic of pods in the host network does not pass the redirect rule, and they reach "
                + "the node's own role")
            : reasoned;
    }
}

/// <summary>The pods and namespaces that kube2iam or kiam sees.</summary>
/// <param name="Pods">The pods.</param>
/// <param name="Namespaces">The annotations of each namespace by its name.</param>
public sealed record PodWorld(ValueList<Workload> Pods, IReadOnlyDictionary<string, ValueMap> Namespaces);
