using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>ClusterRoles that aggregate each other, against the controller visiting them in every kind of order.</summary>
public sealed class AggregationOrderTests
{
    private static readonly Identity Ann = Identity.Of("ann");
    private static readonly ResourceRequest Pods = new("get", "", "pods");

    [Fact]
    public void What_one_order_keeps_and_another_loses_is_unknown()
    {
        var answer = Ask([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x")], "a", Pods);

        var unknown = Assert.IsType<Decision.Unknown>(answer);
        Assert.Equal(
            ["ClusterRoles 'a' and 'b' aggregate each other, and the controller's order decides which of the rules written by hand they keep"], unknown.Causes);
    }

    [Fact]
    public void What_comes_from_outside_the_cycle_is_certain() =>
        Assert.True(Ask([Gatherer("a", "x", "nodes", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Plain("c", "y", "pods")], "a", Pods).IsAllowed);

    [Fact]
    public void What_all_of_the_cycle_hold_is_certain() =>
        Assert.True(Ask([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "pods", label: "x")], "a", Pods).IsAllowed);

    [Fact]
    public void What_no_order_gives_is_denied() =>
        Assert.IsType<Decision.Denied>(
            Ask([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x")], "a", new ResourceRequest("get", "", "secrets")));

    [Fact]
    public void A_cycle_that_nothing_else_feeds_keeps_what_one_role_holds() =>
        Assert.True(Ask([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", null, label: "x")], "b", Pods).IsAllowed);

    [Fact]
    public void What_a_role_gathers_from_a_cycle_is_as_open_as_the_cycle() =>
        Assert.IsType<Decision.Unknown>(
            Ask([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Gatherer("top", "x")], "top", Pods));

    [Fact]
    public void A_cycle_may_catch_what_a_role_that_feeds_it_soon_loses() =>
        Assert.IsType<Decision.Unknown>(
            Ask([Gatherer("a", "x", label: "y"), Gatherer("b", "y", label: "x"), Gatherer("c", "z", "pods", label: "x"), Plain("d", "z", "nodes")], "b", Pods));

    [Fact]
    public void Lists_name_what_is_unknown_apart_from_what_is_allowed()
    {
        var cluster = Cluster([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Plain("c", "y", "secrets")], "a");
        var rights = cluster.RightsOf(Ann);

        Assert.Equal(["secrets"], rights.Rules.Select(rule => rule.Resources[0]));
        Assert.Equal(["pods", "nodes"], rights.Unknown.Select(right => right.Grant.Rule.Resources[0]));
        Assert.StartsWith(
            "perhaps {APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\"]} by ClusterRoleBinding \"b\" of ClusterRole \"a\" to User \"ann\": "
                + "ClusterRoles 'a' and 'b' aggregate each other",
            rights.Unknown[0].ToString(),
            StringComparison.Ordinal);
        Assert.Equal([Subject.User("ann")], cluster.WhoCan(Pods).Unknown.Select(one => one.Subject));
        Assert.DoesNotContain(cluster.WhoCan(Pods).Subjects, one => one.Subject == Subject.User("ann"));
        Assert.Empty(cluster.WhoCan(new ResourceRequest("get", "", "secrets")).Unknown);
    }

    [Fact]
    public void Another_binding_that_surely_allows_leaves_nothing_unknown()
    {
        var cluster = Cluster([Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Plain("c", "z", "pods")], "a", "c");

        Assert.True(cluster.Decide(Ann, Pods).IsAllowed);
        Assert.Empty(cluster.WhoCan(Pods).Unknown);
    }

    [Fact]
    public void A_way_up_that_hangs_on_the_order_is_named_as_unknown()
    {
        var everything = Plain("all", "n", "pods") with { Rules = [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }] };
        var paths = new Escalation(Cluster([Gatherer("a", "x", label: "y") with { Rules = everything.Rules }, Gatherer("b", "y", "nodes", label: "x")], "a"))
            .From(Ann);

        Assert.Empty(paths.Paths);
        Assert.StartsWith("ClusterRoles 'a' and 'b' aggregate each other", Assert.Single(paths.Unknown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets", WriteOutcome.Allowed)]
    [InlineData("pods", WriteOutcome.Unknown)]
    [InlineData("services", WriteOutcome.ForbiddenEscalation)]
    public void Rights_that_hang_on_the_order_may_or_may_not_be_passed_on(string resource, WriteOutcome outcome)
    {
        var writer = new ClusterRole
        {
            Name = "writer",
            Rules = [new() { Verbs = ["create"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["clusterroles", "clusterrolebindings"] }],
        };
        var cluster = Cluster(
            [Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Plain("c", "y", "secrets"), writer], "a", "writer");

        Assert.Equal(outcome, Create(cluster, Plain("new", "n", resource)));
    }

    [Fact]
    public void A_role_that_may_hold_more_than_the_giver_may_or_may_not_be_given()
    {
        var writer = new ClusterRole
        {
            Name = "writer",
            Rules = [new() { Verbs = ["create"], ApiGroups = ["rbac.authorization.k8s.io"], Resources = ["clusterrolebindings"] }],
        };
        var cluster = Cluster(
            [Gatherer("a", "x", "pods", label: "y"), Gatherer("b", "y", "nodes", label: "x"), Plain("c", "z", "pods"), writer], "c", "writer");

        Assert.Equal(WriteOutcome.Unknown,
            Create(cluster, new ClusterRoleBinding { Name = "new", RoleRef = new("ClusterRole", "a"), Subjects = [Subject.User("bob")] }));
        Assert.Equal(WriteOutcome.Allowed,
            Create(cluster, new ClusterRoleBinding { Name = "new", RoleRef = new("ClusterRole", "c"), Subjects = [Subject.User("bob")] }));
    }

    [Fact]
    public void Every_order_of_the_controller_gives_what_is_certain_and_no_more_than_is_possible()
    {
        var cyclic = 0;
        var open = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var world = World(seed);
            var outcomes = Outcomes(world);
            var aggregation = new Aggregation(world);
            cyclic += aggregation.Cycles.Count;
            foreach (var (role, holding) in aggregation.Filled)
            {
                var certain = Texts(holding.Certain);
                var possible = Texts([.. holding.Certain, .. holding.Open]);
                var seen = outcomes.Select(outcome => outcome[role.Role.Name]).ToList();
                open += holding.Open.Length;
                Assert.All(seen, rules =>
                    Assert.True(certain.IsSubsetOf(rules) && possible.IsSupersetOf(rules), $"seed {seed}: {role.Role.Name} holds {string.Join(", ", rules)}"));
                Assert.Equal(certain.Order(), seen.Aggregate<IEnumerable<string>>((all, one) => all.Intersect(one)).Order());
                Assert.Equal(possible.Order(), seen.Aggregate<IEnumerable<string>>((all, one) => all.Union(one)).Order());
            }
        }

        Assert.InRange(cyclic, 100, 1_000);
        Assert.InRange(open, 100, 10_000);
    }

    [Fact]
    public void Every_order_of_the_controller_answers_a_request_as_the_evaluator_does()
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < 200; seed++)
        {
            var world = World(seed);
            var outcomes = Outcomes(world);
            foreach (var (role, resource) in from role in world from resource in Resources select (role.Name, resource))
            {
                var rules = outcomes
                    .SelectMany(outcome => outcome[role])
                    .Where(rule => rule.StartsWith(resource, StringComparison.Ordinal))
                    .ToLookup(rule => rule);
                var wanted = rules switch
                {
                    { Count: 0 } => "denied",
                    _ when rules.Any(rule => rule.Count() == outcomes.Count) => "allowed",
                    _ => "unknown",
                };
                var got = Ask(world, role, new ResourceRequest("get", "", resource)) switch
                {
                    Decision.Allowed => "allowed",
                    Decision.Denied => "denied",
                    _ => "unknown",
                };
                Assert.True(wanted == got, $"seed {seed}: get {resource} by {role} is {wanted} in the controller's orders, but {got} here");
                answers[got] = answers.GetValueOrDefault(got) + 1;
            }
        }

        Assert.All(["allowed", "denied", "unknown"], answer => Assert.InRange(answers[answer], 50, 10_000));
    }

    private static readonly string[] Resources = ["pods", "nodes", "secrets"];

    // Few roles and labels, so that many aggregate each other; a rule is a resource with one of two sets of verbs.
    private static ClusterRole[] World(int seed)
    {
        var random = new Random(seed);
        string[] labels = ["x", "y", "z"];
        return
        [
            .. Enumerable.Range(0, random.Next(3, 6)).Select(i => new ClusterRole
            {
                Name = $"r{i}",
                Labels = new ValueMap(labels.Where(_ => random.Next(3) == 0).Select(label => KeyValuePair.Create(label, "true"))),
                Rules = Resources.Where(_ => random.Next(3) == 0).Select(resource => Rule(resource, random.Next(2) == 0)).ToValueList(),
                Aggregation = random.Next(4) == 0 ? null : new(labels.Where(_ => random.Next(2) == 0).Select(Selector).ToValueList()),
            }),
        ];
    }

    /// <summary>What each role may hold for good: every state that visits in some order lead to and that no further visit changes.</summary>
    private static List<Dictionary<string, string[]>> Outcomes(ClusterRole[] world)
    {
        var start = world.ToDictionary(role => role.Name, role => Sorted(role.Rules.Select(Text)));
        var seen = new HashSet<string>(StringComparer.Ordinal) { Key(start) };
        var open = new Queue<Dictionary<string, string[]>>([start]);
        var settled = new List<Dictionary<string, string[]>>();
        while (open.TryDequeue(out var state))
        {
            var next = world
                .Where(role => role.Aggregation is not null)
                .Select(role => Visit(role, world, state))
                .Where(after => Key(after) != Key(state))
                .ToList();
            if (next.Count == 0)
            {
                settled.Add(state);
            }

            next.Where(after => seen.Add(Key(after))).ToList().ForEach(open.Enqueue);
        }

        return settled;
    }

    /// <summary>The controller's visit to one role: it takes the rules of the roles that it selects, and leaves it alone where they have none.</summary>
    private static Dictionary<string, string[]> Visit(ClusterRole role, ClusterRole[] world, Dictionary<string, string[]> state)
    {
        var sources = world.Where(other => other.Name != role.Name && role.Aggregation!.Selectors.Any(selector => selector.Selects(other.Labels)));
        var gathered = Sorted(sources.SelectMany(other => state[other.Name]));
        return gathered.Length == 0 ? state : new(state) { [role.Name] = gathered };
    }

    private static string[] Sorted(IEnumerable<string> rules) => [.. rules.Distinct().Order(StringComparer.Ordinal)];

    private static string Key(Dictionary<string, string[]> state) =>
        string.Join(';', state.Select(one => $"{one.Key}={string.Join(',', one.Value)}").Order(StringComparer.Ordinal));

    private static Decision Ask(ClusterRole[] roles, string name, AccessRequest request) => Cluster(roles, name).Decide(Ann, request);

    private static RbacEvaluator Cluster(ClusterRole[] roles, params string[] held) => RbacEvaluator.Create(new([
        .. roles,
        .. held.Select((name, i) => new ClusterRoleBinding
        {
            Name = i == 0 ? "b" : $"b{i}",
            RoleRef = new("ClusterRole", name),
            Subjects = [Subject.User("ann")],
        }),
    ]));

    private static WriteOutcome Create(RbacEvaluator cluster, RbacObject item) =>
        new RbacWrites(cluster).Decide(new RbacWrite(Ann, WriteVerb.Create, KubernetesFromRbac.Write(item).Body)).Outcome;

    private static HashSet<string> Texts(IEnumerable<NumberedRule> rules) => rules.Select(rule => Text(rule.Rule)).ToHashSet(StringComparer.Ordinal);

    private static string Text(RbacRule rule) => $"{rule.Resources[0]} {string.Join('+', rule.Verbs)}";

    private static RbacRule Rule(string resource, bool onlyGet = true) =>
        new() { Verbs = onlyGet ? ["get"] : ["get", "list"], ApiGroups = [""], Resources = [resource] };

    private static LabelSelector Selector(string label) => new() { MatchLabels = ValueMap.Of((label, "true")) };

    private static ClusterRole Plain(string name, string label, string resource) =>
        new() { Name = name, Labels = ValueMap.Of((label, "true")), Rules = [Rule(resource)] };

    private static ClusterRole Gatherer(string name, string selects, string? resource = null, string? label = null) => new()
    {
        Name = name,
        Labels = label is null ? default : ValueMap.Of((label, "true")),
        Rules = resource is null ? [] : [Rule(resource)],
        Aggregation = new([Selector(selects)]),
    };
}
