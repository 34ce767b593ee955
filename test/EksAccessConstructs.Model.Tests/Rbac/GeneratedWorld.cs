using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>A small cluster full of corner cases, and questions that hit them: few names, so that everything meets everything. All objects are valid.</summary>
internal sealed class GeneratedWorld
{
    private static readonly string[] Namespaces = ["dev", "prod", "kube-system"];
    private static readonly string[] Users = ["ann", "bob", "*", "devs", "system:serviceaccount:dev:robot", "arn:aws:sts::111122223333:assumed-role/dev/ann"];
    private static readonly string[] Groups =
    [
        "devs", "ops", "system:authenticated", "system:serviceaccounts", "system:serviceaccounts:dev", "system:unauthenticated"
    ];
    private static readonly string[] Accounts = ["robot", "default"];
    private static readonly string[] Verbs = ["get", "list", "create", "deletecollection", "impersonate", "*", "GET"];
    private static readonly string[] ApiGroups = ["", "apps", "*", "core"];
    private static readonly string[] Resources =
    [
        "pods", "pods/log", "deployments", "deployments/scale", "*/scale", "*", "namespaces", "pods/*", "*/*", "nodes"
    ];
    private static readonly string[] Names = ["a", "b", ""];
    private static readonly string[] Urls = ["/healthz", "/api/*", "/metrics*", "*", "/odd**", "/a*b"];
    private static readonly string[] Paths = ["/healthz", "/healthz/", "/api", "/api/v1", "/metrics", "/metricsx", "/odd", "/a*b", "/axb", "/"];

    private readonly Random random;

    public GeneratedWorld(int seed, int roles = 8, int bindings = 12)
    {
        random = new Random(seed);
        Objects = new RbacObjects([
            .. Enumerable.Range(0, roles).Select(i => ClusterRole($"c{i}")),
            .. Enumerable.Range(0, roles).Select(i => Role(Namespaces[i % 3], $"r{i / 3}")),
            .. Enumerable.Range(0, bindings).Select(i => Binding($"b{i}", roles)),
        ]);
    }

    public RbacObjects Objects { get; }

    public IReadOnlyList<(Identity By, AccessRequest Request)> Questions(int count) => [.. Enumerable.Range(0, count).Select(_ => (Asker(), Request()))];

    public RbacBinding AnotherBinding() => Binding("another", 8);

    public RbacRule Rule(bool urls = true) => urls && random.Next(5) == 0
        ? new RbacRule { Verbs = Some(Verbs), NonResourceUrls = Some(Urls) }
        : new RbacRule
        {
            Verbs = Some(Verbs),
            ApiGroups = Some(ApiGroups),
            Resources = Some(Resources),
            ResourceNames = random.Next(3) == 0 ? Some(Names) : [],
        };

    public RbacObjects Shuffled()
    {
        RbacObject[] all = [.. Objects.All];
        random.Shuffle(all);
        return new RbacObjects([.. all]);
    }

    private ClusterRole ClusterRole(string name) => new()
    {
        Name = name,
        Labels = random.Next(3) == 0 ? ValueMap.Of(("feeds", Pick(Accounts))) : default,
        Rules = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Rule()).ToValueList(),
        Aggregation = random.Next(5) == 0 ? new([new LabelSelector { MatchLabels = ValueMap.Of(("feeds", Pick(Accounts))) }]) : null,
    };

    private NamespaceRole Role(string space, string name) =>
        new() { Name = name, Namespace = space, Rules = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Rule(urls: false)).ToValueList() };

    private RbacBinding Binding(string name, int roles)
    {
        var subjects = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Subject()).ToValueList();
        var clusterRole = new RoleRef("ClusterRole", $"c{random.Next(roles + 1)}");
        var local = new RoleRef("Role", $"r{random.Next(3)}");
        return random.Next(3) switch
        {
            0 => new ClusterRoleBinding { Name = name, RoleRef = clusterRole, Subjects = subjects.Select(Placed).ToValueList() },
            1 => new RoleBinding { Name = name, Namespace = Pick(Namespaces), RoleRef = clusterRole, Subjects = subjects },
            _ => new RoleBinding { Name = name, Namespace = Pick(Namespaces), RoleRef = local, Subjects = subjects },
        };
    }

    // A ClusterRoleBinding has no namespace that a service account could be in.
    private static Subject Placed(Subject subject) =>
        subject.Kind == "ServiceAccount" ? subject with { Namespace = subject.Namespace ?? "prod" } : subject;

    private Subject Subject() => random.Next(3) switch
    {
        0 => EksAccessConstructs.Rbac.Subject.User(Pick(Users)),
        1 => EksAccessConstructs.Rbac.Subject.Group(Pick(Groups)),
        _ => new Subject("ServiceAccount", Pick(Accounts), random.Next(2) == 0 ? Pick(Namespaces) : null),
    };

    private Identity Asker() => random.Next(4) switch
    {
        0 => Identity.ServiceAccount(Pick(Namespaces), Pick(Accounts)),
        1 => Identity.Anonymous,
        _ => Identity.Of(Pick(Users), [.. Some(Groups)]),
    };

    private AccessRequest Request()
    {
        var parts = Pick(Resources).Split('/');
        return random.Next(6) == 0
            ? new UrlRequest(Pick(Verbs), Pick(Paths))
            : new ResourceRequest(
                Pick(Verbs), Pick(ApiGroups), parts[0], parts.Length > 1 ? parts[1] : "", Pick(Names), random.Next(4) == 0 ? "" : Pick(Namespaces));
    }

    private ValueList<string> Some(string[] items) => Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(items)).Distinct().ToValueList();

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
