using System.Reflection;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>The rules that look at single rules of roles.</summary>
public sealed class RoleRuleTests
{
    [Theory]
    [InlineData("RB001", "describe | core: | pods")]
    [InlineData("RB001", "get,GET | apps | deployments")]
    [InlineData("RB001", "edit | apps | deployments")]
    [InlineData("RB001", "get* | core: | pods")]
    [InlineData("RB001", "lst | core: | pods")]
    [InlineData("RB001", "describe | cert-manager.io | certificates")]
    [InlineData("RB001", "bind | core: | pods")]
    [InlineData("RB001", "approve | certificates.k8s.io | certificatesigningrequests/approval")]
    [InlineData("RB001", "describe | * | *")]
    [InlineData("RB001", "list | /metrics")]
    [InlineData("RB001", "GET | /metrics")]
    [InlineData("RB002", "get | extensions | ingresses")]
    [InlineData("RB002", "get | core:,apps,extensions | *")]
    [InlineData("RB002", "get | settings.k8s.io | podpresets")]
    [InlineData("RB003", "get | core | pods")]
    [InlineData("RB003", "get | v1 | pods")]
    [InlineData("RB003", "get | apps/v1 | deployments")]
    [InlineData("RB003", "get | rbac | roles")]
    [InlineData("RB003", "get | app | deployments")]
    [InlineData("RB003", "get | frobs | frobs")]
    [InlineData("RB004", "get | core: | pod")]
    [InlineData("RB004", "get | core: | Pods")]
    [InlineData("RB004", "get | core: | Pod/log")]
    [InlineData("RB004", "get | apps | deploy")]
    [InlineData("RB004", "get | apps | StatefulSet")]
    [InlineData("RB004", "get | * | ConfigMap")]
    [InlineData("RB004", "get | networking.k8s.io | ingresss")]
    [InlineData("RB004", "get | cert-manager.io | Certificates")]
    [InlineData("RB005", "get | core: | pods/*")]
    [InlineData("RB005", "get | example.com | frobs/*")]
    [InlineData("RB005", "get | * | */*")]
    [InlineData("RB006", "get | core: | pods/logs")]
    [InlineData("RB006", "get | core: | configmaps/status")]
    [InlineData("RB006", "create | apps | deployments/rollback")]
    [InlineData("RB006", "get | core:,apps | deployments/exec")]
    [InlineData("RB010", "* | core: | pods")]
    [InlineData("RB010", "* | rbac.authorization.k8s.io | roles")]
    [InlineData("RB010", "* | *")]
    [InlineData("RB011", "get | core: | *")]
    [InlineData("RB011", "get | * | pods")]
    [InlineData("RB011", "* | * | *")]
    [InlineData("RB011", "create,delete,get,list | core:,apps,batch | *")]
    [InlineData("RB020", "get,list | core: | secrets")]
    [InlineData("RB020", "* | core: | configmaps,secrets")]
    [InlineData("RB020", "list | core: | secrets | db,\"\"")]
    [InlineData("RB021", "create | core: | pods/exec")]
    [InlineData("RB021", "get | core: | pods/attach,pods/portforward")]
    [InlineData("RB021", "patch | core: | pods/ephemeralcontainers")]
    [InlineData("RB021", "create | * | */exec")]
    [InlineData("RB022", "create | core: | pods")]
    [InlineData("RB022", "get,create | apps,batch | deployments,jobs")]
    [InlineData("RB023", "create | core: | persistentvolumes")]
    [InlineData("RB024", "get | core: | nodes/proxy")]
    [InlineData("RB024", "get | core: | nodes,nodes/metrics,*/proxy")]
    [InlineData("RB025", "escalate | rbac.authorization.k8s.io | clusterroles")]
    [InlineData("RB025", "bind | rbac.authorization.k8s.io | roles,clusterroles | view")]
    [InlineData("RB025", "impersonate | core: | users,groups,serviceaccounts")]
    [InlineData("RB025", "* | rbac.authorization.k8s.io | roles,rolebindings")]
    [InlineData("RB025", "impersonate | * | *")]
    [InlineData("RB025", "impersonate | authentication.k8s.io | userextras")]
    [InlineData("RB027", "update,patch | admissionregistration.k8s.io | validatingwebhookconfigurations,mutatingwebhookconfigurations")]
    [InlineData("RB027", "patch | admissionregistration.k8s.io | mutatingwebhookconfigurations | injector")]
    [InlineData("RB028", "create | core: | serviceaccounts/token")]
    [InlineData("RB028", "create | core: | serviceaccounts/token | builder")]
    [InlineData("RB029", "patch | core: | namespaces")]
    [InlineData("RB031", "create | rbac.authorization.k8s.io | rolebindings,clusterrolebindings")]
    [InlineData("RB050", "create | core: | configmaps | settings")]
    [InlineData("RB050", "get,deletecollection | core: | configmaps | settings")]
    [InlineData("RB051", "get,list,watch | core: | secrets | db")]
    [InlineData("RB052", "get,list | core: | secrets | \"\"")]
    [InlineData("RB053", "get | core: | secrets,configmaps | db")]
    public void A_rule_is_broken(string code, string rule)
    {
        var said = Worlds.Says(code, Worlds.OfRules(rule));

        Assert.NotEmpty(said);
        Assert.All(said, message => Assert.StartsWith("ClusterRole r: ", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RB001", "get,list,watch,create,update,patch,delete,deletecollection | core: | pods")]
    [InlineData("RB001", "* | core: | pods")]
    [InlineData("RB001", "bind,escalate | rbac.authorization.k8s.io | clusterroles,rolebindings")]
    [InlineData("RB001", "impersonate | core: | users")]
    [InlineData("RB001", "impersonate | * | *")]
    [InlineData("RB001", "approve,sign,attest | certificates.k8s.io | signers")]
    [InlineData("RB001", "use | policy | podsecuritypolicies")]
    [InlineData("RB001", "use | security.openshift.io | securitycontextconstraints")]
    [InlineData("RB001", "promote | kargo.akuity.io | stages")]
    [InlineData("RB001", "approve | cert-manager.io | signers")]
    [InlineData("RB001", "impersonate:user-info,impersonate-on:user-info:list | authentication.k8s.io | users")]
    [InlineData("RB001", "associated-node:update,associated-node:patch,arbitrary-node:update | resource.k8s.io | resourceclaims/driver")]
    [InlineData("RB001", "get,post | /metrics,/healthz")]
    [InlineData("RB002", "get | networking.k8s.io | ingresses")]
    [InlineData("RB002", "get | apiextensions.k8s.io | customresourcedefinitions")]
    [InlineData("RB003", "get | core:,apps,batch,autoscaling,policy | *")]
    [InlineData("RB003", "get | * | pods")]
    [InlineData("RB003", "get | example.com,crd.k8s.amazonaws.com,extensions | eniconfigs")]
    [InlineData("RB004", "get | core: | pods,endpoints,users,groups")]
    [InlineData("RB004", "get | apps,core: | deployments,pods")]
    [InlineData("RB004", "get | example.com | frob,pod")]
    [InlineData("RB004", "get | example.com,core: | pod")]
    [InlineData("RB004", "get | metrics.k8s.io | pods,nodes")]
    [InlineData("RB004", "get | * | *")]
    [InlineData("RB004", "get | * | rollouts")]
    [InlineData("RB004", "get | authentication.k8s.io | userextras/Scopes")]
    [InlineData("RB005", "get | core: | pods/log,*")]
    [InlineData("RB005", "update | * | */scale")]
    [InlineData("RB006", "get | core: | pods/log,pods/exec,pods/status,nodes/metrics,nodes/stats,nodes/healthz")]
    [InlineData("RB006", "update | apps | deployments/finalizers,deployments/scale")]
    [InlineData("RB006", "update | example.com | frobs/anything")]
    [InlineData("RB006", "update | example.com,apps | deployments/anything")]
    [InlineData("RB006", "update | * | deployments/anything")]
    [InlineData("RB006", "impersonate | authentication.k8s.io | userextras/scopes")]
    [InlineData("RB006", "create | core: | frobs/status")]
    [InlineData("RB006", "create | certificates.k8s.io | certificatesigningrequests/nodeclient")]
    [InlineData("RB010", "get,list | core: | *")]
    [InlineData("RB011", "* | core: | pods")]
    [InlineData("RB011", "update | apps | */scale")]
    [InlineData("RB020", "create,update,delete | core: | secrets")]
    [InlineData("RB020", "get | core: | configmaps")]
    [InlineData("RB020", "get | secrets-store.csi.x-k8s.io | secrets")]
    [InlineData("RB020", "get | core: | *")]
    [InlineData("RB020", "get | core: | secrets | db")]
    [InlineData("RB021", "get,list | core: | pods,pods/log")]
    [InlineData("RB021", "get | core: | pods/ephemeralcontainers")]
    [InlineData("RB022", "get,update,patch,delete | apps | deployments")]
    [InlineData("RB022", "create | core: | configmaps")]
    [InlineData("RB022", "create | core: | pods/eviction")]
    [InlineData("RB022", "create | example.com | jobs")]
    [InlineData("RB023", "get,list | core: | persistentvolumes")]
    [InlineData("RB023", "create | core: | persistentvolumeclaims")]
    [InlineData("RB024", "get | core: | nodes,nodes/metrics,nodes/stats,services/proxy")]
    [InlineData("RB025", "get,list,create | rbac.authorization.k8s.io | roles,clusterroles")]
    [InlineData("RB025", "* | rbac.authorization.k8s.io | rolebindings")]
    [InlineData("RB025", "* | core: | pods")]
    [InlineData("RB027", "get,list,watch,delete | admissionregistration.k8s.io | validatingwebhookconfigurations")]
    [InlineData("RB028", "get,list,create | core: | serviceaccounts")]
    [InlineData("RB029", "get,list,watch,create | core: | namespaces")]
    [InlineData("RB031", "get,list,delete | rbac.authorization.k8s.io | rolebindings")]
    [InlineData("RB050", "create | core: | configmaps")]
    [InlineData("RB050", "get,update | core: | configmaps | settings")]
    [InlineData("RB050", "create | core: | serviceaccounts/token | builder")]
    [InlineData("RB050", "create | core: | configmaps | settings,\"\"")]
    [InlineData("RB051", "get | core: | secrets | db")]
    [InlineData("RB051", "list,watch | core: | secrets")]
    [InlineData("RB052", "get | core: | secrets | db")]
    [InlineData("RB053", "get | core: | secrets | db,cache")]
    [InlineData("RB053", "get,patch | apps | deployments,deployments/scale | web")]
    public void A_rule_is_kept(string code, string rule) => Assert.Equal([], Worlds.Says(code, Worlds.OfRules(rule)));

    [Fact]
    public void Requesting_and_approving_certificates_in_one_role_is_refused()
    {
        Assert.Equal(
            ["ClusterRole r: requests certificates and also approves or signs them, so it makes certificates for any user; split it into two roles"],
            Worlds.Says("RB026", Worlds.OfRules(
                "create | certificates.k8s.io | certificatesigningrequests", "update | certificates.k8s.io | certificatesigningrequests/approval")));
        Assert.NotEmpty(
            Worlds.Says("RB026", Worlds.OfRules("create | certificates.k8s.io | certificatesigningrequests", "approve | certificates.k8s.io | signers")));
        Assert.NotEmpty(Worlds.Says(
            "RB026", Worlds.OfRules("create | certificates.k8s.io | certificatesigningrequests", "sign | certificates.k8s.io | signers | example.com/mine")));
    }

    [Fact]
    public void Requesting_or_approving_certificates_alone_is_fine()
    {
        Assert.Equal([], Worlds.Says("RB026", Worlds.OfRules("create,get | certificates.k8s.io | certificatesigningrequests")));
        Assert.Equal([], Worlds.Says(
            "RB026", Worlds.OfRules("update | certificates.k8s.io | certificatesigningrequests/approval", "approve | certificates.k8s.io | signers")));
    }

    [Fact]
    public void Every_message_reads_well() => Golden.Match(string.Join('\n', typeof(RoleRuleTests).GetMethod(nameof(A_rule_is_broken))!
        .GetCustomAttributes<InlineDataAttribute>()
        .Select(inline => inline.Data)
        .Select(row => $"{row[1]}\n{Findings((string)row[0]!, (string)row[1]!)}")));

    private static string Findings(string code, string rules) =>
        string.Join('\n', Worlds.RuleOf(code).Check(Worlds.OfRules(rules)).Select(finding => $"  {finding.Finding}"));
}
