using System.Text;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Writes access entries as the <c>accessConfig</c> of an eksctl ClusterConfig, which this project's app and eksctl both read.</summary>
public static class AccessEntryYaml
{
    /// <summary>The block, ready to be put into a ClusterConfig; texts in quotes, grants in their order.</summary>
    /// <param name="grants">The grants.</param>
    /// <param name="mode">The authentication mode to go with them.</param>
    public static string Write(IEnumerable<AccessGrant> grants, ClusterAuthenticationMode mode)
    {
        ArgumentNullException.ThrowIfNull(grants);
        var text = new StringBuilder();
        Line(text, 0, "accessConfig:");
        Line(text, 1, $"authenticationMode: {mode.ToApiValue()}");
        var all = grants.ToList();
        Line(text, 1, all.Count == 0 ? "accessEntries: []" : "accessEntries:");
        foreach (var grant in all)
        {
            Entry(text, grant);
        }

        return text.ToString();
    }

    private static void Entry(StringBuilder text, AccessGrant grant)
    {
        Line(text, 2, $"- principalARN: {AwsAuthWriter.Quoted(grant.Principal.Text)}");
        if (grant.Type != EntryType.Standard)
        {
            Line(text, 3, $"type: {grant.Type}");
        }

        if (grant.Username is { } name)
        {
            Line(text, 3, $"kubernetesUsername: {AwsAuthWriter.Quoted(name)}");
        }

        List(text, 3, "kubernetesGroups", grant.Groups);
        if (grant.Policies.IsEmpty)
        {
            return;
        }

        Line(text, 3, "accessPolicies:");
        foreach (var (policy, scope) in grant.Policies)
        {
            Line(text, 4, $"- policyARN: {AwsAuthWriter.Quoted(policy.ArnIn(grant.Principal.Partition.Length == 0 ? "aws" : grant.Principal.Partition))}");
            Line(text, 5, "accessScope:");
            Line(text, 6, $"type: {scope.ApiValue}");
            List(text, 6, "namespaces", scope.Match(() => [], names => names));
        }
    }

    private static void List(StringBuilder text, int level, string key, ValueList<string> items)
    {
        if (!items.IsEmpty)
        {
            Line(text, level, $"{key}:");
            foreach (var item in items)
            {
                Line(text, level + 1, $"- {AwsAuthWriter.Quoted(item)}");
            }
        }
    }

    private static void Line(StringBuilder text, int level, string line) => text.Append(' ', level * 2).Append(line).Append('\n');
}
