using System.Text.Json;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests;

/// <summary>The report that the app writes says what the verbs say of the same input, and an input that check lets pass is one that the app builds.</summary>
public sealed class ReportAgreementTests
{
    private const string MadeRole = "a role of the stack";

    private static readonly ResourceRequest Everything = new("*", "*", "*");

    [Theory]
    [InlineData("secure")]
    [InlineData("eksctl")]
    public void The_report_agrees_with_the_verbs(string defaults)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            using var folder = new FilesInFolder(new MadeUpCluster(seed).Files);
            using var run = new AppRun(("input", folder.Path), ("defaults", defaults), ("cluster", "shop"));

            Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Messages}");
            var (said, isBuilt) = Administrators(folder.Path, defaults);
            Assert.Equal((seed, said), (seed, Reported(run.Text("eks-access/shop/report.json"), isBuilt)));
        }
    }

    // What the verbs say; a role that the stack makes has one name there and another in the template.
    private static (string Who, bool IsBuilt) Administrators(string folder, string defaults)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => new InputText(file, File.ReadAllText(file)));
        var input = Assert.Single(ClusterInputs.Read(files).OrThrow().Clusters);
        var authorizer = EksAuthorizer.Create(ClusterSnapshot.Of(input, defaults == "eksctl" ? DefaultsFlavour.Eksctl : DefaultsFlavour.Secure).Value!);
        var able = authorizer.WhoCan(Everything).Principals.Where(one => one.Decision.IsAllowed).Select(one => one.Who);
        return (string.Join(", ", able.Select(who => who == Access.DedicatedAdmin.Label ? MadeRole : who).Order(StringComparer.Ordinal)),
            authorizer.Snapshot.IsBuilt);
    }

    // What a stack adds to a cluster that exists, the verbs do not know of.
    private static string Reported(string report, bool isBuilt)
    {
        using var json = JsonDocument.Parse(report);
        var names = json.RootElement.GetProperty("administrators").EnumerateArray().Select(name => name.GetString() ?? "");
        return string.Join(", ", names
            .Select(name => name.EndsWith("of this stack", StringComparison.Ordinal) ? MadeRole : name)
            .Where(name => isBuilt || name != MadeRole)
            .Order(StringComparer.Ordinal));
    }
}
