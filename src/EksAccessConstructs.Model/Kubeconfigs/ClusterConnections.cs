using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>How to reach clusters: what a deployment has told about them.</summary>
/// <param name="All">The clusters, in the order of the text.</param>
public sealed partial record ClusterConnections(ValueList<ClusterConnection> All)
{
    private const string PemInBase64 = "LS0tLS1CRUdJTi"; // -----BEGIN

    /// <summary>The command whose answer is read here.</summary>
    /// <param name="cluster">The name of the cluster; null where it is not known.</param>
    /// <param name="region">Its region; null where the shell has one.</param>
    internal static string Command(string? cluster, string? region)
    {
        var asked = new ShellCommand("aws eks describe-cluster").Option("--name", cluster ?? "CLUSTER");
        var there = region is null ? asked : asked.Option("--region", region);
        return new ShellCommand($"{there.Option("--output", "json").Line} >").Word($"{cluster ?? "cluster"}.json").Line;
    }

    /// <summary>Reads answers of <c>aws eks describe-cluster --output json</c>, of <c>aws cloudformation describe-stacks --output json</c>, and what
    /// <c>cdk deploy --outputs-file</c> writes.</summary>
    /// <remarks>Outputs of a stack are known by what they hold, whatever they are called: the ARN of a cluster, an endpoint of EKS, and a certificate in
    /// Base64, one of each.</remarks>
    /// <param name="text">JSON.</param>
    /// <param name="file">What to call it in findings.</param>
    /// <returns>The clusters; a finding (EKS226) where the text tells of none.</returns>
    public static Reading<ClusterConnections> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var reading = YamlText.Read(text, file);
        if (reading.HasErrors)
        {
            return new(null, reading.Findings);
        }

        var found = (reading.Value?.Documents ?? []).Select(document => document.Root).OfType<YamlMap>().SelectMany(Of).Distinct().ToValueList();
        return found.IsEmpty
            ? new(null, [KubeconfigRules.ClusterIsDescribed.At(new SourceLocation(file, 1, 1),
                $"this tells no endpoint and certificate authority of a cluster; run: {Command(null, null)}")])
            : new(new ClusterConnections(found), []);
    }

    private static IEnumerable<ClusterConnection> Of(YamlMap root) => root["cluster"] is YamlMap cluster
        ? Described(cluster) is { } described ? [described] : Array.Empty<ClusterConnection>()
        : Stacks(root).Select(OfOutputs).OfType<ClusterConnection>();

    private static ClusterConnection? Described(YamlMap cluster)
    {
        var (arn, endpoint) = (Text(cluster["arn"]), Text(cluster["endpoint"]));
        var authority = cluster["certificateAuthority"] is YamlMap certificate ? Text(certificate["data"]) : "";
        var outpost = cluster["outpostConfig"] is YamlMap ? Text(cluster["id"]) : "";
        return Of(arn, endpoint, authority) is { } found ? found with { OutpostId = outpost.Length > 0 ? outpost : null } : null;
    }

    private static ClusterConnection? OfOutputs(ValueList<string> values) =>
        (values.Where(value => ClusterArn().IsMatch(value)).Distinct().ToList(),
            values.Where(ClusterConnection.IsEndpointOfEks).Distinct().ToList(),
            values.Where(value => value.StartsWith(PemInBase64, StringComparison.Ordinal)).Distinct().ToList()) is ([var arn], [var endpoint], [var authority])
            ? Of(arn, endpoint, authority)
            : null;

    private static ClusterConnection? Of(string arn, string endpoint, string authority) =>
        ClusterArn().Match(arn) is { Success: true } parts && endpoint.Length > 0 && authority.Length > 0
            ? new ClusterConnection(parts.Groups["name"].Value, arn, parts.Groups["region"].Value, endpoint, authority)
            : null;

    private static IEnumerable<ValueList<string>> Stacks(YamlMap root) => root["Stacks"] is YamlList stacks
        ? stacks.Items.OfType<YamlMap>()
            .Select(stack => (stack["Outputs"] as YamlList)?.Items.OfType<YamlMap>().Select(output => Text(output["OutputValue"])).ToValueList() ?? [])
        : root.Entries.Select(stack => stack.Value).OfType<YamlMap>().Select(stack => stack.Entries.Select(output => Text(output.Value)).ToValueList());

    private static string Text(YamlNode? node) => node is YamlScalar scalar ? scalar.Value : "";

    [GeneratedRegex(@"^arn:aws[a-z-]*:eks:(?<region>[a-z0-9-]+):[0-9]{12}:cluster/(?<name>[0-9A-Za-z][A-Za-z0-9_-]{0,99})\z")]
    private static partial Regex ClusterArn();
}
