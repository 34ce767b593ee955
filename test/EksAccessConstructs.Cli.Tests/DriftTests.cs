using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>A cluster as it should be, and as EKS and the API server say that it is.</summary>
public sealed class DriftTests : IDisposable
{
    private const string Account = "arn:aws:iam::111122223333";
    private const string ServiceRole = $"{Account}:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS";
    private const string NodeName = "system:node:{{EC2PrivateDNSName}}";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public DriftTests()
    {
        Directory.CreateDirectory(In("actual"));
        File.WriteAllText(In("cluster.yaml"), """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1, version: "1.34"}
            accessConfig:
              authenticationMode: API
              bootstrapClusterCreatorAdminPermissions: false
              accessEntries:
              - principalARN: arn:aws:iam::111122223333:role/ops
                accessPolicies: [{policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}]
              - {principalARN: 'arn:aws:iam::111122223333:role/dev', kubernetesGroups: [devs]}
            iam:
              podIdentityAssociations:
              - {namespace: shop, serviceAccountName: cart, roleARN: 'arn:aws:iam::111122223333:role/cart'}
            addons: [{name: eks-pod-identity-agent}]
            managedNodeGroups: [{name: main, instanceType: m6i.large}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader, namespace: shop}
            rules: [{apiGroups: [""], resources: [pods, services], verbs: [list, get]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: readers, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
            """);
        Cluster("API");
        List($"{Account}:role/ops", $"{Account}:role/dev", $"{Account}:role/eks-shop-main-NodeRole-1", ServiceRole);
        Entry("ops", "STANDARD", "", [], "AmazonEKSClusterAdminPolicy", []);
        Entry("dev", "STANDARD", "", ["devs"]);
        Entry("eks-shop-main-NodeRole-1", "EC2_LINUX", NodeName, ["system:nodes"]);
        Write("service.json", $$$"""{"accessEntry": {"clusterName": "shop", "principalArn": "{{{ServiceRole}}}"} }""");
        Associations(("cart", $"{Account}:role/cart", null));
        Rbac("""["get", "list"]""", "devs");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_cluster_that_is_as_it_should_be_has_none()
    {
        var run = Drift();

        Assert.Equal((0, "shop: as it should be; 2 made by EKS, its add-ons and Kubernetes\n", ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void Everything_that_differs_is_told_with_what_it_lets_whom_do()
    {
        Cluster("API_AND_CONFIG_MAP");
        List($"{Account}:role/ops", $"{Account}:role/contractor", $"{Account}:role/rogue-nodes", $"{Account}:role/eks-shop-main-NodeRole-1");
        File.Delete(In("actual/entry-dev.json"));
        Entry("ops", "STANDARD", "chief", ["system:chiefs"], "AmazonEKSClusterAdminPolicy", ["shop"]);
        Entry("contractor", "STANDARD", "", ["devs"], "AmazonEKSEditPolicy", ["shop"]);
        Entry("rogue-nodes", "EC2_LINUX", NodeName, ["system:nodes"]);
        Associations(("cart", $"{Account}:role/other", null), ("till", $"{Account}:role/till", null), ("ebs", $"{Account}:role/ebs", "aws-ebs-csi-driver"));
        Rbac("""["get", "list", "delete"]""", "everybody");

        var run = Drift();
        var json = ToolRun.Of("drift", In("cluster.yaml"), "--actual", In("actual"), "--format", "json"); // folds no line, however long the folder's name is

        Assert.Equal((1, 1), (run.Code, json.Code));
        Assert.StartsWith("shop: 1 missing, 3 extra, 5 different; 3 made by EKS, its add-ons and Kubernetes\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n            kubernetesGroups: should be 'none', is 'system:chiefs'\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nfrom what should be to what is:\nshop: no administrator remains; 3 may do more; 2 may do less;", run.Out, StringComparison.Ordinal);
        Golden.Match(json.Out.Replace(folder.Replace('\\', '/'), ".", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_of_a_template_is_found_by_the_name_that_CloudFormation_gives_it()
    {
        File.WriteAllText(In("cluster.yaml"), """
            Resources:
              Cluster:
                Type: AWS::EKS::Cluster
                Properties:
                  Name: shop
                  RoleArn: arn:aws:iam::111122223333:role/c
                  ResourcesVpcConfig: {SubnetIds: [a, b]}
                  AccessConfig: {AuthenticationMode: API, BootstrapClusterCreatorAdminPermissions: false}
              OperatorsRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Allow, Principal: {AWS: 'arn:aws:iam::111122223333:role/people'}, Action: 'sts:AssumeRole'}]
              Operators:
                Type: AWS::EKS::AccessEntry
                Properties:
                  ClusterName: !Ref Cluster
                  PrincipalArn: !GetAtt OperatorsRole.Arn
                  AccessPolicies: [{PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', AccessScope: {Type: cluster}}]
            """);
        foreach (var file in Directory.GetFiles(In("actual"), "*-*.json").Concat([In("actual/rbac.json"), In("actual/service.json")]))
        {
            File.Delete(file);
        }

        List($"{Account}:role/shop-stack-OperatorsRole-1A2B3C4D5E6F");
        Entry("shop-stack-OperatorsRole-1A2B3C4D5E6F", "STANDARD", "", [], "AmazonEKSClusterAdminPolicy", []);
        var same = Drift();
        List($"{Account}:role/somebody");
        File.Delete(In("actual/entry-shop-stack-OperatorsRole-1A2B3C4D5E6F.json"));
        Entry("somebody", "STANDARD", "", [], "AmazonEKSClusterAdminPolicy", []);
        var other = Drift();

        Assert.Equal(0, same.Code);
        Assert.Equal(1, other.Code);
        Assert.Contains("extra     access entry arn:aws:iam::111122223333:role/somebody", other.Out, StringComparison.Ordinal);
        Assert.Contains("not compared: which role of the cluster '{OperatorsRole}' is cannot be told", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_whole_is_not_compared()
    {
        File.Delete(In("actual/entry-dev.json"));
        var lacking = Drift();
        File.Delete(In("actual/list.json"));
        var unlisted = Drift();

        Assert.Equal((3, "", 3, ""), (lacking.Code, lacking.Out, unlisted.Code, unlisted.Out));
        Assert.Contains(
            "list.json:1:58: error EKS233: no file tells what the access entry 'arn:aws:iam::111122223333:role/dev' is; run: aws eks describe-access-entry",
            lacking.Error, StringComparison.Ordinal);
        Assert.Contains("error EKS236: nothing here tells which access entries the cluster has", unlisted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        Assert.Equal(2, ToolRun.Of("drift", In("cluster.yaml")).Code);
        Assert.Equal(2, ToolRun.Of("drift", "--actual", In("actual")).Code);
        Assert.Equal(3, ToolRun.Of("drift", In("cluster.yaml"), "--actual", In("nowhere")).Code);
        Assert.Equal(2, ToolRun.Of("drift", Path.Join(Repository.Root, "samples", "workloads"), "--actual", In("actual")).Code);
    }

    [Fact]
    public void Other_verbs_read_what_was_collected()
    {
        var run = ToolRun.Of("who-can", "get", "pods", "-n", "shop", In("actual"));

        Assert.Contains($"{Account}:role/dev", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drift", "drift", "cluster.yaml", "--format", "json", "--actual", "actual")]
    [InlineData("expected", "expected", "cluster.yaml")]
    public void Json_keeps_its_published_schema(string schema, params string[] args)
    {
        Rbac("""["get"]""", "everybody");
        using var document = JsonDocument.Parse(ToolRun.Of([.. args.Select(arg => arg is "cluster.yaml" or "actual" ? In(arg) : arg)]).Out);
        using var rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", $"{schema}.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, rules.RootElement, rules.RootElement, "$"));
        Assert.Equal(1, document.RootElement.GetProperty("version").GetInt32());
    }

    [Fact]
    public void What_should_be_is_printed_for_programs() =>
        Golden.Match(ToolRun.Of("expected", In("cluster.yaml")).Out.Replace(folder.Replace('\\', '/'), ".", StringComparison.Ordinal));

    [Fact]
    public void The_script_that_collects_only_reads()
    {
        var script = ToolRun.Of("drift", "--collect-script").Out;

        Assert.StartsWith("#!/bin/sh\n", script, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"aws eks (create|update|delete|associate|disassociate|tag)|kubectl .*(apply|create|delete|patch|edit)", script);
    }

    private ToolRun Drift() => ToolRun.Of("drift", In("cluster.yaml"), "--actual", In("actual"));

    private void Cluster(string mode) => Write("cluster.json", $$$"""
        {"cluster": {"name": "shop", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/shop", "version": "1.34",
                     "accessConfig": {"authenticationMode": "{{{mode}}}"}} }
        """);

    private void List(params string[] arns) => Write("list.json", $$"""{"accessEntries": [{{string.Join(", ", arns.Select(arn => $"\"{arn}\""))}}]}""");

    private void Entry(string role, string type, string username, string[] groups, string? policy = null, string[]? namespaces = null)
    {
        var policies = policy is null ? "" : $$$"""
            {"policyArn": "arn:aws:eks::aws:cluster-access-policy/{{{policy}}}",
             "accessScope": {"type": "{{{(namespaces is [] ? "cluster" : "namespace")}}}", "namespaces": {{{JsonSerializer.Serialize(namespaces)}}} } }
            """;
        Write($"entry-{role}.json", $$$"""
            {"accessEntry": {"clusterName": "shop", "principalArn": "{{{Account}}}:role/{{{role}}}", "type": "{{{type}}}", "username": "{{{username}}}",
                             "kubernetesGroups": {{{JsonSerializer.Serialize(groups)}}}, "tags": {} } }
            """);
        Write($"policies-{role}.json", $$$"""
            {"clusterName": "shop", "principalArn": "{{{Account}}}:role/{{{role}}}", "associatedAccessPolicies": [{{{policies}}}]}
            """);
    }

    private void Associations(params (string Account, string Role, string? Addon)[] all)
    {
        foreach (var (account, role, addon) in all)
        {
            var owner = addon is null ? "" : $", \"ownerArn\": \"arn:aws:eks:eu-west-1:111122223333:addon/shop/{addon}/1\"";
            Write($"association-{account}.json", $$$"""
                {"association": {"clusterName": "shop", "namespace": "shop", "serviceAccount": "{{{account}}}", "roleArn": "{{{role}}}",
                                 "associationArn": "arn:aws:eks:eu-west-1:111122223333:podidentityassociation/shop/a-{{{account}}}",
                                 "associationId": "a-{{{account}}}", "disableSessionTags": false{{{owner}}} } }
                """);
        }
    }

    private void Rbac(string verbs, string group) => Write("rbac.json", $$$"""
        {"apiVersion": "v1", "kind": "List", "items": [
          {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "reader", "namespace": "shop", "uid": "1"},
           "rules": [{"apiGroups": [""], "resources": ["services", "pods"], "verbs": {{{verbs}}} }]},
          {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": {"name": "readers", "namespace": "shop"},
           "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader"},
           "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "{{{group}}}"}]},
          {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole",
           "metadata": {"name": "view", "labels": {"kubernetes.io/bootstrapping": "rbac-defaults"} },
           "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]},
          {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "eks:addon-manager"},
           "rules": [{"apiGroups": [""], "resources": ["nodes"], "verbs": ["get"]}]},
          {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": "shop"} }
        ]}
        """);

    private void Write(string name, string text) => File.WriteAllText(In($"actual/{name}"), text);

    private string In(string name) => Path.Join(folder, name);
}
