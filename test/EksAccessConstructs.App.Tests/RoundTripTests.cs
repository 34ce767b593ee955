using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests;

/// <summary>What the app has written, read again as templates and manifests, decides as its input does.</summary>
public sealed class RoundTripTests
{
    private static readonly AccessRequest[] Requests =
    [
        new ResourceRequest("*", "*", "*"), new ResourceRequest("get", "", "pods") { Namespace = "shop" },
        new ResourceRequest("create", "apps", "deployments") { Namespace = "shop" }, new ResourceRequest("get", "", "secrets") { Namespace = "shop" },
        new ResourceRequest("list", "", "nodes"), new ResourceRequest("delete", "", "pods") { Namespace = "kube-system" },
    ];

    [Theory]
    [InlineData("quickstart", "secure", 3)]
    [InlineData("quickstart", "eksctl", 1)]
    [InlineData("workloads", "secure", 0)]
    [InlineData("workloads", "eksctl", 0)]
    public void The_cloud_assembly_of_a_sample_decides_as_the_sample(string sample, string defaults, int atLeast)
    {
        var folder = Path.Combine(Repository.Root, "samples", sample);
        using var run = new AppRun(("input", folder), ("defaults", defaults));
        Assert.True(run.ExitCode == 0, run.Messages);

        var source = Snapshot(folder, Directory.GetFiles(folder, "*.yaml"), defaults);
        var deployed = Snapshot(run.Folder, Directory.GetFiles(run.Folder, "*", SearchOption.AllDirectories).Where(IsRead), defaults);

        Assert.Equal((source.Mode, source.Plan.CreatorIsAdmin, source.Name), (deployed.Mode, deployed.Plan.CreatorIsAdmin, deployed.Name));
        Assert.Empty(deployed.NotRead);
        var named = source.Plan.Grants.Where(grant => !grant.Principal.IsUnresolved).ToList();
        Assert.True(named.Count >= atLeast, $"{named.Count} entries");
        Assert.Equal(Decisions(source, named), Decisions(deployed, named));
    }

    private static bool IsRead(string file) => Path.GetExtension(file) is ".json" or ".yaml" && Path.GetFileName(file) != "performance-counters.json";

    private static string[] Decisions(ClusterSnapshot cluster, List<AccessGrant> named)
    {
        var authorizer = EksAuthorizer.Create(cluster);
        return [.. from grant in named
                   from request in Requests
                   select $"{grant.Principal} {request}: {authorizer.Authorize(grant.Principal, request).GetType().Name}"];
    }

    private static IEnumerable<InputText> Files(string folder, IEnumerable<string> files) => files.Order(StringComparer.Ordinal)
        .Select(file => new InputText(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static ClusterSnapshot Snapshot(string folder, IEnumerable<string> files, string defaults)
    {
        var input = Assert.Single(ClusterInputs.Read(Files(folder, files)).Value!.Clusters);
        return ClusterSnapshot.Of(input, defaults == "eksctl" ? DefaultsFlavour.Eksctl : DefaultsFlavour.Secure).Value!;
    }
}
