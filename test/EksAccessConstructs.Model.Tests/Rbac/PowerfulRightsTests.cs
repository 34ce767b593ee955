using EksAccessConstructs.Rbac;
using EksAccessConstructs.Tests.Lint;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>The table of rights that matter, and what rules give of it.</summary>
public sealed class PowerfulRightsTests
{
    [Fact]
    public void Every_right_says_what_it_gives_and_where_that_is_known_from()
    {
        Assert.All(PowerfulRights.All, right =>
        {
            Assert.NotEmpty(right.Needs);
            Assert.NotEmpty(right.Gives);
            Assert.NotEmpty(right.Source);
        });
        Assert.Equal(PowerfulRights.All.Count, PowerfulRights.All.Select(right => right.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.True(PowerfulRights.All.Count >= 90, "rights are missing from the data file");
    }

    [Fact]
    public void Rights_name_resources_and_verbs_that_Kubernetes_knows() => Assert.All(
        PowerfulRights.All.SelectMany(right => right.Needs).SelectMany(need => need.Alternatives).SelectMany(access => access.Requests(""))
            .Where(request => !request.Verb.StartsWith("impersonate:", StringComparison.Ordinal)), // of 1.35, after the catalog
        request => Assert.True(
            !ApiCatalog.KnowsGroup(request.Group)
                || (ApiCatalog.Find(request.Group, request.Resource) is { } known
                    && (request.Subresource.Length == 0 || known.Name == "userextras" || known.Subresources.Contains(request.Subresource))
                    && RequestVerbs.IsAsked(request.Verb, request.Group, request.Resource)),
            request.ToString()));

    [Theory]
    [InlineData("read-secrets", "get,list | core: | secrets", "get,list secrets")]
    [InlineData("read-secrets", "* | * | configmaps,secrets", "get,list,watch secrets")]
    [InlineData("read-secrets", "get,list | core: | secrets | db", "get,list secrets named db")]
    [InlineData("read-secrets", "list | core: | secrets | db,\"\"", "list secrets")]
    [InlineData("read-secrets", "get | core: | *", null)]
    [InlineData("read-secrets", "get | secrets-store.csi.x-k8s.io | secrets", null)]
    [InlineData("run-in-pods", "create | * | */exec", "create pods/exec")]
    [InlineData("create-workloads", "create | core: | pods | one", null)]
    [InlineData("create-workloads", "create | apps | deployments,statefulsets", "create deployments,statefulsets")]
    [InlineData("create-tokens", "create | core: | serviceaccounts/token | builder", "create serviceaccounts/token named builder")]
    [InlineData("write-aws-auth", "update | core: | configmaps | aws-auth,other", "update configmaps")]
    [InlineData("write-aws-auth", "update | core: | configmaps | other", "update configmaps named other")]
    [InlineData("switch-guards-off", "delete,deletecollection | admissionregistration.k8s.io | mutatingwebhookconfigurations | own",
        "delete mutatingwebhookconfigurations named own")]
    [InlineData("impersonate", "impersonate | * | *", "impersonate users,groups,serviceaccounts")]
    [InlineData("aws-resources-by-ack", "create | s3.services.k8s.aws | buckets", "create *")]
    [InlineData("gatekeeper-policies", "delete | constraints.gatekeeper.sh | k8srequiredlabels", "delete *")]
    public void A_rule_gives_what_the_API_server_would_allow(string right, string rule, string? given) =>
        Assert.Equal(given, Words(PowerfulRights.Named(right).Needs[0], Worlds.Rule(rule)));

    [Theory]
    [InlineData("read-secrets", false)]
    [InlineData("proxy-to-nodes", true)]
    [InlineData("make-certificates", true)]
    [InlineData("bind", false)]
    [InlineData("escalate", true)]
    [InlineData("escalate-in-namespace", false)]
    [InlineData("karpenter-nodes", true)]
    [InlineData("steal-pods", true)]
    public void What_belongs_to_the_cluster_is_known(string right, bool needsCluster) =>
        Assert.Equal(needsCluster, PowerfulRights.Named(right).NeedsCluster);

    private static string? Words(NeededRight need, RbacRule rule) =>
        need.Alternatives.Select(access => access.GivenBy(rule)).FirstOrDefault(given => given is not null) is { } given
            ? $"{string.Join(',', given.Verbs)} {string.Join(',', given.Resources)}{(given.Names.IsEmpty ? "" : $" named {string.Join(',', given.Names)}")}"
            : null;
}
