using System.Text.Json;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac.ApiServer;

/// <summary>The evaluator against a real API server that holds the same objects.</summary>
public sealed class ApiServerTests(ITestOutputHelper output)
{
    private const int Seed = 20261125;
    private const string Group = "/apis/rbac.authorization.k8s.io/v1";

    private static readonly string[] Lists = ["clusterroles", "clusterrolebindings", "roles", "rolebindings"];

    [Fact]
    public async Task Answers_as_a_real_api_server_does()
    {
        Assert.SkipWhen(KubeApiServer.Folder is null,
            $"no API server at hand: set {KubeApiServer.Variable} to a folder with etcd, kube-apiserver and kube-controller-manager of Kubernetes 1.20");
        using var server = await KubeApiServer.StartAsync();
        await server.UntilAsync(async () => (await ReadAsync(server)).ClusterRoles.Any(role => role.Name == "view" && !role.Rules.IsEmpty));
        var own = await ReadAsync(server);
        var world = new GeneratedWorld(Seed, roles: 30, bindings: 60);
        // A server of this age empties aggregated roles that gather nothing; newer ones leave what is written there.
        var objects = world.Objects.All.Select(one => one is ClusterRole { Aggregation: not null } role ? role with { Rules = [] } : one).ToList();
        await ApplyAsync(server, objects);
        var evaluator = RbacEvaluator.Create(new([.. own.All, .. objects]));
        await server.UntilAsync(async () => Aggregated(await ReadAsync(server)) == Aggregated(new([.. Aggregation.Fill(evaluator.Objects.ClusterRoles)])));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken); // the authorizer's own copy lags behind the store

        var answers = new List<(string Question, bool Server, bool Ours)>();
        foreach (var (by, request) in world.Questions(1_000))
        {
            answers.Add(($"{by}: {request}", await AskAsync(server, by, request), evaluator.Authorize(by, request).IsAllowed));
        }

        output.WriteLine(
            $"{answers.Count(answer => answer.Server == answer.Ours)} of {answers.Count} questions answered alike, "
                + $"{answers.Count(answer => answer.Server)} allowed, seed {Seed}");
        Assert.DoesNotContain(answers, answer => answer.Server != answer.Ours);
        Assert.InRange(answers.Count(answer => answer.Server), 100, 900);
    }

    private static string Aggregated(RbacObjects objects) =>
        string.Join('\n', objects.ClusterRoles.Where(role => role.Aggregation is not null).OrderBy(role => role.Name, StringComparer.Ordinal)
            .Select(role => $"{role.Name} {string.Join(' ', role.Rules.Select(Coverage.Text).Order(StringComparer.Ordinal))}"));

    private static async Task ApplyAsync(KubeApiServer server, IEnumerable<RbacObject> objects)
    {
        foreach (var space in new[] { "dev", "prod" })
        {
            await server.PostAsync("/api/v1/namespaces", RbacWriter.Write(new Namespace { Name = space }), "application/yaml");
        }

        foreach (var one in objects)
        {
            var path = one.NamespaceName is { } space ? $"{Group}/namespaces/{space}" : Group;
            await server.PostAsync($"{path}/{one.Kind.ToLowerInvariant()}s", RbacWriter.Write(one), "application/yaml");
        }
    }

    private static async Task<RbacObjects> ReadAsync(KubeApiServer server)
    {
        var objects = new List<RbacObject>();
        foreach (var list in Lists)
        {
            objects.AddRange(Items(await server.GetAsync($"{Group}/{list}")));
        }

        return new RbacObjects([.. objects]);
    }

    // The items of a typed list carry no kind of their own.
    private static List<RbacObject> Items(string json)
    {
        using var list = JsonDocument.Parse(json);
        var kind = list.RootElement.GetProperty("kind").GetString()![..^"List".Length];
        return list.RootElement.GetProperty("items").EnumerateArray()
            .SelectMany(item => World.Of($$"""{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "{{kind}}", {{item.GetRawText()[1..]}}""").All)
            .ToList();
    }

    private static async Task<bool> AskAsync(KubeApiServer server, Identity by, AccessRequest request)
    {
        object? resource = request is ResourceRequest wanted
            ? new
            {
                verb = wanted.Verb,
                group = wanted.Group,
                resource = wanted.Resource,
                subresource = wanted.Subresource,
                name = wanted.Name,
                @namespace = wanted.Namespace,
            }
            : null;
        object? url = request is UrlRequest path ? new { verb = path.Verb, path = path.Path } : null;
        var review = new
        {
            apiVersion = "authorization.k8s.io/v1",
            kind = "SubjectAccessReview",
            spec = new { user = by.User, groups = by.Groups.ToArray(), resourceAttributes = resource, nonResourceAttributes = url },
        };
        using var answer = JsonDocument.Parse(await server.PostAsync("/apis/authorization.k8s.io/v1/subjectaccessreviews", JsonSerializer.Serialize(review)));
        return answer.RootElement.GetProperty("status").GetProperty("allowed").GetBoolean();
    }
}
