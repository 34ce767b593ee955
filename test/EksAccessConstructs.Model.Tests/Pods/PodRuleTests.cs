using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Tests.Lint;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>The rules about AWS roles of pods: each finds what breaks it, and nothing in what keeps it.</summary>
public sealed class PodRuleTests
{
    private const string OfInstances = """{"Service": "ec2.amazonaws.com"}""";
    private const string OfAccount = """{"AWS": "arn:aws:iam::111122223333:root"}""";
    private const string Base = "--base-role-arn=arn:aws:iam::111122223333:role/";

    public static TheoryData<string, string, string, string> Rules => new()
    {
        { "PI010", Kube2Iam("--no-such-flag"), "unknown flag '--no-such-flag'", Kube2Iam(Base) },
        { "PI010", Kube2Iam("--base-role-arn=arn:aws:iam::1:user/"), "does not pass the check of the flag", Kube2Iam(Base) },
        { "PI010", Kiam("server"), "neither --role-base-arn", Kiam("server", "--role-base-arn=arn:aws:iam::111122223333:role/") },
        { "PI011", Kube2Iam(Base), "add --namespace-restrictions", Kube2Iam(Base, "--namespace-restrictions") },
        { "PI012", Space("allowed-roles", "cart"), "is no JSON list of texts", Space("allowed-roles", """["cart"]""") },
        { "PI012", Space("allowed-roles", """["cart", 5]"""), "is no JSON list of texts", Space("allowed-roles", "[]") },
        { "PI013", Regexp("""["cart"]"""), "also fits every role whose name goes on", Regexp("""["cart$"]""") },
        { "PI013", Regexp("""["^cart$"]"""), "fits no role", Regexp("""["cart$"]""") },
        { "PI013", Regexp("""["a$|b$"]"""), "holds an alternative", Regexp("""["(?:a)$"]""") },
        { "PI013", Regexp("""["(?!x)y$"]"""), "does not compile", Regexp("""["y$"]""") },
        { "PI013", Regexp("""[""]"""), "fits every role of the base ARN", Regexp("[]") },
        { "PI014", Space("allowed-roles", """["*"]"""), "allows every role", Space("allowed-roles", """["cart-*"]""") },
        { "PI014", Space("permitted", ".*"), "allows every role", Space("permitted", "arn:aws:iam::1:role/cart") },
        { "PI015", Kube2Iam(Base, "--default-role=fallback"), "pods of every namespace get 'fallback'", Kube2Iam(Base) },
        { "PI016", Kube2Iam(Base), "nothing here makes the rule", Kube2Iam(Base, "--iptables", "--host-interface=eni+") },
        { "PI016", Kube2Iam(Base, "--iptables"), "'docker0' is not the network interface of pods", Kube2Iam(Base, "--iptables", "--host-interface=eni+") },
        { "PI018", Deployment(own: "iam.amazonaws.com/role: cart"), "is an annotation of the Deployment", Deployment(pods: "iam.amazonaws.com/role: cart") },
        { "PI019", Deployment("hostNetwork: true", pods: "iam.amazonaws.com/role: cart"), "get the node's own role and not 'cart'",
            Deployment(pods: "iam.amazonaws.com/role: cart") },
        {
            "PI020", Kube2Iam(Base, "--namespace-restrictions") + Deployment(pods: "iam.amazonaws.com/role: cart"), "gets no role: namespace shop does "
                + "not allow",
            Kube2Iam(Base) + Deployment(pods: "iam.amazonaws.com/role: cart")
        },
        { "PI021", Kube2Iam(Base) + Ids("one", "two"), "name several external ids", Kube2Iam(Base) + Ids("one", "one") },
        { "PI022", Kube2Iam(Base, "--debug"), "/debug/store", Kube2Iam(Base) },
        { "PI022", Kiam("agent", "--allow-ip-query"), "take the role of any other", Kiam("agent") },
        { "PI022", Kiam("agent", "--allow-route-regexp=.*"), "also fits the credentials", Kiam("agent",
            "--allow-route-regexp=^/latest/meta-data/instance-id$") },
        { "PI023", Space("permitted", "arn:a|arn:b"), "anchored only at its two ends", Space("permitted", "arn:(a|b)") },
        { "PI023", Space("permitted", "cart"), "fits no role", Space("permitted", ".*/cart") },
        { "PI023", Space("permitted", "[z-a]"), "does not compile", Space("permitted", ".*/cart") },
        { "PI024", Kube2Iam(Base), "names no version", Kube2Iam(Base).Replace("kube2iam:latest", "kube2iam:0.12.0", StringComparison.Ordinal) },
        { "PI025", Kube2Iam(Base) + Reads("other"), "may not list pods, list namespaces, watch pods, watch namespaces", Kube2Iam(Base) + Reads("kube2iam") },
        {
            "PI025", Kube2Iam(Base).Replace("serviceAccountName: kube2iam", "restartPolicy: Always", StringComparison.Ordinal),
            "service account 'default' may not", Kube2Iam(Base)
        },
        { "PI010", Kiam("agent", "--no-such"), "unknown flag '--no-such'", Kiam("agent", "--whitelist-route-regexp=^/x$") },
        { "PI026", Policy("Resource", "*"), "lets the nodes take on every role", Policy("Resource", "arn:aws:iam::111122223333:role/cart") },
        { "PI027", Kube2Iam(Base) + Trust(OfInstances), "lets every instance", Kube2Iam(Base) + Trust("""{"AWS": "arn:aws:iam::1:role/nodes"}""") },
        { "PI027", Kube2Iam(Base) + Trust(OfAccount), "every identity of the account", Trust(OfAccount) },
        { "PI027", Kube2Iam(Base) + Trust("\"*\""), "everybody in every account", Trust("\"*\"") },
        { "EKS155", Kube2Iam(Base), "plans the way", Deployment() },
        { "PI029", Kube2Iam(Base).Replace("args:", "securityContext: {privileged: true}\n        args:", StringComparison.Ordinal), "is privileged",
            Kube2Iam(Base) },
        {
            "EKS152", Config("iam: {podIdentityAssociations: [" + Association("shop",
                "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]") + Account("cart"),
            "no order is promised", Account("cart")
        },
        {
            "EKS151", Config("iam: {podIdentityAssociations: [" + Association("shop",
                "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]\nfargateProfiles: [{name: fp, selectors: [{namespace: shop}]}]"),
            "profile 'fp' takes every pod of namespace shop",
            Config("iam: {podIdentityAssociations: [" + Association("shop", "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]\nfargateProfiles: "
                + "[{name: fp, selectors: [{namespace: other}]}]")
        },
        {
            "EKS151", Config("iam: {podIdentityAssociations: [" + Association("shop",
                "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]") + Deployment("serviceAccountName: cart\n      os: {name: windows}"),
            "the Windows pods of Deployment shop/web",
            Config("iam: {podIdentityAssociations: [" + Association("shop",
                "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]") + Deployment("serviceAccountName: cart")
        },
        {
            "PI043", Kube2Iam(Base) + Account("cart") + Deployment("serviceAccountName: cart", pods: "iam.amazonaws.com/role: old"), "asks for 'old' besides",
            Kube2Iam(Base) + Account("cart") + Deployment("serviceAccountName: cart")
        },
        { "PI044", Account("cart", "cart-role"), "is not the ARN of an IAM role", Account("cart") },
        {
            "PI045", Config("iam: {podIdentityAssociations: [{namespace: shop, serviceAccountName: cart, disableSessionTags: true, "
                + "permissionPolicyARNs: ['arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy']}]}\naddons: [{name: eks-pod-identity-agent}]"),
            "every call is denied",
            Config("iam: {podIdentityAssociations: [{namespace: shop, serviceAccountName: cart, "
                + "permissionPolicyARNs: ['arn:aws:iam::aws:policy/AmazonEBSCSIDriverEKSClusterScopedPolicy']}]}\naddons: [{name: eks-pod-identity-agent}]")
        },
        {
            "PI047", Config("addons: []") + Template, "add the add-on, unless another stack brings it",
            Config("addons: [{name: eks-pod-identity-agent}]") + Template
        },
        { "PI047", Template + Daemon("aws-node"), "which the files do not have", Template + Daemon("aws-node") + Daemon("eks-pod-identity-agent") },
        { "PI047", Config("addons: []") + Template, "needs 'eks-pod-identity-agent'", Template + Deployment() },
        {
            "EKS147", Config("iam: {serviceRoleARN: 'arn:aws:iam::444455556666:role/cluster'}") + Template, "is of account 111122223333, and",
            Config("iam: {serviceRoleARN: 'arn:aws:iam::111122223333:role/cluster'}") + Template
        },
        {
            "PI046", Config("iam: {podIdentityAssociations: [" + Association("shop",
                "catr") + "]}\naddons: [{name: eks-pod-identity-agent}]") + Deployment("serviceAccountName: cart"),
            "did you mean 'cart'", Config("iam: {podIdentityAssociations: [" + Association("shop",
                "cart") + "]}\naddons: [{name: eks-pod-identity-agent}]") + Deployment("serviceAccountName: cart")
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_breaks_it_and_nothing_else(string code, string broken, string says, string kept)
    {
        Assert.Contains(says, string.Join('\n', Worlds.Says(code, Input(broken))), StringComparison.Ordinal);
        Assert.Equal([], Worlds.Says(code, Input(kept)));
    }

    [Fact]
    public void Every_rule_is_broken_above() => Assert.Equal(
        LintRules.All.Select(rule => rule.Rule.Code).Where(code => code.StartsWith("PI", StringComparison.Ordinal) || PodRoleRules.All.Any(rule =>
            rule.Code == code))
            .Order(StringComparer.Ordinal),
        Rules.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    private static LintInput Input(string yaml)
    {
        var texts = yaml.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Index()
            .Select(part => new InputText($"{part.Index}.{(part.Item.StartsWith('{') ? "json" : "yaml")}", part.Item));
        return new(ClusterSnapshot.Of(ClusterInputs.Read(texts).Value!.Clusters[0], DefaultsFlavour.Eksctl).Value!);
    }

    private const string Template = """
        {"Resources": {"One": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {
          "Namespace": "shop", "ServiceAccount": "cart", "RoleArn": "arn:aws:iam::111122223333:role/cart"}}}}
        ---

        """;

    private static string Daemon(string name) => Deployment().Replace("kind: Deployment", "kind: DaemonSet", StringComparison.Ordinal)
        .Replace("  name: web\n  namespace: shop", $"  name: {name}\n  namespace: kube-system", StringComparison.Ordinal);

    private static string Kube2Iam(params string[] flags) => Server("kube2iam", "jtblin/kube2iam:latest", flags);

    private static string Kiam(params string[] flags) => Server($"kiam-{flags[0]}", "quay.io/uswitch/kiam:v4.2", flags);

    private static string Server(string name, string image, string[] flags) => $$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: {{name}}, namespace: kube-system}
        spec:
          template:
            spec:
              hostNetwork: true
              serviceAccountName: {{name}}
              containers:
              - name: main
                image: {{image}}
                args: [{{string.Join(", ", flags.Select(flag => $"'{flag}'"))}}]
        ---

        """;

    private static string Space(string key, string value) => $$"""
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          annotations:
            iam.amazonaws.com/{{key}}: '{{value}}'
        ---

        """;

    private static string Regexp(string list) =>
        Kube2Iam(Base, "--namespace-restrictions", "--namespace-restriction-format=regexp") + Space("allowed-roles", list);

    private static string Deployment(string spec = "hostNetwork: false", string own = "a: b", string pods = "a: b") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          annotations: { {{own}} }
        spec:
          template:
            metadata:
              annotations: { {{pods}} }
            spec:
              {{spec}}
              containers: [{name: web, image: web}]
        ---

        """;

    private static string Ids(params string[] ids) => string.Concat(ids.Select((id, index) => Deployment(
        pods: $"iam.amazonaws.com/role: cart, iam.amazonaws.com/external-id: {id}").Replace("name: web\n  namespace", $"name: web{index}\n  namespace",
            StringComparison.Ordinal)));

    private static string Reads(string account) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reads}
        rules: [{apiGroups: [''], resources: [pods, namespaces], verbs: [get, list, watch]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: reads}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reads}
        subjects: [{kind: ServiceAccount, name: {{account}}, namespace: kube-system}]
        ---

        """;

    private static string Policy(string key, string value) =>
        $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "{{key}}": "{{value}}" }]}""" + "\n---\n" + Deployment();

    private static string Trust(string principal) =>
        $$"""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {{principal}} } }"""
            + "\n---\n" + Deployment();

    private static string Config(string more) => $"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {"{name: c, region: eu-west-1}"}
        {more}
        ---

        """;

    private static string Association(string space, string account) =>
        $"{{namespace: {space}, serviceAccountName: {account}, roleARN: 'arn:aws:iam::111122223333:role/{account}'}}";

    private static string Account(string name, string role = "arn:aws:iam::111122223333:role/by-token") => $$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: {{name}}
          namespace: shop
          annotations: {eks.amazonaws.com/role-arn: '{{role}}'}
        ---

        """;
}
