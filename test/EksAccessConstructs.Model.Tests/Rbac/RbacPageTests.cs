using System.Text.RegularExpressions;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>The code of docs/rbac.md, compiled and run.</summary>
public sealed partial class RbacPageTests
{
    [Fact]
    public void What_the_page_shows_answers()
    {
        var manifests = RbacWriter.Write(ClusterRole.Of("view").BindIn("shop", Subject.Group("shop-developers")));
        var manifest = (YamlMap)YamlText.Read(
            RbacWriter.Write(ClusterRole.Of("view").BindTo(Subject.Group("all"))), "binding.yaml").OrThrow().Documents[0].Root!;

        var objects = KubernetesManifests.Read(manifests, "rbac.yaml").OrThrow();
        var evaluator = RbacEvaluator.Create(objects, BuiltInRoles.Nearest("1.34"));
        var decision = evaluator.Authorize(Identity.Of("ann", "shop-developers"), new ResourceRequest("get", "", "pods", "log", "web-1", "shop"));

        var subjects = evaluator.WhoCan(new ResourceRequest("delete", "apps", "deployments", Namespace: "shop")).Subjects;
        var rights = evaluator.RightsOf(Identity.ServiceAccount("shop", "robot")).Grants;

        var answer = new RbacWrites(evaluator).Decide(new RbacWrite(Identity.Of("ann"), WriteVerb.Create, manifest));
        var missing = answer.Missing;

        var paths = new Escalation(evaluator).From(Identity.Of("ann")).Paths;

        Assert.Equal("allowed by RoleBinding \"view/shop\" of ClusterRole \"view\" to Group \"shop-developers\"", decision.ToString());
        Assert.Equal([Subject.Group("system:masters")], subjects.Select(one => one.Subject));
        Assert.Equal((0, 0, 0, "forbidden-verb"), (rights.Count, missing.Count, paths.Count, answer.Word));
    }

    [Fact]
    public void Every_line_of_code_on_the_page_stands_in_a_test()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rbac.md"));
        var source = File.ReadAllText(Repository.Test("EksAccessConstructs.Model.Tests", "Rbac", "RbacPageTests.cs"))
            + File.ReadAllText(Repository.Test("EksAccessConstructs.Tests", "Rbac", "RbacDeliveryTests.cs"))
            + File.ReadAllText(Repository.Test("EksAccessConstructs.Tests", "Rbac", "KubectlDeliveryTests.cs"));

        var lines = Snippet().Matches(page).SelectMany(snippet => snippet.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line.Trim(), source, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
