using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>What the oracle's worlds do not hold: other authorizers, built-in roles, other kinds, files that are wrong.</summary>
public sealed class RbacWritesTests
{
    private const string Bind = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: viewers, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: shop}]
        """;

    private static readonly Identity Ann = Identity.Of("ann");

    [Fact]
    public void What_access_policies_give_counts_for_the_verb_and_not_for_coverage()
    {
        var writes = new RbacWrites(RbacEvaluator.Create(RbacObjects.None, BuiltInRoles.Newest), (_, request) => request.Verb == "create" ? Allowed : Denied);

        Assert.Equal(WriteOutcome.ForbiddenEscalation, writes.Decide(Write(WriteVerb.Create, Bind)).Outcome);
    }

    [Fact]
    public void An_unknown_bind_is_unknown_only_where_the_rights_are_not_held()
    {
        var holder = RbacEvaluator.Create(new([ClusterRole.Of("view").BindTo(Subject.User("ann"))]), BuiltInRoles.Newest);

        Assert.Equal(WriteOutcome.Unknown,
            new RbacWrites(RbacEvaluator.Create(RbacObjects.None, BuiltInRoles.Newest), Answer).Decide(Write(WriteVerb.Create, Bind)).Outcome);
        Assert.Equal(WriteOutcome.Allowed, new RbacWrites(holder, Answer).Decide(Write(WriteVerb.Create, Bind)).Outcome);

        static Decision Answer(Identity by, AccessRequest request) => request.Verb == "bind" ? new Decision.Unknown(["policy X"]) : Allowed;
    }

    [Fact]
    public void An_unknown_verb_is_unknown_where_nothing_else_refuses()
    {
        var writes = new RbacWrites(
            RbacEvaluator.Create(RbacObjects.None, BuiltInRoles.Newest), (_, request) => request.Verb == "bind" ? Allowed : new Decision.Unknown(["policy X"]));

        Assert.Equal("policy X", writes.Decide(Write(WriteVerb.Create, Bind)).Message);
        Assert.Equal(
            WriteOutcome.Invalid, writes.Decide(Write(WriteVerb.Create, Bind.Replace("kind: Group", "kind: Crowd", StringComparison.Ordinal))).Outcome);
    }

    [Fact]
    public void A_built_in_role_is_there_to_be_changed() => Assert.Equal(
        WriteOutcome.Allowed,
        new RbacWrites(RbacEvaluator.Create(RbacObjects.None, BuiltInRoles.Newest)).Decide(Write(
            WriteVerb.Patch, "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: view, labels: {a: b}}}") with
        { By = Identity.Of("root", "system:masters") }).Outcome);

    [Theory]
    [InlineData("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop}}", "create serviceaccounts in namespace shop")]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}", "create namespaces")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: aws-auth, namespace: kube-system}}", "create configmaps in namespace kube-system")]
    public void Other_kinds_need_their_verb_alone(string manifest, string request)
    {
        var asked = new List<string>();
        var writes = new RbacWrites(RbacEvaluator.Create(RbacObjects.None), (_, one) =>
        {
            asked.Add(one.ToString());
            return Allowed;
        });

        Assert.Equal(WriteOutcome.Allowed, writes.Decide(Write(WriteVerb.Create, manifest)).Outcome);
        Assert.Equal([request], asked);
    }

    [Fact]
    public void A_namespace_stands_in_its_own_address()
    {
        var writes = new RbacWrites(RbacEvaluator.Create(new([
            ClusterRole.Of("edit-namespace").Allow(Verb.Get, Verb.Patch).On(ApiResource.Namespaces),
            ClusterRole.Of("edit-namespace").BindIn("shop", Subject.User("ann")),
            new Namespace { Name = "shop" },
        ])));

        Assert.Equal(
            WriteOutcome.Allowed, writes.Decide(Write(WriteVerb.Patch, "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {a: b}}}")).Outcome);
    }

    [Fact]
    public void A_kind_that_gives_no_rights_is_an_error() =>
        Assert.Equal(WriteOutcome.Error,
            new RbacWrites(RbacEvaluator.Create(RbacObjects.None)).Decide(Write(WriteVerb.Create, "{apiVersion: v1, kind: Pod, metadata: {name: p}}")).Outcome);

    [Theory]
    [InlineData("{metadata: {labels: {a: null, b: x}}}", "{metadata: {labels: {b: x, c: old}, name: n}}")]
    [InlineData("{metadata: null}", "{}")]
    [InlineData("{metadata: {labels: [x]}}", "{metadata: {labels: [x], name: n}}")]
    [InlineData("{more: {a: {b: null}}}", "{metadata: {labels: {a: old, c: old}, name: n}, more: {a: {}}}")]
    public void Merge_patches_merge_maps_and_replace_the_rest(string patch, string result) =>
        Assert.Equal(Say(Map(result)), Say(MergePatch.Apply(Map("{metadata: {labels: {a: old, c: old}, name: n}}"), Map(patch))));

    [Theory]
    [InlineData("{id: a, user: u, verb: create}", "f.yaml:1:1: error EKS007: 'object' is required")]
    [InlineData("{id: a, user: u, verb: destroy, object: {}}",
        "f.yaml:1:24: error EKS008: 'verb' must be create, update, patch, delete or deletecollection, not 'destroy'")]
    [InlineData("{id: a, user: u, verb: create, object: {}, extra: 1}", "f.yaml:1:44: error EKS005: unknown key 'extra'")]
    [InlineData("[a]", "f.yaml:1:1: error EKS006: a document must be a mapping, not a list")]
    public void A_file_of_writes_says_what_is_wrong_with_it(string text, string finding) =>
        Assert.Equal([finding], RbacWriteFile.Read(text, "f.yaml").Findings.Select(one => one.ToString()));

    private static Decision Allowed { get; } = new Decision.Allowed(new MastersMembership());

    private static Decision Denied { get; } = new Decision.Denied([]);

    private static RbacWrite Write(WriteVerb verb, string manifest) => new(Ann, verb, Map(manifest));

    private static YamlMap Map(string yaml) => (YamlMap)YamlText.Read(yaml, "f.yaml").OrThrow().Documents.Single().Root!;

    private static string Say(YamlNode node) => node switch
    {
        YamlMap map =>
            $"{{{string.Join(", ", map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Say(entry.Value)}"))}}}",
        YamlList list => $"[{string.Join(", ", list.Items.Select(Say))}]",
        _ => ((YamlScalar)node).Value,
    };
}
