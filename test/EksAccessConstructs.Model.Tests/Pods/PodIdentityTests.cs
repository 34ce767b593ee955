using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Pods.Migration;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>Roles by every mechanism, and the way from one to another.</summary>
public sealed class PodIdentityTests
{
    private const string Config = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1}
        iam:
          withOIDC: true
          podIdentityAssociations:
          - {namespace: shop, serviceAccountName: pay, roleARN: 'arn:aws:iam::111122223333:role/pay', targetRoleARN: 'arn:aws:iam::444455556666:role/bank'}
          serviceAccounts:
          - {metadata: {name: mail, namespace: shop}, roleName: mail-role, attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonSESFullAccess']}
        addons: [{name: eks-pod-identity-agent}]
        fargateProfiles: [{name: batch, selectors: [{namespace: batch}, {namespace: 'job-?'}]}]
        karpenter: {version: '1.6.1'}
        ---

        """;

    private static readonly NodeMetadata Node = new("arn:aws:iam::111122223333:instance-profile/nodes", "node-role");

    [Theory]
    [InlineData("shop", "pay", "pod-identity", "arn:aws:iam::444455556666:role/bank", "association")]
    [InlineData("shop", "mail", "irsa", "<role mail-role>", "annotation")]
    [InlineData("shop", "default", "node", "arn:aws:iam::111122223333:role/node-role", "metadata")]
    [InlineData("batch", "default", "none", "none", "fargate")]
    [InlineData("job-1", "default", "none", "none", "fargate")]
    [InlineData("job-12", "default", "node", "arn:aws:iam::111122223333:role/node-role", "metadata")]
    [InlineData("karpenter", "karpenter", "irsa", "<role eksctl-shop-iamservice-role>", "annotation")]
    public void The_mechanism_decides(string space, string account, string mechanism, string role, string by)
    {
        var pod = new PodIdentityEvaluator(Snapshot(Config + Deployment(space, "web", account)).Pods, Node).All.Single();

        Assert.Equal((mechanism, role, by), (pod.Mechanism.Word(), pod.RoleWord, pod.DecidedBy));
    }

    [Fact]
    public void An_annotation_without_a_server_is_unknown()
    {
        var pod = new PodIdentityEvaluator(Snapshot(Deployment("shop", "web", "default", "iam.amazonaws.com/role: cart")).Pods, Node).All.Single();

        Assert.Equal(("none", "unknown"), (pod.Mechanism.Word(), pod.RoleWord));
    }

    [Fact]
    public void A_pod_in_the_host_network_also_reaches_the_role_of_its_node()
    {
        var pod = new PodIdentityEvaluator(Snapshot(Config + Deployment("shop", "web", "pay", spec: "hostNetwork: true")).Pods, Node).All.Single();

        Assert.Equal(["arn:aws:iam::111122223333:role/node-role"], pod.AlsoReaches.Select(other => other.Role));
    }

    [Theory]
    [InlineData("name: k, image: 'example.com/kube2iam-arm64:1'", "kube2iam")]
    [InlineData("name: kube2iam, image: 'example.com/roles:1'", "kube2iam")]
    [InlineData("name: k, image: 'example.com/roles:1', command: [/kube2iam]", "kube2iam")]
    [InlineData("name: k, image: 'quay.io/uswitch/kiam:v4.2', command: [/kiam, server]", "kiam")]
    [InlineData("name: k, image: 'example.com/kube2iamless/roles:1'", "node")]
    public void The_program_before_the_metadata_service_is_known_by_image_name_or_command(string container, string mechanism)
    {
        var daemon = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d, namespace: kube-system}\n"
            + $"spec: {{template: {{spec: {{containers: [{{{container}}}]}}}}}}\n---\n";
        var pods = new PodIdentityEvaluator(Snapshot(daemon + Deployment("shop", "web", "default")).Pods, Node).All;

        Assert.Equal(mechanism, pods.Last().Mechanism.Word());
    }

    [Theory]
    [InlineData("command: [sh, -c, 'exec /kube2iam --base-role-arn=arn:aws:iam::111122223333:role/ --iptables'], image: tools", true)]
    [InlineData("command: [/bin/sh], args: [-ec, \"/kube2iam --base-role-arn $(BASE)\"], image: tools, env: [{name: BASE, "
        + "value: 'arn:aws:iam::111122223333:role/'}]", true)]
    [InlineData("command: [sh, -c, 'iptables -L && exec /kube2iam --base-role-arn=arn:aws:iam::111122223333:role/'], image: kube2iam", false)]
    [InlineData("command: [sh, -c, 'exec /kube2iam --base-role-arn=$BASE'], image: kube2iam", false)]
    [InlineData("command: [sh, -c, '/start.sh --base-role-arn=arn:aws:iam::111122223333:role/'], image: kube2iam", false)]
    [InlineData("command: [sh, -x, /kube2iam], image: kube2iam", false)]
    public void Flags_in_a_text_for_a_shell_are_read_where_it_is_one_plain_command(string container, bool isRead)
    {
        var daemon = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d, namespace: kube-system}\n"
            + $"spec: {{template: {{spec: {{containers: [{{name: k, {container}}}]}}}}}}\n---\n";
        var read = ClusterInputs.Read(new InputText("pods.yaml", daemon + Deployment("shop", "web", "default", "iam.amazonaws.com/role: cart")));
        var pods = ClusterSnapshot.Of(read.Value!.Clusters[0], DefaultsFlavour.Eksctl).Value!.Pods;

        Assert.Equal(isRead ? "arn:aws:iam::111122223333:role/" : "", pods.Servers.Kube2Iam?.Kube2Iam?.BaseRoleArn);
        Assert.Equal(isRead ? [] : ["PI002"], InstalledServer.Find(pods.Workloads).Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/cart", """["cart"]""", "unknown")]
    [InlineData("arn:aws:iam::111122223333:role/cart", """["cart", "arn:aws:iam::111122223333:role/c*"]""", "arn:aws:iam::111122223333:role/cart")]
    [InlineData("arn:aws:iam::111122223333:role/cart", """["arn:aws:iam::111122223333:role/other"]""", "unknown")]
    [InlineData("cart", """["cart"]""", "unknown")]
    public void A_base_that_nobody_knows_leaves_open_what_depends_on_it(string role, string allowed, string wanted)
    {
        var daemon = Proxy.Replace("[--auto-discover-base-arn]", "[--auto-discover-base-arn, --namespace-restrictions]", StringComparison.Ordinal);
        var space = $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: shop, annotations: {{iam.amazonaws.com/allowed-roles: '{allowed}'}}}}\n---\n";
        var bindings = Snapshot(daemon + space + Deployment("shop", "web", "default", $"iam.amazonaws.com/role: '{role}'")).Pods;

        Assert.Equal(wanted, new PodIdentityEvaluator(bindings, NodeMetadata.Unknown).All.Last().RoleWord);
    }

    [Fact]
    public void Associations_of_templates_count()
    {
        const string template = """
            {"Resources": {
              "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
              "One": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"ClusterName": "c", "Namespace": "shop", "ServiceAccount": "pay",
                "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "TargetRoleArn": "arn:aws:iam::444455556666:role/bank", "DisableSessionTags": true}},
              "Two": {"Type": "AWS::EKS::Addon", "Properties": {"AddonName": "vpc-cni", "PodIdentityAssociations": [
                {"ServiceAccount": "aws-node", "RoleArn": "arn:aws:iam::111122223333:role/cni"}]}},
              "Three": {"Type": "AWS::EKS::PodIdentityAssociation", "Properties": {"Namespace": {"Ref": "Space"}, "ServiceAccount": "x", "RoleArn": "y"}}}}
            """;
        var texts = new[] { new InputText("stack.template.json", template), new InputText("web.yaml", Deployment("shop", "web", "pay")) };
        var pods = ClusterSnapshot.Of(ClusterInputs.Read(texts).Value!.Clusters[0], DefaultsFlavour.Eksctl).Value!.Pods;

        Assert.Equal(["shop/pay {Role}", "kube-system/aws-node arn:aws:iam::111122223333:role/cni"],
            pods.Accounts.Select(binding => $"{binding.Account} {binding.Role}"));
        Assert.True(pods.Accounts[0].SessionTagsAreOff);
        Assert.Equal("arn:aws:iam::444455556666:role/bank", new PodIdentityEvaluator(pods, Node).All.Single().Role);
    }

    [Theory]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {annotations: {iam.amazonaws.com/role: 12}}, "
        + "spec: {}}}", "must be text, not a number ('12')")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: a}", "the spec of the pods is missing")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {}", "has no metadata.name")]
    public void What_the_API_server_refuses_is_a_finding(string manifest, string says) => Assert.Contains(
        ClusterInputs.Read(new InputText("pods.yaml", manifest)).Findings, finding =>
            finding.Code == "PI001" && finding.Message.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void An_association_beside_that_of_an_add_on_is_refused_with_both_places() => Assert.Contains(
        ClusterInputs.Read(new InputText("cluster.yaml", """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1}
            iam:
              podIdentityAssociations:
              - {namespace: kube-system, serviceAccountName: aws-node, roleARN: 'arn:aws:iam::111122223333:role/a'}
            addons:
            - {name: eks-pod-identity-agent}
            - name: vpc-cni
              podIdentityAssociations:
              - {serviceAccountName: aws-node, roleARN: 'arn:aws:iam::111122223333:role/b'}
            """)).Findings,
        finding => finding is { Code: "EKS019", Location.Line: 11 } && finding.Message.Contains("one already at cluster.yaml:6:5", StringComparison.Ordinal));

    [Fact]
    public void Pods_that_share_an_account_get_accounts_of_their_own()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy
            + Deployment("shop", "cart", "default", "iam.amazonaws.com/role: cart-role")
            + Deployment("shop", "pay", "payer", "iam.amazonaws.com/role: pay-role"));

        Assert.Equal(
            [("shop/cart", true, "arn:aws:iam::111122223333:role/cart-role"), ("shop/payer", false, "arn:aws:iam::111122223333:role/pay-role")],
            plan.Moves.Select(move => (move.Account, move.IsNewAccount, move.Role ?? "")));
        Assert.Contains("6 hours (59 minutes with a target role)", string.Join('\n', plan.Steps.Select(step => step.Says)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_new_trust_lets_in_the_pod_and_nobody_else()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy + Deployment("shop", "cart", "default", "iam.amazonaws.com/role: cart-role"));
        var trust = TrustPolicy.Read(PodMigrationFiles.Trusts(plan).Single().Json).OrThrow();

        Assert.Equal(TrustAnswer.Allowed, trust.Decide(TrustRequest.OfPod("sts:AssumeRole", Arn, "shop", "cart")).Answer);
        Assert.Equal(TrustAnswer.Denied, trust.Decide(TrustRequest.OfPod("sts:AssumeRole", Arn, "shop", "default")).Answer);
        Assert.Equal(TrustAnswer.Denied, trust.Decide(new TrustRequest("sts:AssumeRole", TrustedKind.Service, "ec2.amazonaws.com")).Answer);
    }

    [Fact]
    public void The_written_config_is_one_that_is_accepted()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy
            + Deployment("shop", "cart", "default", "iam.amazonaws.com/role: 'arn:aws:iam::444455556666:role/cart'"));
        var reading = ClusterInputs.Read([new InputText("cluster-config.yaml", PodMigrationFiles.ClusterConfig(plan)!)], existing: "shop");

        Assert.Equal([], reading.Findings.Where(finding => finding.Severity is Severity.Error));
        var association = reading.Value!.Clusters[0].Config!.Iam!.PodIdentityAssociations[0];
        Assert.Equal(("arn:aws:iam::444455556666:role/cart", null), (association.TargetRoleArn, association.RoleArn));
        Assert.Equal(PodRoles.NameOf("shop", "eu-west-1", "shop", "cart"), association.RoleName);
    }

    [Theory]
    [InlineData(PodMigrationTarget.PodIdentity, "batch", "iam.amazonaws.com/role: x", "Fargate")]
    [InlineData(PodMigrationTarget.PodIdentity, "shop", "iam.amazonaws.com/role: 'arn:aws-cn:iam::111122223333:role/x'", "not offered in China")]
    public void What_cannot_work_is_refused_with_its_reason(PodMigrationTarget target, string space, string annotation, string reason) =>
        Assert.Contains(reason, Plan(target, Config + Proxy + Deployment(space, "web", "web", annotation)).Moves.Single(move => !move.Workloads.IsEmpty).Refusal
            ?? "not refused", StringComparison.Ordinal);

    [Fact]
    public void Irsa_gets_annotations_and_a_trust_for_the_token()
    {
        var plan = Plan(PodMigrationTarget.Irsa, Proxy + Deployment("shop", "cart", "cart", "iam.amazonaws.com/role: cart-role"));
        var trust = TrustPolicy.Read(PodMigrationFiles.Trusts(plan).Single().Json).OrThrow();
        const string provider = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC";

        Assert.Contains("eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/cart-role\"", PodMigrationFiles.ServiceAccounts(plan)!,
            StringComparison.Ordinal);
        Assert.Equal(TrustAnswer.Allowed, trust.Decide(TrustRequest.OfToken(provider, "shop", "cart")).Answer);
        Assert.Equal(TrustAnswer.Denied, trust.Decide(TrustRequest.OfToken(provider, "shop", "pay")).Answer);
        Assert.Null(PodMigrationFiles.ClusterConfig(plan));
    }

    [Fact]
    public void Service_accounts_with_irsa_move_to_associations_even_without_workloads()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: mail, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/mail'}}
            ---

            """ + Deployment("other", "x", "default"));

        Assert.Equal(("shop/mail", "arn:aws:iam::111122223333:role/mail"), (plan.Moves.Single().Account, plan.Moves.Single().Role));
    }

    [Fact]
    public void The_last_phase_takes_the_old_annotations_away()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy + Space("shop", "[]")
            + Deployment("shop", "cart.v1", "default", "iam.amazonaws.com/role: cart, iam.amazonaws.com/external-id: five, keep: me")
            + Workload("CronJob", "batch/v1", "nightly", "jobTemplate: {spec: {template: {0}}}")
            + Workload("ReplicaSet", "apps/v1", "bare", "template: {0}")
            + Workload("Job", "batch/v1", "once", "template: {0}")
            + """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: mail, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/mail'}}
            ---

            """);
        var files = PodMigrationFiles.Removals(plan).ToDictionary(file => file.File, file => file.Text);

        Assert.Equal(
            ["cronjob.shop.nightly.yaml", "deployment.shop.cart.v1.yaml", "job.shop.once.yaml", "kustomization.yaml", "namespace.shop.yaml",
                "replicaset.shop.bare.yaml", "serviceaccount.shop.mail.yaml"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""
            -
              op: "remove"
              path: "/spec/template/metadata/annotations/iam.amazonaws.com~1role"
            -
              op: "remove"
              path: "/spec/template/metadata/annotations/iam.amazonaws.com~1external-id"

            """, files["deployment.shop.cart.v1.yaml"]);
        Assert.Contains("\"/spec/jobTemplate/spec/template/metadata/annotations/iam.amazonaws.com~1role\"", files["cronjob.shop.nightly.yaml"],
            StringComparison.Ordinal);
        Assert.Contains("name: \"cart\\\\.v1\"", files["kustomization.yaml"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "kubectl patch deployment cart.v1 -n shop -p "
                    + """'{"spec":{"template":{"metadata":{"annotations":{"iam.amazonaws.com/role":null,"iam.amazonaws.com/external-id":null}}}}}'""",
                "kubectl patch cronjob nightly -n shop -p "
                    + """'{"spec":{"jobTemplate":{"spec":{"template":{"metadata":{"annotations":{"iam.amazonaws.com/role":null}}}}}}}'""",
                "kubectl patch replicaset bare -n shop -p "
                    + """'{"spec":{"template":{"metadata":{"annotations":{"iam.amazonaws.com/role":null}}}}}'""",
                "kubectl delete pods -n shop -l 'app=bare'",
                "kubectl delete job once -n shop  # its template cannot change; make it again from the changed manifest if it is to run again",
                "kubectl annotate serviceaccount mail -n shop eks.amazonaws.com/role-arn-",
            ],
            Step(plan, "by the patches in remove/").Commands);
        Assert.Equal(
            ["kubectl annotate namespace shop iam.amazonaws.com/allowed-roles-"], Step(plan, "take the lists of roles away").Commands);
    }

    [Fact]
    public void What_a_refused_move_needs_stays()
    {
        var done = Deployment("shop", "cart", "cart", "iam.amazonaws.com/role: cart");
        var refused = Deployment("shop", "open", "open", "iam.amazonaws.com/role: 'arn:aws-cn:iam::111122223333:role/x'");
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy + Space("shop", "[]") + done + refused);

        Assert.Equal(["deployment.shop.cart.yaml", "kustomization.yaml"], PodMigrationFiles.Removals(plan).Select(file => file.File));
    }

    [Fact]
    public void What_a_deployment_makes_is_not_moved_beside_it()
    {
        var replicaSet = Workload("ReplicaSet", "apps/v1", "cart-6f9", "template: {0}")
            .Replace("metadata: {name: cart-6f9, namespace: shop}", Made("Deployment", "cart"), StringComparison.Ordinal);
        var pod = $"apiVersion: v1\nkind: Pod\n{Made("ReplicaSet", "cart-6f9")}\nspec: {{containers: []}}\n---\n".Replace(
            "namespace: shop,", "namespace: shop, labels: {pod-template-hash: 6f9}, annotations: {iam.amazonaws.com/role: cart},", StringComparison.Ordinal);
        var deployment = Deployment("shop", "cart", "default", "iam.amazonaws.com/role: cart");

        Assert.Equal(["Deployment"], Moved(Proxy + deployment + replicaSet + pod));
        Assert.Equal(["Deployment"], Moved(Proxy + deployment + pod));
        Assert.Equal(["Pod"], Moved(Proxy + pod));
        Assert.Equal(
            "# Pod shop/cart-6f9 is made by ReplicaSet cart-6f9, so change that",
            Assert.Single(Step(Plan(PodMigrationTarget.PodIdentity, Proxy + pod), "one workload after another").Commands));

        static string Made(string kind, string name) =>
            $"metadata: {{name: cart-6f9, namespace: shop, ownerReferences: [{{kind: {kind}, name: {name}, controller: true}}]}}";

        static IEnumerable<string> Moved(string yaml) =>
            Plan(PodMigrationTarget.PodIdentity, yaml).Moves.SelectMany(move => move.Workloads).Select(workload => workload.Kind);
    }

    [Fact]
    public void A_name_with_a_line_end_makes_no_command()
    {
        var job = Workload("Job", "batch/v1", "once", "template: {0}")
            .Replace("{name: once, namespace", "{name: \"a\\nrm\", namespace", StringComparison.Ordinal);

        Assert.Equal(
            "# Job shop/a\\nrm cannot change its template; to run it again, delete it and make it with serviceAccountName: once",
            Assert.Single(Step(Plan(PodMigrationTarget.PodIdentity, Proxy + job), "one workload after").Commands));
    }

    [Fact]
    public void Each_kind_gets_its_service_account_as_it_can()
    {
        var plan = Plan(PodMigrationTarget.PodIdentity, Proxy
            + Workload("ReplicaSet", "apps/v1", "bare", "template: {0}", "default")
            + Workload("Job", "batch/v1", "once", "template: {0}", "default")
            + Workload("CronJob", "batch/v1", "nightly", "jobTemplate: {spec: {template: {0}}}"));

        Assert.Equal(
            [
                "kubectl set serviceaccount -n shop replicaset/bare bare",
                "kubectl delete pods -n shop -l 'app=bare'",
                "# Job shop/once cannot change its template; to run it again, delete it and make it with serviceAccountName: once",
                "# CronJob shop/nightly has the new way from its next Job on",
            ],
            Step(plan, "one workload after another").Commands);
    }

    private static PodMigrationStep Step(PodMigrationPlan plan, string says) =>
        Assert.Single(plan.Steps, step => step.Says.Contains(says, StringComparison.Ordinal));

    private static string Space(string name, string roles) =>
        $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, annotations: {{iam.amazonaws.com/allowed-roles: '{roles}'}}}}\n---\n";

    private static string Workload(string kind, string version, string name, string spec, string? account = null)
    {
        var template = $"{{metadata: {{labels: {{app: {name}}}, annotations: {{iam.amazonaws.com/role: {name}}}}}, "
            + $"spec: {{serviceAccountName: {account ?? name}, containers: [{{name: c, image: c}}]}}}}";
        return $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: {name}, namespace: shop}}\n"
            + $"spec: {{{spec.Replace("{0}", template, StringComparison.Ordinal)}}}\n---\n";
    }

    private static string Arn => "arn:aws:eks:eu-west-1:111122223333:cluster/shop";

    private static string Proxy => """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: kube2iam, namespace: kube-system}
        spec: {template: {spec: {containers: [{name: k, image: 'jtblin/kube2iam:0.12', args: [--auto-discover-base-arn]}]}}}
        ---

        """;

    private static PodMigrationPlan Plan(PodMigrationTarget target, string yaml)
    {
        var snapshot = Snapshot(yaml);
        return PodMigration.Plan(snapshot.Pods, snapshot.Rbac, Node, new PodMigrationOptions
        {
            Target = target,
            Cluster = "shop",
            Region = "eu-west-1",
            Issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABC",
        });
    }

    private static ClusterSnapshot Snapshot(string yaml) =>
        ClusterSnapshot.Of(ClusterInputs.Read(new InputText("all.yaml", yaml)).Value!.Clusters[0], DefaultsFlavour.Eksctl).Value!;

    private static string Deployment(string space, string name, string account, string annotations = "a: b", string spec = "hostNetwork: false") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{name}}, namespace: {{space}}}
        spec:
          template:
            metadata: {annotations: { {{annotations}} } }
            spec: {serviceAccountName: {{account}}, {{spec}}, containers: [{name: c, image: c}] }
        ---

        """;
}
