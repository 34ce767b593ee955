using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Benchmarks.Rbac;

/// <summary>A cluster as big ones are: teams with namespaces, roles of a few rules, users with some groups, service accounts.
/// The same seed gives the same cluster.</summary>
internal sealed class BigWorld
{
    private static readonly string[] Groups = ["", "apps", "batch", "networking.k8s.io", "rbac.authorization.k8s.io", "example.com"];
    private static readonly string[] Resources =
    [
        "pods", "pods/log", "pods/exec", "services", "configmaps", "secrets", "endpoints", "events", "serviceaccounts", "persistentvolumeclaims", "deployments",
        "deployments/scale",
        "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs", "ingresses", "networkpolicies", "roles", "rolebindings", "widgets", "widgets/status",
        "leases",
    ];

    private static readonly string[][] Verbs =
    [
        ["get", "list", "watch"], ["get"], ["create", "update", "patch", "delete"], ["get", "list", "watch", "create", "update", "patch", "delete"], ["*"]
    ];
    private static readonly string[] AskedVerbs = ["get", "list", "watch", "create", "update", "patch", "delete"];

    private readonly Random random;
    private readonly int users;
    private readonly int groups;
    private readonly int namespaces;

    public BigWorld(int roles, int bindings, int seed)
    {
        random = new Random(seed);
        users = Math.Max(10, bindings / 10);
        groups = Math.Max(5, bindings / 50);
        namespaces = Math.Max(5, bindings / 100);
        var clusterRoles = roles / 2;
        Objects = new RbacObjects([
            .. Enumerable.Range(0, clusterRoles).Select(i => new ClusterRole { Name = $"cluster-role-{i}", Rules = Rules() }),
            .. Enumerable.Range(0, roles - clusterRoles)
                .Select(i => new NamespaceRole { Name = $"role-{i / namespaces}", Namespace = $"team-{i % namespaces}", Rules = Rules() }),
            .. Enumerable.Range(0, bindings).Select(i => Binding(i, clusterRoles, roles - clusterRoles)),
        ]);
    }

    public RbacObjects Objects { get; }

    /// <summary>Questions of these users about things in these namespaces; some name resources that no rule knows, some are about URLs.</summary>
    public (Identity By, AccessRequest Request)[] Questions(int count) => [.. Enumerable.Range(0, count).Select(_ => (Asker(), Request()))];

    private ValueList<RbacRule> Rules() => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(40) == 0
        ? new RbacRule { Verbs = ["get"], ApiGroups = ["*"], Resources = ["*"] }
        : new RbacRule
        {
            Verbs = [.. Pick(Verbs)],
            ApiGroups = [Pick(Groups)],
            Resources = [Pick(Resources), Pick(Resources), Pick(Resources)],
            ResourceNames = random.Next(10) == 0 ? ["app"] : [],
        })
        .ToValueList();

    private RbacBinding Binding(int i, int clusterRoles, int roles)
    {
        ValueList<Subject> subjects = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) switch
        {
            0 => Subject.User($"user-{random.Next(users)}"),
            1 => Subject.Group($"group-{random.Next(groups)}"),
            _ => Subject.ServiceAccount($"team-{random.Next(namespaces)}", $"sa-{random.Next(5)}"),
        }).ToValueList();
        var role = random.Next(roles);
        var space = random.Next(namespaces);
        return random.Next(10) switch
        {
            0 => new ClusterRoleBinding
            {
                Name = $"binding-{i}",
                RoleRef = new("ClusterRole", $"cluster-role-{random.Next(clusterRoles)}"),
                Subjects = subjects,
            },
            < 6 => new RoleBinding
            {
                Name = $"binding-{i}",
                Namespace = $"team-{space}",
                RoleRef = new("ClusterRole", $"cluster-role-{random.Next(clusterRoles)}"),
                Subjects = subjects,
            },
            _ => new RoleBinding
            {
                Name = $"binding-{i}",
                Namespace = $"team-{role % namespaces}",
                RoleRef = new("Role", $"role-{role / namespaces}"),
                Subjects = subjects,
            },
        };
    }

    private Identity Asker() => random.Next(3) == 0
        ? Identity.ServiceAccount($"team-{random.Next(namespaces)}", $"sa-{random.Next(5)}")
        : Identity.Of($"user-{random.Next(users)}", $"group-{random.Next(groups)}", $"group-{random.Next(groups)}");

    private AccessRequest Request()
    {
        var parts = (random.Next(20) == 0 ? "unknowns" : Pick(Resources)).Split('/');
        return random.Next(50) == 0
            ? new UrlRequest("get", "/metrics")
            : new ResourceRequest(Pick(AskedVerbs), Pick(Groups), parts[0], parts.Length > 1 ? parts[1] : "", random.Next(2) == 0 ? "app" : "",
                random.Next(10) == 0 ? "" : $"team-{random.Next(namespaces)}");
    }

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
