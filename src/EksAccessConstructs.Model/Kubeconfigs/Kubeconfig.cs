using EksAccessConstructs.Access;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>A kubeconfig: the contexts by which kubectl enters clusters, each as one IAM principal.</summary>
/// <remarks>Users are as <c>aws eks update-kubeconfig</c> writes them: each token is asked of <c>aws eks get-token</c>, so that the file holds no secret.
/// Clusters are called by their ARN, as that command calls them, so that both share one entry.</remarks>
/// <param name="Contexts">The contexts, each name once.</param>
public sealed record Kubeconfig(ValueList<KubeconfigContext> Contexts)
{
    /// <summary>The version of the protocol by which kubectl asks for a token, as the AWS CLI writes it.</summary>
    internal const string ExecVersion = "client.authentication.k8s.io/v1beta1";

    /// <summary>The name of the context that kubectl takes where none is named; null for none.</summary>
    /// <value>Default: null.</value>
    public string? CurrentContext { get; init; }

    /// <summary>The contexts of one cluster, where a deployment has told how to reach it.</summary>
    /// <param name="cluster">Who may enter.</param>
    /// <param name="connections">How to reach clusters, this one among them.</param>
    /// <param name="options">Whom the contexts are for; null for the defaults.</param>
    /// <returns>No value where an error is found: nothing tells how to reach the cluster (EKS226), somebody does not get in (EKS227), or two contexts have
    /// one name (EKS229). Roles whose ARN only a deployment tells are left out with a warning (EKS228).</returns>
    public static Reading<Kubeconfig> For(ClusterSnapshot cluster, ClusterConnections connections, KubeconfigOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(connections);
        var region = cluster.Resolved?.Config.Metadata.Region;
        var known = connections.All.Where(one => (cluster.Name ?? one.Name) == one.Name && (region ?? one.Region) == one.Region).ToList();
        return known is [var only] ? For(cluster, only, options) : new(null, [KubeconfigRules.ClusterIsDescribed.At(cluster.Origin.Location, known.Count == 0
            ? $"nothing tells how to reach cluster '{cluster.Name}'; run: {ClusterConnections.Command(cluster.Name, region)} and give the file with --describe"
            : $"{known.Count} clusters are meant by '{cluster.Name}': {string.Join(", ", known.Select(one => one.Arn))}; give --describe of one")]);
    }

    /// <summary>The contexts of one cluster.</summary>
    /// <param name="cluster">Who may enter.</param>
    /// <param name="connection">How to reach it.</param>
    /// <param name="options">Whom the contexts are for; null for the defaults.</param>
    public static Reading<Kubeconfig> For(ClusterSnapshot cluster, ClusterConnection connection, KubeconfigOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(connection);
        var asked = options ?? new KubeconfigOptions();
        var findings = new List<Finding>();
        var contexts = new KubeconfigPrincipals(cluster).Of(asked.As, findings)
            .Select(principal => Context(principal, connection, asked, findings))
            .ToValueList();
        findings.AddRange(SameNames(contexts));
        return new(findings.Exists(finding => finding.Severity is Severity.Error) ? null : new Kubeconfig(contexts), findings.ToValueList());
    }

    /// <summary>These contexts and those of others; names that are there twice are an error (EKS229).</summary>
    /// <param name="others">The others.</param>
    public static Reading<Kubeconfig> Together(params IEnumerable<Kubeconfig> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var contexts = others.SelectMany(one => one.Contexts).ToValueList();
        var findings = SameNames(contexts).ToValueList();
        return new(findings.IsEmpty ? new Kubeconfig(contexts) : null, findings);
    }

    /// <summary>The whole file, for a place where none is. Text that stands for a value at deployment (a CDK token) passes through unchanged.</summary>
    public string Write() => $"apiVersion: v1\nkind: Config\npreferences: {{}}\n{string.Concat(KubeconfigSection.All.Select(Section))}{Current}";

    /// <summary>Adds the contexts to a file that is there, or brings them up to date. Everything else in it stays as it is, to the character.</summary>
    /// <param name="held">The text of the file.</param>
    /// <param name="file">What to call it in findings.</param>
    /// <returns>No value where the file is no kubeconfig (EKS230), where a name is taken by something else (EKS229), or where the file is written in a way
    /// that takes nothing without touching the rest (EKS231).</returns>
    public Reading<KubeconfigMerge> MergeInto(string held, string file)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(file);
        return KubeconfigMerge.Make(this, held, file);
    }

    /// <summary>The entries of one part of the file, each once.</summary>
    internal IEnumerable<KubeconfigEntry> Entries(KubeconfigSection section) => Contexts.Select(section.Entry).DistinctBy(entry => entry.Name);

    private string Current => CurrentContext is { } name ? $"current-context: {YamlWriter.Scalar(name)}\n" : "";

    private string Section(KubeconfigSection section) => $"{section.Key}:\n{string.Concat(Entries(section).Select(entry => entry.Text))}";

    private static KubeconfigContext Context(PrincipalArn principal, ClusterConnection cluster, KubeconfigOptions options, List<Finding> findings)
    {
        var assumed = principal is { Kind: PrincipalKind.Role, IsSsoRole: false };
        var name = options.Alias
            .Replace("{role}", principal.PermissionSet ?? principal.Name, StringComparison.Ordinal)
            .Replace("{cluster}", cluster.Name, StringComparison.Ordinal)
            .Replace("{region}", cluster.Region, StringComparison.Ordinal)
            .Replace("{account}", cluster.Account, StringComparison.Ordinal)
            .Replace("{roleAccount}", principal.Account, StringComparison.Ordinal);
        if (!assumed && options.Profile is null)
        {
            findings.Add(KubeconfigRules.NeedsProfile.At(null,
                $"nobody assumes '{principal}' by its ARN, so context '{name}' takes the credentials at hand; name a profile that has them with --profile"));
        }

        return new KubeconfigContext(name, cluster) { RoleArn = assumed ? principal.Text : null, Profile = options.Profile };
    }

    private static IEnumerable<Finding> SameNames(ValueList<KubeconfigContext> contexts) => contexts
        .GroupBy(context => context.Name, StringComparer.Ordinal)
        .Where(same => same.Count() > 1)
        .Select(same => KubeconfigRules.NameIsFree.At(null,
            $"{same.Count()} contexts would be called '{same.Key}': {string.Join(", ", same.Select(Words))}; tell them apart with --alias, "
                + "such as '{role}@{cluster}.{region}.{account}'"));

    private static string Words(KubeconfigContext context) => $"{context.RoleArn ?? "the credentials at hand"} in {context.Cluster.Arn}";
}
