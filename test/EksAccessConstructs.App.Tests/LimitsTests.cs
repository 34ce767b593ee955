using System.Globalization;
using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>More than one stack holds.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void Entries_that_do_not_fit_are_in_further_stacks_and_all_in_the_report()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster(320)));
        using var run = new AppRun(("input", folder.Path), ("defaults", "eksctl"));
        var stacks = new[] { "eks-big", "access-1-eks-big", "access-2-eks-big" }.Select(stack => Entries(run, stack)).ToList();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("EKS146: 320 access entries do not fit beside the cluster, so they are in 2 further stacks", run.Messages, StringComparison.Ordinal);
        Assert.Equal(["arn:aws:iam::111122223333:role/admin"], stacks[0]);
        Assert.Equal(320, stacks[1].Union(stacks[2]).Count());
        Assert.Empty(stacks[1].Intersect(stacks[2]));
        Assert.Equal(321, Distinct(run.Text("eks-access/big/report.json")));
    }

    [Fact]
    public void Further_stacks_are_deployed_one_after_the_other()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster(3)));
        using var run = new AppRun(("input", folder.Path), ("accessStacks", "2"));
        using var manifest = JsonDocument.Parse(run.Text("manifest.json"));
        var artifacts = manifest.RootElement.GetProperty("artifacts");

        Assert.DoesNotContain("EKS146", run.Messages, StringComparison.Ordinal);
        Assert.Contains("eks-big", Dependencies(artifacts, "access-1-eks-big"));
        Assert.Contains("access-1-eks-big", Dependencies(artifacts, "access-2-eks-big"));
    }

    [Fact]
    public void Further_stacks_never_have_the_name_of_another_cluster()
    {
        using var folder = new InputFolder(
            ("a.yaml", Cluster(3)), ("b.yaml", Cluster(3, "big-access-1")), ("c.yaml", Cluster(3, "access-1-eks-big")), ("d.yaml", Cluster(3, "access-1-big")));
        using var run = new AppRun(("input", folder.Path), ("accessStacks", "1"));

        Assert.Equal(0, run.ExitCode);
        Assert.All(["eks-big", "eks-big-access-1", "eks-access-1-eks-big", "eks-access-1-big"], stack => Assert.Single(Clusters(run, stack)));
        Assert.All(["access-1-eks-big", "access-1-eks-big-access-1"], stack => Assert.Empty(Clusters(run, stack)));
    }

    [Fact]
    public void A_stack_that_is_too_large_is_refused_with_the_way_out()
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster(480)));
        using var run = new AppRun(("input", folder.Path), ("accessStacks", "0"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cluster.yaml:1:1: error EKS144: stack 'eks-big' has 5", run.Messages, StringComparison.Ordinal);
        Assert.Contains("put access entries into further stacks with -c accessStacks=NUMBER", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two")]
    [InlineData("-1")]
    [InlineData("65")]
    public void A_number_of_stacks_that_cannot_be_is_refused(string number)
    {
        using var folder = new InputFolder(("cluster.yaml", Cluster(1)));
        using var run = new AppRun(("input", folder.Path), ("accessStacks", number));

        Assert.Contains($"error EKS096: accessStacks '{number}' is not a number of stacks; use 0 to 64", run.Messages, StringComparison.Ordinal);
    }

    private static List<string> Entries(AppRun run, string stack) =>
    [
        .. OfType(run, stack, "AWS::EKS::AccessEntry")
            .Select(entry => entry.GetProperty("PrincipalArn"))
            .Where(principal => principal.ValueKind is JsonValueKind.String)
            .Select(principal => principal.GetString()!),
    ];

    private static List<JsonElement> Clusters(AppRun run, string stack) => OfType(run, stack, "AWS::EKS::Cluster");

    // The properties of the resources of a type.
    private static List<JsonElement> OfType(AppRun run, string stack, string type)
    {
        using var template = JsonDocument.Parse(run.Text($"{stack}.template.json"));
        return [.. template.RootElement.GetProperty("Resources").EnumerateObject()
            .Where(resource => resource.Value.GetProperty("Type").GetString() == type)
            .Select(resource => resource.Value.GetProperty("Properties").Clone())];
    }

    private static IEnumerable<string?> Dependencies(JsonElement artifacts, string stack) =>
        artifacts.GetProperty(stack).GetProperty("dependencies").EnumerateArray().Select(dependency => dependency.GetString());

    // How many of the principals a report names.
    private static int Distinct(string report) => Enumerable.Range(1, 320).Select(number => $"role/dev{number:D3}").Append("role/admin")
        .Count(role => report.Contains(role, StringComparison.Ordinal));

    private static string Cluster(int entries, string name = "big") =>
        $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: {name}, region: us-west-2}}\n"
        + "availabilityZones: [us-west-2a, us-west-2b]\n"
        + "accessConfig:\n  authenticationMode: API\n  accessEntries:\n  - principalARN: arn:aws:iam::111122223333:role/admin\n    accessPolicies:\n"
        + "    - {policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}\n"
        + string.Concat(Enumerable.Range(1, entries).Select(number => string.Create(CultureInfo.InvariantCulture,
            $"  - {{principalARN: 'arn:aws:iam::111122223333:role/dev{number:D3}', kubernetesGroups: [dev]}}\n")));
}
