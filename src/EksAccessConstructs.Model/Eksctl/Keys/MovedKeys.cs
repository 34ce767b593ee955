using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Keys that older versions of eksctl had, or that stand in the wrong place, with what to write instead.</summary>
/// <remarks>Source: eksctl's history, v1alpha4 and v1alpha5 up to 0.231, and its release notes on Flux.</remarks>
internal static class MovedKeys
{
    private const string BothGroups = "*odeGroups[]";
    private const string Flux = "eksctl runs Flux 2 and passes its settings on; write it into 'gitops.flux.flags'";
    private const string OfSelfManaged = "it is for self-managed node groups; move the group to 'nodeGroups', or leave the key out";

    private static readonly (string Path, string Instead)[] Table =
    [
        ("git", "eksctl took it away with Flux 1; bootstrap Flux 2 by 'gitops.flux', with gitProvider and flags"),
        .. new[] { "repository", "owner", "branch", "path", "namespace", "personal", "kubeconfig", "authTokenPath" }
            .Select(key => ($"gitops.flux.{key}", Flux)),
        ("gitops.repo", "eksctl took it away with Flux 1; write the repository into 'gitops.flux.flags'"),
        ($"{BothGroups}.allowSSH", "write 'ssh: {allow: true}'"),
        ($"{BothGroups}.sshPublicKey", "write 'ssh: {publicKey: …}'"),
        ($"{BothGroups}.sshPublicKeyPath", "write 'ssh: {publicKeyPath: …}'"),
        ($"{BothGroups}.sshPublicKeyName", "write 'ssh: {publicKeyName: …}'"),
        ($"{BothGroups}.policyARNs", "write 'iam: {attachPolicyARNs: […]}'"),
        ($"{BothGroups}.attachPolicyARNs", "write 'iam: {attachPolicyARNs: […]}'"),
        ($"{BothGroups}.desiredSize", "write 'desiredCapacity'"),
        ("iam.serviceAccounts[].name", "write 'metadata: {name: …}'"),
        ("iam.serviceAccounts[].namespace", "write 'metadata: {namespace: …}'"),
        ("iam.serviceAccounts[].labels", "write 'metadata: {labels: …}'"),
        ("iam.serviceAccounts[].annotations", "write 'metadata: {annotations: …}'"),
        ("nodeGroups[].spot", "it is for managed node groups; write 'instancesDistribution: {onDemandPercentageAboveBaseCapacity: 0, …}'"),
        ("nodeGroups[].instanceTypes", "write 'instancesDistribution: {instanceTypes: […]}'"),
        ("nodeGroups[].launchTemplate", "it is for managed node groups; move the group to 'managedNodeGroups'"),
        ("managedNodeGroups[].instancesDistribution", "it is for self-managed node groups; write 'instanceTypes' and 'spot'"),
        .. new[]
        {
            "asgMetricsCollection", "classicLoadBalancerNames", "targetGroupARNs", "clusterDNS", "kubeletExtraConfig", "cpuCredits", "maxInstanceLifetime",
        }.Select(key => ($"managedNodeGroups[].{key}", OfSelfManaged)),
        ("kubernetesVersion", "write 'metadata: {version: …}'"),
        ("metadata.kubernetesVersion", "write 'metadata: {version: …}'"),
        ("name", "write 'metadata: {name: …}'"),
        ("region", "write 'metadata: {region: …}'"),
        ("serviceAccounts", "it belongs below 'iam'"),
        ("accessEntries", "it belongs below 'accessConfig'"),
        ("clusterEndpoints", "it belongs below 'vpc'"),
        ("publicAccessCIDRs", "it belongs below 'vpc'"),
    ];

    /// <summary>Where the keys stood, <c>*</c> for what comes before; no such key is known to eksctl there.</summary>
    public static IEnumerable<string> Paths => Table.Select(key => key.Path);

    /// <summary>The findings, each of which says of a key that has moved what to write instead.</summary>
    public static IEnumerable<Finding> Explained(YamlMap root, IReadOnlyList<Finding> findings)
    {
        var moved = Moved(root, "", "").ToLookup(key => key.Location);
        return findings.Select(finding => finding.Code == TextRules.UnknownKey.Code && finding.Location is { } place && moved[place].FirstOrDefault() is { } key
            ? finding with { Message = $"eksctl has no key '{key.Name}' here: {key.Instead}" } : finding);
    }

    private static IEnumerable<MovedKey> Moved(YamlNode node, string pattern, string name) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => Moved(entry, Step(pattern, entry.Key), Step(name, entry.Key))),
        YamlList list => list.Items.SelectMany((item, index) => Moved(item, $"{pattern}[]", $"{name}[{index}]")),
        _ => [],
    };

    private static IEnumerable<MovedKey> Moved(YamlEntry entry, string pattern, string name) =>
        Table.Where(key => IsAt(key.Path, pattern)).Select(key => new MovedKey(entry.Location, name, key.Instead)).Concat(Moved(entry.Value, pattern, name));

    private static bool IsAt(string path, string pattern) => path.StartsWith('*') ? pattern.EndsWith(path[1..], StringComparison.Ordinal) : path == pattern;

    private static string Step(string before, string key) => before.Length == 0 ? key : $"{before}.{key}";

    private sealed record MovedKey(SourceLocation Location, string Name, string Instead);
}
