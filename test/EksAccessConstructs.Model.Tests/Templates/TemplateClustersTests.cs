using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Templates;

/// <summary>Templates in the shapes that the CDK, eksctl and people write, to the cluster that they are about.</summary>
public sealed class TemplateClustersTests
{
    [Fact]
    public void The_older_module_of_the_CDK_is_read_with_its_creator_aws_auth_manifests_and_roles_of_pods()
    {
        var cluster = Cluster("older-module");

        Assert.Equal((ClusterAuthenticationMode.ConfigMap, true, "1.21"), (cluster.Mode, cluster.Plan.CreatorIsAdmin, cluster.Version));
        Assert.Equal("{ClusterCreationRole360249B6}", cluster.Creator?.Text);
        Assert.Equal(
            ["{MastersRole0257C11B}", "{DeployRole4F2D3A11}", "arn:aws:iam::111122223333:role/support",
                "{ClusterNodegroupDefaultCapacityNodeGroupRole55953B04}"],
            cluster.AwsAuth!.Items.Select(item => item.Arn));
        Assert.Equal("shop.template.json:200:3", cluster.AwsAuth.Roles[0].Origin.ToString());
        Assert.Equal(["Role shop/deploy", "RoleBinding shop/deploy", "ServiceAccount shop/cart"], cluster.Rbac.All.Select(one => one.Id));
        Assert.Equal(["shop/cart {ClustercartRole5E6F7A8B}"], Accounts(cluster));
        Assert.True(cluster.Pods.Fargate.Single().Takes("batch", default));
        Assert.Empty(cluster.NotRead);
        Assert.Same(cluster, cluster.Certain);
    }

    [Theory]
    [InlineData("older-module", "arn:aws:iam::111122223333:role/support", "no")]
    [InlineData("older-module", "arn:aws:iam::111122223333:role/shop-deploy", "unknown")] // may be the role that the template names so
    [InlineData("older-module", "arn:aws:iam::111122223333:role/other", "no")] // not the creator, which is a role of the template
    [InlineData("newer-module", "arn:aws:iam::111122223333:role/other", "unknown")] // may be the creator, whom nothing names
    [InlineData("conditions", "arn:aws:iam::111122223333:role/admins", "yes")]
    [InlineData("conditions", "arn:aws:iam::111122223333:role/breakglass", "yes, assumed")]
    [InlineData("conditions", "arn:aws:iam::111122223333:role/developers", "yes, assumed")]
    [InlineData("conditions", "arn:aws:iam::111122223333:role/nothing", "no")]
    [InlineData("conditions", "arn:aws:iam::111122223333:role/other", "no")]
    [InlineData("unread", "arn:aws:iam::111122223333:role/other", "unknown")]
    [InlineData("unread", "arn:aws:iam::111122223333:role/included", "unknown")]
    [InlineData("assembly", "arn:aws:iam::111122223333:role/audit", "no")]
    public void Who_may_create_deployments_in_shop(string folder, string who, string answer)
    {
        var authorizer = EksAuthorizer.Create(Cluster(folder));
        var request = new ResourceRequest("create", "apps", "deployments") { Namespace = "shop" };
        string Ask(EksAuthorizer one) => one.Authorize(PrincipalArn.Parse(who), request) switch
        {
            Decision.Allowed => "yes",
            Decision.Denied => "no",
            _ => "unknown",
        };

        var assumed = authorizer.Deciding(Ask).Any(assumption => assumption.Fact is AssumedFact.Conditions);

        Assert.Equal(answer, $"{Ask(authorizer)}{(assumed ? ", assumed" : "")}");
    }

    [Fact]
    public void Open_conditions_are_in_the_snapshot_and_not_in_what_is_certain()
    {
        var cluster = Cluster("conditions");

        Assert.Equal(
            ["role/admins", "role/breakglass", "role/developers [developers, deployers]", "user/web [developers]", "role/nothing"],
            Entries(cluster).Select(entry => entry["arn:aws:iam::111122223333:".Length..]));
        Assert.Equal(
            ["role/admins", "role/developers [developers]", "user/web [developers]", "role/nothing"],
            Entries(cluster.Certain).Select(entry => entry["arn:aws:iam::111122223333:".Length..]));
        Assert.Equal(["shop", "shop-jobs"], cluster.Plan.Grants[2].Policies[0].Scope.Names);
        Assert.Equal(
            ["no file decides whether ${Stage} is 'prod', and all that this may let in is taken to be there",
                "no file gives the parameters of the template, and their defaults are taken: Team 'web', Namespaces 'shop, shop-jobs'"],
            cluster.Assumptions.Select(assumption => assumption.Reason));
        Assert.Equal("cluster.yaml:32:3", cluster.Plan.Grants[0].Origin.ToString());
    }

    [Fact]
    public void Stacks_refer_to_each_other_by_exports_and_a_name_of_both_is_told_apart()
    {
        var cluster = Cluster("two-stacks");

        Assert.Equal((ClusterAuthenticationMode.ApiAndConfigMap, null), (cluster.Mode, cluster.Name));
        Assert.Equal(
            ["{cluster.DeployRole} [deployers]", "{access.DeployRole} [locals]", "${ImportValue(role-of-another-team)} [foreigners]", "${SsoRole.Arn} [people]",
                "arn:aws:iam::${AWS::AccountId}:role/team/audit [auditors]"],
            Entries(cluster));
        Assert.Equal(
            [PrincipalKind.Role, PrincipalKind.Role, PrincipalKind.Unresolved, PrincipalKind.Unresolved, PrincipalKind.Role],
            cluster.Plan.Grants.Select(grant => grant.Principal.Kind));
    }

    [Fact]
    public void Manifests_of_a_cluster_that_no_template_names_are_about_it_alone()
    {
        const string Role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: scrape}\nrules: []\n";
        var (clusters, findings) = EveryCluster.Read(
            [
                new("cdk.out/shop.template.json", """
                    {"Resources": {"Cluster": {"Type": "AWS::EKS::Cluster", "Properties":
                      {"Name": "shop", "RoleArn": "arn:aws:iam::111122223333:role/eks", "ResourcesVpcConfig": {"SubnetIds": ["a", "b"]}}}}}
                    """),
                new("cdk.out/eks-access/shop/rbac/one/scrape.yaml", Role),
                new("cdk.out/eks-access/legacy/rbac/two/scrape.yaml", Role),
            ], keyFiles: null);

        Assert.DoesNotContain(findings, finding => finding.Severity is Severity.Error);
        Assert.Equal(
            ["shop: cdk.out/eks-access/shop/rbac/one/scrape.yaml", "legacy: cdk.out/eks-access/legacy/rbac/two/scrape.yaml"],
            clusters.Select(cluster => $"{cluster.Template?.Cluster?.Name}: {cluster.Rbac.All.Single().Origin.Location?.File}"));
    }

    [Fact]
    public void A_cloud_assembly_is_read_by_its_manifests_with_stages_and_nested_stacks()
    {
        var reading = Read("assembly");
        var cluster = Snapshot(Assert.Single(reading.Value!.Clusters));

        Assert.Equal(
            ["arn:aws:iam::111122223333:role/audit [auditors]", "{OpsRole} [ops]", "{Reader} [readers]"], Entries(cluster).Order(StringComparer.Ordinal));
        Assert.Equal("assembly-Prod/Left.template.json", Assert.Single(reading.Value.NotUsed, one => one.Kind.Contains("template")).Location.File);
        Assert.Empty(cluster.NotRead);
    }

    [Fact]
    public void What_is_not_read_is_named_with_its_place_and_reason()
    {
        var (cluster, findings) = (Cluster("unread"), Read("unread").Findings.Where(finding => finding.Code == "EKS177"));

        Assert.Equal(
            ["Helm chart 'Ingress'", "patch 'CorednsPatch'", "access entry 'Included'", "manifest 'Manifest'",
                "what the macro 'TeamMacro' makes of the template", "the resources that 'Fn::ForEach::Entries' makes", "what 'Fn::Transform' puts in its place",
                "the nested stack 'Access'", "the custom resource 'Granter'"],
            cluster.NotRead.Select(part => part.What));
        Assert.Equal(cluster.NotRead.Select(part => part.Location), findings.Select(finding => finding.Location));
    }

    [Fact]
    public void Parts_of_eksctl_are_about_the_cluster_that_they_name()
    {
        var cluster = Cluster("eksctl-parts");

        Assert.Equal("shop", cluster.Name);
        Assert.Equal(["kube-system/ebs-csi-controller-sa {Role2}", "shop/mail {Role1}"], Accounts(cluster));
        Assert.Equal(["'{Wide}'"], Read("eksctl-parts").Findings.Where(finding => finding.Code == "EKS179").Select(finding => finding.Message.Split(' ')[2]));
        Assert.Equal([AssumedFact.AuthenticationMode, AssumedFact.Creator], cluster.Assumptions.Select(assumption => assumption.Fact));
    }

    [Fact]
    public void A_ClusterConfig_and_a_template_of_one_name_are_one_cluster_and_say_a_thing_once()
    {
        const string config = """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1}
            iam:
              podIdentityAssociations:
              - {namespace: shop, serviceAccountName: cart, roleARN: 'arn:aws:iam::111122223333:role/cart'}
              - {namespace: shop, serviceAccountName: pay, roleName: pay, permissionPolicyARNs: ['arn:aws:iam::aws:policy/ReadOnlyAccess']}
            """;
        const string template = """
            Resources:
              Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Name: shop, AccessConfig: {AuthenticationMode: API}}}
              PayRole: {Type: 'AWS::IAM::Role', Properties: {RoleName: pay}}
              Cart: {Type: 'AWS::EKS::PodIdentityAssociation', Properties: {ClusterName: !Ref Cluster, Namespace: shop, ServiceAccount: cart,
                RoleArn: 'arn:aws:iam::111122223333:role/cart'}}
              Pay: {Type: 'AWS::EKS::PodIdentityAssociation', Properties: {ClusterName: shop, Namespace: shop, ServiceAccount: pay,
                RoleArn: !GetAtt PayRole.Arn}}
            """;
        var reading = ClusterInputs.Read(new InputText("cluster.yaml", config), new InputText("shop.template.yaml", template));

        Assert.Equal(["shop/cart arn:aws:iam::111122223333:role/cart", "shop/pay <role pay>"], Accounts(Snapshot(Assert.Single(reading.Value!.Clusters))));
    }

    [Fact]
    public void Open_conditions_of_a_template_beside_a_ClusterConfig_are_told_apart()
    {
        const string config = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1}\n";
        const string template = """
            Parameters: {Stage: {Type: String}}
            Conditions: {IsProd: !Equals [!Ref Stage, prod]}
            Resources:
              Dev: {Type: 'AWS::EKS::AccessEntry', Condition: IsProd, Properties: {ClusterName: shop, PrincipalArn: 'arn:aws:iam::111122223333:role/dev',
                KubernetesGroups: [dev]}}
            """;
        var cluster = Snapshot(Assert.Single(ClusterInputs.Read(new InputText("a.yaml", config), new InputText("b.yaml", template)).Value!.Clusters));

        Assert.Contains("arn:aws:iam::111122223333:role/dev [dev]", Entries(cluster));
        Assert.DoesNotContain("arn:aws:iam::111122223333:role/dev [dev]", Entries(cluster.Certain));
        Assert.NotNull(cluster.Assumed(AssumedFact.Conditions));
    }

    [Theory]
    [InlineData("./nested/access.yaml")]
    [InlineData("!Sub 'https://${Bucket}.s3.amazonaws.com/access.yaml'")]
    public void A_nested_stack_is_found_by_the_name_of_its_template(string address)
    {
        var parent = "Parameters: {Bucket: {Type: String}}\nResources:\n  Cluster: {Type: 'AWS::EKS::Cluster', Properties: {Name: shop}}\n"
            + $"  Access: {{Type: 'AWS::CloudFormation::Stack', Properties: {{TemplateURL: {address}, Parameters: {{Name: !Ref Cluster}}}}}}\n";
        const string nested = "Parameters: {Name: {Type: String}}\nResources:\n  Dev: {Type: 'AWS::EKS::AccessEntry', Properties: {ClusterName: !Ref Name, "
            + "PrincipalArn: 'arn:aws:iam::111122223333:role/dev', KubernetesGroups: [dev]}}\n";
        var input = Assert.Single(ClusterInputs.Read(new InputText("main.yaml", parent), new InputText("nested/access.yaml", nested)).Value!.Clusters);

        Assert.Equal(["arn:aws:iam::111122223333:role/dev [dev]"], Entries(Snapshot(input)));
        Assert.Empty(Snapshot(input).NotRead);
    }

    [Fact]
    public void An_entry_that_does_not_tell_its_cluster_is_possible_at_each()
    {
        const string template = """
            Parameters: {Which: {Type: String}}
            Resources:
              One: {Type: 'AWS::EKS::Cluster', Properties: {Name: one, AccessConfig: {AuthenticationMode: API}}}
              Two: {Type: 'AWS::EKS::Cluster', Properties: {Name: two, AccessConfig: {AuthenticationMode: API}}}
              Entry: {Type: 'AWS::EKS::AccessEntry', Properties: {ClusterName: !Ref Which, KubernetesGroups: [dev],
                PrincipalArn: 'arn:aws:iam::111122223333:role/dev'}}
            """;
        var reading = ClusterInputs.Read(new InputText("stack.yaml", template));
        var clusters = reading.Value!.Clusters.Select(Snapshot).ToList();

        Assert.Equal(["one", "two"], clusters.Select(cluster => cluster.Name));
        Assert.All(clusters, cluster => Assert.Equal((1, 0), (cluster.Plan.Grants.Count, cluster.Certain.Plan.Grants.Count)));
        Assert.Contains(
            "it is not clear whether the cluster '${Which}' is 'one', 'two'",
            Assert.Single(reading.Findings, finding => finding.Code == "EKS178").Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no file says")]
    [InlineData(", 'Agent': {'Type': 'AWS::EKS::Addon', 'Properties': {'ClusterName': 'shop', 'AddonName': 'eks-pod-identity-agent'}}", null)]
    public void The_agent_of_pod_identity_is_seen_in_a_template(string more, string? note)
    {
        var template = $$"""
            {"Resources": {
              "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "shop"} },
              "Cart": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"ClusterName": {"Ref": "Cluster"},
                "Namespace": "shop", "ServiceAccount": "cart", "RoleArn": "arn:aws:iam::111122223333:role/cart"} }
              {{more.Replace('\'', '"')}} } }
            """;

        var input = ClusterInputs.Read(new InputText("shop.template.json", template)).Value!.Clusters[0];
        var cluster = ClusterSnapshot.Of(input, DefaultsFlavour.Secure).Value!;

        Assert.Equal(note is not null, cluster.Pods.Open.Any(open => open.StartsWith(note ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_group_that_is_written_twice_leaves_nothing_open()
    {
        const string template = """
            {"Resources": {
              "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "shop"}},
              "Entry": {"Type": "AWS::EKS::AccessEntry", "Properties": {"ClusterName": {"Ref": "Cluster"},
                "PrincipalArn": "arn:aws:iam::111122223333:role/ops", "KubernetesGroups": ["ops", "ops"]}}}}
            """;

        var cluster = ClusterSnapshot.Of(ClusterInputs.Read(new InputText("shop.template.json", template)).Value!.Clusters[0], DefaultsFlavour.Secure).Value!;

        Assert.Equal(["ops"], cluster.Plan.Grants.Single().Groups);
        Assert.Same(cluster, cluster.Certain);
    }

    [Theory]
    [InlineData("PrincipalArn: 'arn:aws:iam::111122223333:root'", "is the account's root")]
    [InlineData("PrincipalArn: '*'", "is not the ARN of an IAM role or user")]
    [InlineData("KubernetesGroups: [dev]", "has no PrincipalArn")]
    public void A_principal_that_EKS_refuses_is_a_finding_at_the_entry(string property, string says)
    {
        var reading = ClusterInputs.Read(new InputText("stack.yaml",
            $"Resources:\n  Entry: {{Type: 'AWS::EKS::AccessEntry', Properties: {{ClusterName: shop, {property}}}}}\n"));

        Assert.Contains(says, Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_of_nodes_get_the_entries_that_EKS_makes_unless_the_template_has_one() =>
        Assert.Equal(["{MastersRole}", "{NodeRole}"], Entries(Cluster("newer-module")));

    [Fact]
    public void The_role_of_a_capability_gets_the_entry_that_EKS_makes() => Assert.Equal(
        "AmazonEKSArgoCDClusterPolicy in cluster, AmazonEKSArgoCDPolicy in argocd",
        string.Join(", ", Cluster("unread").Plan[PrincipalArn.Parse("arn:aws:iam::111122223333:role/argo")]!.Policies
            .Select(one => $"{one.Policy} in {one.Scope}")));

    [Fact]
    public void Every_case_of_the_review_is_read_without_an_error()
    {
        var cases = Directory.GetDirectories(Repository.Test("EksAccessConstructs.Cli.Tests", "oracle", "review", "cases"));
        foreach (var folder in cases.SelectMany(Directory.GetDirectories))
        {
            var reading = ClusterInputs.Read(Files(folder));
            var cluster = Snapshot(Assert.Single(reading.Value!.Clusters));

            Assert.DoesNotContain(reading.Findings, finding => finding.Severity > Severity.Info);
            Assert.Equal(("shop", ClusterAuthenticationMode.Api, 0), (cluster.Name, cluster.Mode, cluster.NotRead.Count));
            Assert.Same(cluster, cluster.Certain);
        }
    }

    [Fact]
    public void Every_stack_of_eksctl_is_read_with_the_cluster_of_its_name()
    {
        foreach (var folder in Directory.GetDirectories(Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "eksctl", "templates")))
        {
            var reading = ClusterInputs.Read(Files(folder).Where(file => file.File.StartsWith("eksctl-", StringComparison.Ordinal)));

            Assert.True(reading.Value!.Clusters.Count == 1, $"{folder}: {string.Join(", ", reading.Value.Clusters.Select(cluster => cluster.Label))}");
            Assert.Equal((folder, ""), (folder, string.Join('\n', reading.Findings.Where(finding => finding.Severity is Severity.Error && !IsTrue(finding)))));
        }
    }

    // The recordings hold placeholders for what eksctl reads back from other stacks, and for hybrid nodes whose role is given, eksctl writes an access entry
    // of a role that it does not make.
    private static bool IsTrue(Finding finding) => finding.Message.Contains("but is '<eksctl-", StringComparison.Ordinal)
        || finding is { Code: "EKS166", Message: "the template has no resource 'HybridNodesSSMRole'" };

    private static Reading<ClusterInputs> Read(string fixture) =>
        ClusterInputs.Read(Files(Repository.Test([.. TemplateText.Folder.Split('/'), fixture])));

    private static IEnumerable<InputText> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".json" or ".yaml")
        .Order(StringComparer.Ordinal)
        .Select(file => new InputText(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    private static ClusterSnapshot Cluster(string fixture) => Snapshot(Assert.Single(Read(fixture).Value!.Clusters));

    private static ClusterSnapshot Snapshot(ClusterInput input) => ClusterSnapshot.Of(input, DefaultsFlavour.Eksctl).Value!;

    private static string[] Entries(ClusterSnapshot cluster) =>
        [.. cluster.Plan.Grants.Select(grant => $"{grant.Principal}{(grant.Groups.IsEmpty ? "" : $" {grant.Groups}")}")];

    private static string[] Accounts(ClusterSnapshot cluster) =>
        [.. cluster.Pods.Accounts.Select((AccountBinding binding) => $"{binding.Account} {binding.Role}").Order(StringComparer.Ordinal)];
}
