using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests;

public sealed class ExistingClusterTests
{
    private const string Head = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1, version: '1.34'}\n";

    private const string Everything = Head + """
        managedNodeGroups:
        - {name: batch, desiredCapacity: 2}
        - {name: inside, privateNetworking: true}
        nodeGroups:
        - {name: old, minSize: 1, privateNetworking: true, ssh: {allow: true, publicKeyName: ops}}
        fargateProfiles:
        - {name: web, selectors: [{namespace: web}]}
        addons: [{name: aws-ebs-csi-driver}]
        accessConfig:
          accessEntries:
          - {principalARN: "arn:aws:iam::111122223333:role/ops", kubernetesGroups: [ops]}
        """;

    [Fact]
    public void Nothing_but_what_is_added_is_made()
    {
        var template = Template(Everything);

        Assert.Equal(
            [
                "AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::LaunchTemplate", "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupEgress",
                "AWS::EC2::SecurityGroupIngress", "AWS::EKS::AccessEntry", "AWS::EKS::Addon", "AWS::EKS::FargateProfile", "AWS::EKS::Nodegroup",
                "AWS::IAM::InstanceProfile", "AWS::IAM::Role",
            ],
            Types(template));
        Assert.Equal(["aws-ebs-csi-driver"], Of(template, "AWS::EKS::Addon").Select(addon => addon["AddonName"]?.GetValue<string>()));
    }

    [Fact]
    public void What_the_file_does_not_say_is_asked_at_deployment_and_nothing_else_is()
    {
        var template = Template(Everything);

        Assert.Equal(
            [
                "ApiServerEndpoint", "CertificateAuthority", "ClusterSecurityGroup", "ControlPlaneSecurityGroup", "PrivateSubnets", "PublicSubnets",
                "ServiceRange", "SharedNodeSecurityGroup", "VpcId", "VpcRange",
            ],
            Parameters(template));
        Assert.Equal(["ClusterSecurityGroup", "PublicSubnets"], Parameters(Template(Head + "managedNodeGroups: [{name: batch}]\n")));
        Assert.Equal("""{"Ref":"PublicSubnets"}""", Of(template, "AWS::EKS::Nodegroup").First()["Subnets"]?.ToJsonString());
    }

    [Fact]
    public void Pods_get_roles_that_trust_the_provider_that_the_cluster_has()
    {
        var template = Template(Head + """
            iam:
              withOIDC: true
              serviceAccounts: [{metadata: {name: reader, namespace: data}, attachPolicyARNs: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]}]
              podIdentityAssociations: [{namespace: shop, serviceAccountName: cart, roleARN: "arn:aws:iam::111122223333:role/cart"}]
            addons: [{name: eks-pod-identity-agent}]
            capabilities: [{name: kro, type: KRO}]
            """);

        Assert.Equal(["AWS::EKS::Addon", "AWS::EKS::Capability", "AWS::EKS::PodIdentityAssociation", "AWS::IAM::Role"], Types(template));
        Assert.Equal(["OidcIssuer"], Parameters(template));
        var trusts = Of(template, "AWS::IAM::Role").Select(role => role["AssumeRolePolicyDocument"]?.ToJsonString() ?? "").ToList();
        Assert.Contains(trusts, trust => trust.Contains("system:serviceaccount:data:reader", StringComparison.Ordinal)
            && trust.Contains(""":oidc-provider/",{"Fn::Select":[1,{"Fn::Split":["https://",{"Ref":"OidcIssuer"}]}]}""", StringComparison.Ordinal));
        Assert.DoesNotContain(trusts, trust => trust.Contains("arn:aws:iam", StringComparison.Ordinal));
    }

    [Fact]
    public void What_eksctl_exports_is_imported()
    {
        var template = Template(Everything, ("exports", "eksctl"));

        Assert.Equal(["CertificateAuthority", "ServiceRange", "VpcRange"], Parameters(template));
        Assert.Equal("""{"Fn::Split":[",",{"Fn::ImportValue":"eksctl-shop-cluster::SubnetsPublic"}]}""",
            Of(template, "AWS::EKS::Nodegroup").First()["Subnets"]?.ToJsonString());
    }

    [Fact]
    public void A_network_that_the_file_names_is_taken()
    {
        var template = Template(Head + """
            vpc:
              id: vpc-0123456789abcdef0
              subnets:
                private:
                  a: {id: subnet-0aaaaaaaaaaaaaaa1, az: eu-west-1a}
                  b: {id: subnet-0bbbbbbbbbbbbbbb2, az: eu-west-1b}
            managedNodeGroups:
            - {name: batch, privateNetworking: true, availabilityZones: [eu-west-1b]}
            """);

        Assert.Equal(["ClusterSecurityGroup"], Parameters(template));
        Assert.Equal("""["subnet-0bbbbbbbbbbbbbbb2"]""", Of(template, "AWS::EKS::Nodegroup").Single()["Subnets"]?.ToJsonString());
    }

    [Fact]
    public void A_named_administrator_gets_the_admin_role() =>
        Assert.Contains(Of(Template(Head + "managedNodeGroups: [{name: batch}]\n", ("admins", "arn:aws:iam::111122223333:role/boss")), "AWS::EKS::AccessEntry"),
            entry => entry["AccessPolicies"]?.ToJsonString().Contains("AmazonEKSClusterAdminPolicy", StringComparison.Ordinal) is true);

    [Theory]
    [InlineData("existing", "other", "they are about shop")]
    [InlineData("existing", "no name", "-c existing:")]
    [InlineData("exports", "cdk", "exports 'cdk' is unknown")]
    public void What_does_not_fit_is_refused(string key, string value, string message)
    {
        using var folder = new InputFolder(("cluster.yaml", Everything));
        using var run = new AppRun(("input", folder.Path), (key, value));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Subnets_and_a_vpc_without_id_are_asked_for_of_a_new_cluster_too()
    {
        using var folder = new InputFolder(("cluster.yaml", Head + """
            vpc:
              subnets:
                private:
                  one: {cidr: 10.0.0.0/24, az: eu-west-1a}
                  two: {id: subnet-0bbbbbbbbbbbbbbb2, az: eu-west-1b}
            managedNodeGroups:
            - {name: batch, privateNetworking: true, subnets: [one], ssh: {allow: true, publicKeyName: ops}}
            """));
        using var run = new AppRun(("input", folder.Path));
        var template = Json(run.Text("eks-shop.template.json"));

        Assert.Equal(["SubnetPrivateOne", "VpcId", "VpcRange"], Parameters(template));
        Assert.Equal("""[{"Ref":"SubnetPrivateOne"}]""", Of(template, "AWS::EKS::Nodegroup").Single()["Subnets"]?.ToJsonString());
    }

    [Fact]
    public void Files_apart_make_one_cluster()
    {
        using var folder = new InputFolder(
            ("cluster.yaml", Head + "vpc: {cidr: 10.8.0.0/16}\n"),
            ("nodes.yaml", Head + "managedNodeGroups: [{name: batch}]\n"),
            ("fargate.yaml", Head + "fargateProfiles: [{name: web, selectors: [{namespace: web}]}]\n"));
        using var run = new AppRun(("input", folder.Path));
        var template = Json(run.Text("eks-shop.template.json"));

        Assert.Single(Of(template, "AWS::EKS::Cluster"));
        Assert.Single(Of(template, "AWS::EKS::Nodegroup"));
        Assert.Single(Of(template, "AWS::EKS::FargateProfile"));
        Assert.Equal(["10.8.0.0/16"], Of(template, "AWS::EC2::VPC").Select(vpc => vpc["CidrBlock"]?.GetValue<string>()));
    }

    private static JsonNode Template(string text, params (string Key, string Value)[] context)
    {
        using var folder = new InputFolder(("cluster.yaml", text));
        using var run = new AppRun([("input", folder.Path), ("existing", "shop"), .. context]);
        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Messages));
        return Json(run.Text("eks-additions-shop.template.json"));
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text) ?? throw new FormatException("no template");

    private static IEnumerable<string> Parameters(JsonNode template) => Names(template["Parameters"]);

    private static IEnumerable<string> Names(JsonNode? node) => (node?.AsObject() ?? []).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string?> Types(JsonNode template) => Resources(template).Select(one => one["Type"]?.GetValue<string>()).Distinct().Order();

    private static IEnumerable<JsonNode> Of(JsonNode template, string type) =>
        Resources(template).Where(one => one["Type"]?.GetValue<string>() == type).Select(one => one["Properties"]).OfType<JsonNode>();

    private static IEnumerable<JsonNode> Resources(JsonNode template) =>
        (template["Resources"]?.AsObject() ?? []).Select(pair => pair.Value).OfType<JsonNode>();
}
