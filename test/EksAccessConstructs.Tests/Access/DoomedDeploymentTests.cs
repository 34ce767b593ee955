using System.Text.RegularExpressions;
using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Access;

/// <summary>What would deploy and do nothing, or never finish, is said at synthesis.</summary>
public sealed partial class DoomedDeploymentTests
{
    [Fact]
    public void CoreDNS_without_nodes() => Said("never becomes active", (test, cluster) =>
        new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps { Cluster = cluster }));

    [Fact]
    public void A_role_of_pods_that_trusts_instances() => Said("it needs the statement.*EKS14[789]", (test, cluster) =>
        new PodAccess(test.Stack, "Pods", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "web",
            ExistingRole = new Iam.Role(test.Stack, "Theirs", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("ec2.amazonaws.com") }),
        }));

    [Fact]
    public void Pod_Identity_without_its_agent() => Said("EKS019", (test, cluster) =>
        new PodAccess(test.Stack, "Pods", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "shop",
            ServiceAccount = "web",
            Role = new NewRole { ManagedPolicyNames = ["AmazonS3ReadOnlyAccess"] },
        }), agent: false);

    [Fact]
    public void A_grant_of_nothing() => Said("lets '.*' in and gives nothing.*EKS180", (_, cluster) =>
        cluster.Grant(new AccessGrant { Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/dev") }));

    [Fact]
    public void A_namespace_that_cannot_be() => Said("'Shop_NS'.*EKS056", (_, cluster) =>
        cluster.Grant("arn:aws:iam::111122223333:role/dev", AccessPolicyName.Edit, PolicyScope.Namespaces("Shop_NS")));

    [Fact]
    public void A_group_with_a_slip_in_it() => Said("the group 'develpers' of '.*role/dev' gives nothing.*did you mean 'developers'.*EKS052", (test, cluster) =>
    {
        cluster.GrantGroups("arn:aws:iam::111122223333:role/dev", "develpers");
        Bind(test, cluster, "developers");
    });

    [Fact]
    public void A_group_that_is_bound_is_none()
    {
        var said = Warnings((test, cluster) =>
        {
            cluster.GrantGroups("arn:aws:iam::111122223333:role/dev", "developers");
            Bind(test, cluster, "developers");
        });

        Assert.DoesNotContain("EKS052", said, StringComparison.Ordinal);
    }

    private static void Bind(TestStack test, IEksCluster cluster, string group) => new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
    {
        Cluster = cluster,
        Objects = new RbacObjects([new RoleBinding
        {
            Name = "viewers",
            Namespace = "shop",
            RoleRef = new RoleRef("ClusterRole", "view"),
            Subjects = [Subject.Group(group)],
        }]),
    });

    private static void Said(string pattern, Action<TestStack, EksCluster> act, bool agent = true) => Assert.Matches(pattern, Warnings(act, agent));

    // What is said as annotations, and what refuses.
    private static string Warnings(Action<TestStack, EksCluster> act, bool agent = true)
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { PodIdentityAgent = agent });
        try
        {
            act(test, cluster);
            test.Template();
        }
        catch (Exception refused) when (refused is not Xunit.Sdk.XunitException)
        {
            return refused.Message;
        }

        return string.Join('\n', Directory.GetFiles(test.Folder, "*.metadata.json").Append(Path.Combine(test.Folder, "manifest.json"))
            .Select(File.ReadAllText).SelectMany(text => Message().Matches(text).Select(match => Regex.Unescape(match.Value))));
    }

    [GeneratedRegex("""
        "data": "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex Message();
}
