using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class PodRolesTests
{
    private const string Reader = "{metadata: {name: reader, namespace: data}, attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']}";

    [Fact]
    public void A_role_that_an_annotation_names_has_a_name_that_stays_the_same()
    {
        var cluster = Cluster($"iam: {{withOIDC: true, serviceAccounts: [{Reader}]}}");

        var name = PodRoles.NameOf(cluster, Account(cluster));

        Assert.Matches("^demo-data-reader-[0-9a-f]{8}$", name);
        Assert.Equal(name, PodRoles.Of(cluster, Account(cluster))?.Name);
    }

    [Fact]
    public void Clusters_of_one_name_in_two_regions_get_roles_of_different_names()
    {
        var text = $"iam: {{withOIDC: true, serviceAccounts: [{Reader}]}}";
        var (west, east) = (Cluster(text), Cluster(text, "us-east-1"));

        Assert.NotEqual(PodRoles.NameOf(west, Account(west)), PodRoles.NameOf(east, Account(east)));
    }

    [Fact]
    public void A_long_name_is_cut_and_stays_apart_by_its_hash()
    {
        var name = new string('a', 63);
        var cluster = Cluster($"iam: {{withOIDC: true, serviceAccounts: [{{metadata: {{name: {name}}}, wellKnownPolicies: {{autoScaler: true}}}}]}}");

        Assert.Equal(64, PodRoles.NameOf(cluster, Account(cluster)).Length);
    }

    [Fact]
    public void Service_accounts_and_their_namespaces_are_written_as_eksctl_makes_them()
    {
        var cluster = Cluster("""
            addons: [{name: eks-pod-identity-agent}]
            iam:
              withOIDC: true
              serviceAccounts:
                - READER
                - {metadata: {name: given, labels: {a: b}}, attachRoleARN: 'arn:aws:iam::111122223333:role/x/given'}
                - {metadata: {name: hidden}, roleOnly: true, wellKnownPolicies: {autoScaler: true}}
              podIdentityAssociations:
                - {namespace: shop, serviceAccountName: cart, createServiceAccount: true, roleARN: 'arn:aws:iam::111122223333:role/cart'}
                - {namespace: shop, serviceAccountName: web, roleARN: 'arn:aws:iam::111122223333:role/web'}
            """.Replace("READER", Reader, StringComparison.Ordinal));

        Golden.Match(string.Join("---\n", PodServiceAccounts.With(RbacObjects.None, cluster).All.Select(RbacWriter.Write)), "yaml");
    }

    [Fact]
    public void A_service_account_that_is_given_already_keeps_what_it_says_and_gets_the_role()
    {
        var cluster = Cluster($"iam: {{withOIDC: true, serviceAccounts: [{Reader}]}}");
        var given = RbacObjects.Of(new ServiceAccountObject { Name = "reader", Namespace = "data", AutomountToken = false }).Value ?? RbacObjects.None;

        var account = Assert.Single(PodServiceAccounts.With(given, cluster).ServiceAccounts);

        Assert.False(account.AutomountToken);
        Assert.StartsWith("arn:aws:iam::AWS_ACCOUNT_ID:role/demo-data-reader-", account.Annotations["eks.amazonaws.com/role-arn"]);
    }

    [Fact]
    public void A_known_account_takes_the_place_of_its_placeholder()
    {
        var cluster = Cluster($"iam: {{withOIDC: true, serviceAccounts: [{Reader}]}}");

        var known = PodServiceAccounts.InAccount(PodServiceAccounts.With(RbacObjects.None, cluster), "111122223333");

        Assert.StartsWith("arn:aws:iam::111122223333:role/", Assert.Single(known.ServiceAccounts).Annotations["eks.amazonaws.com/role-arn"]);
    }

    [Theory]
    [InlineData("iam: {withOIDC: true}", "vpc-cni", "token AmazonEKS_CNI_Policy kube-system/aws-node")]
    [InlineData("iam: {withOIDC: true}\naddons: [{name: aws-ebs-csi-driver}]", "aws-ebs-csi-driver", "token service-role/AmazonEBSCSIDriverPolicy any")]
    [InlineData("iam: {withOIDC: true}\naddons: [{name: aws-efs-csi-driver}]", "aws-efs-csi-driver", "token EfsCsiController any")]
    [InlineData("iam: {withOIDC: true}", "coredns", "none")]
    [InlineData("addons: [{name: aws-ebs-csi-driver, wellKnownPolicies: {ebsCSIController: true}}]", "aws-ebs-csi-driver", "none")]
    [InlineData("addons: [{name: eks-pod-identity-agent}, {name: aws-efs-csi-driver, useDefaultPodIdentityAssociations: true}]", "aws-efs-csi-driver",
        "pod efs-csi-controller-sa service-role/AmazonEFSCSIDriverPolicy")]
    [InlineData("iam: {withOIDC: true}\naddons: [{name: VPC-CNI}]", "vpc-cni", "token AmazonEKS_CNI_Policy kube-system/aws-node")]
    [InlineData("addons: [{name: EKS-Pod-Identity-Agent}, {name: Vpc-Cni, useDefaultPodIdentityAssociations: true}]", "vpc-cni",
        "pod aws-node AmazonEKS_CNI_Policy")]
    [InlineData("iam: {withOIDC: true}\naddonsConfig: {autoApplyPodIdentityAssociations: true}\naddons: [{name: eks-pod-identity-agent}]", "vpc-cni",
        "pod aws-node AmazonEKS_CNI_Policy")]
    [InlineData("iam: {withOIDC: true}\naddonsConfig: {autoApplyPodIdentityAssociations: true}\n"
        + "addons: [{name: eks-pod-identity-agent}, {name: vpc-cni, serviceAccountRoleARN: 'arn:aws:iam::111122223333:role/cni'}]", "vpc-cni",
        "given arn:aws:iam::111122223333:role/cni")]
    [InlineData("iam: {withOIDC: true}\naddons: [{name: eks-pod-identity-agent}, {name: vpc-cni, podIdentityAssociations: "
        + "[{namespace: kube-system, serviceAccountName: aws-node, roleARN: 'arn:aws:iam::111122223333:role/cni'}]}]", "vpc-cni",
        "pod aws-node arn:aws:iam::111122223333:role/cni")]
    public void An_add_on_gets_its_permissions_by_the_first_way_that_fits(string text, string addon, string expected) =>
        Assert.Equal(expected, Words(Permissions(Cluster(text, flavour: DefaultsFlavour.Eksctl), addon)));

    [Fact]
    public void Safer_defaults_let_one_service_account_alone_take_on_the_role_of_an_add_on()
    {
        var cluster = Cluster("iam: {withOIDC: true}\naddons: [{name: aws-ebs-csi-driver}]");

        Assert.Equal(new AddonSubject("kube-system", "ebs-csi-controller-sa"), Permissions(cluster, "aws-ebs-csi-driver").Subject);
    }

    [Fact]
    public void An_add_on_that_asks_for_irsa_without_a_provider_is_told() => Assert.Equal(
        "cluster.yaml:4:10: warning EKS126: add-on 'aws-ebs-csi-driver' gets no role, as with eksctl: IRSA needs 'iam.withOIDC: true'; set it, "
            + "or use podIdentityAssociations",
        Assert.Single(Findings("addons: [{name: aws-ebs-csi-driver, wellKnownPolicies: {ebsCSIController: true}}]"), finding => finding.Code == "EKS126")
            .ToString());

    [Theory]
    [InlineData("iam: {podIdentityAssociations: [{namespace: a, serviceAccountName: b, roleARN: 'arn:aws-cn:iam::111122223333:role/b'}]}",
        "cn-north-1", "'aws-cn'")]
    [InlineData("addonsConfig: {autoApplyPodIdentityAssociations: true}\naddons: [{name: vpc-cni}]", "cn-north-1", "'aws-cn'")]
    [InlineData("iam: {podIdentityAssociations: [{namespace: a, serviceAccountName: b, roleARN: 'arn:aws:iam::111122223333:role/b'}]}\n"
        + "outpost: {controlPlaneOutpostARN: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718'}", "us-west-2", "Outposts")]
    public void Pod_identity_is_refused_where_EKS_does_not_offer_it(string text, string region, string where) =>
        Assert.Contains(where, Assert.Single(Findings(text, region), finding => finding.Code == "EKS150").Message, StringComparison.Ordinal);

    [Fact]
    public void Two_roles_of_one_name_are_refused() => Assert.Contains(
        "'iam.serviceAccounts[1].roleName' ('Same') names a second role as at cluster.yaml:4:",
        Assert.Single(
            Findings("iam: {withOIDC: true, serviceAccounts: [{metadata: {name: a}, wellKnownPolicies: {autoScaler: true}, roleName: same}, "
                + "{metadata: {name: b}, wellKnownPolicies: {autoScaler: true}, roleName: Same}]}"), finding => finding.Code == "EKS125").Message,
        StringComparison.Ordinal);

    private static string Words(AddonPermissions permissions) => permissions switch
    {
        { TokenRoleArn: { } arn } => $"given {arn}",
        { TokenRole: { } role } => $"token {Rights(role)} {(permissions.Subject is { } subject ? $"{subject.Namespace}/{subject.Name}" : "any")}",
        { ByPodIdentity: [var one, ..] } => $"pod {one.ServiceAccount} {(one.Made is { } made ? Rights(made) : one.ExistingArn)}",
        _ => "none",
    };

    private static string Rights(NewRole role) => string.Join(' ', [.. role.AttachedNames, .. role.AttachedInline.Select(policy => policy.Name)]);

    private static AddonPermissions Permissions(ResolvedCluster cluster, string addon) =>
        AddonPermissions.Of(cluster, cluster.Addons.Single(one => one.Name == addon));

    private static ServiceAccountConfig Account(ResolvedCluster cluster) => Assert.Single(cluster.Config.Iam?.ServiceAccounts ?? []);

    private static ValueList<Finding> Findings(string text, string region = "us-west-2") => EksctlOracle.Read(Config(text, region)).Findings;

    private static ResolvedCluster Cluster(string text, string region = "us-west-2", DefaultsFlavour flavour = DefaultsFlavour.Secure) =>
        ClusterConfigDefaults.Fill(EksctlOracle.Read(Config(text, region)).OrThrow(), flavour).OrThrow();

    private static string Config(string text, string region) =>
        $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: {region}}}\n{text}\nmanagedNodeGroups: [{{name: main}}]\n";
}
