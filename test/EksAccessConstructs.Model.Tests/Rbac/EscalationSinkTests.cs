using EksAccessConstructs.Rbac;
using static EksAccessConstructs.Tests.Rbac.RightsOfAnn;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class EscalationSinkTests
{
    private static readonly Identity Ann = Identity.Of("ann");

    [Theory]
    [InlineData("get nodes/proxy", "", EscalationSink.Node)]
    [InlineData("list secrets", "", EscalationSink.KubeSystemSecrets)]
    [InlineData("create serviceaccounts/token", "", EscalationSink.AnyToken)]
    [InlineData("create,get secrets", "", EscalationSink.AnyToken)]
    [InlineData("create cronjobs", "batch", EscalationSink.Node)]
    [InlineData("patch serviceaccounts", "", EscalationSink.AwsRole)]
    [InlineData("patch apiservices", "apiregistration.k8s.io", EscalationSink.ClusterAdmin)]
    [InlineData("patch configmaps", "", EscalationSink.Masters)]
    public void A_right_in_the_whole_cluster_leads_to_an_end(string words, string group, EscalationSink sink)
    {
        var found = Find(Granted(words, group));

        var path = Assert.Single(found.Paths.Concat(found.Further), path => path.Sink == sink);
        Assert.NotEmpty(path.Steps);
        Assert.NotEmpty(path.Steps[^1].Means[0].Requests);
    }

    [Theory]
    [InlineData("get,list,watch pods services configmaps nodes", "")]
    [InlineData("get secrets/status", "")]
    [InlineData("get nodes/metrics", "")]
    public void Other_rights_lead_to_none(string words, string group)
    {
        var found = Find(Granted(words, group));

        Assert.Empty(found.Paths);
        Assert.Empty(found.Further);
        Assert.Empty(found.Perhaps);
    }

    [Fact]
    public void What_belongs_to_the_whole_cluster_is_not_reached_from_a_namespace()
    {
        var found = Find(Local("shop", "get,list nodes/proxy secrets", ""));

        Assert.Empty(found.Further);
    }

    [Fact]
    public void Secrets_of_kube_system_are_reached_from_there() =>
        Assert.Contains(Find(Local("kube-system", "get secrets", "")).Further, path => path.Sink == EscalationSink.KubeSystemSecrets);

    [Fact]
    public void An_administrator_of_a_namespace_is_told_with_the_namespace()
    {
        var path = Assert.Single(Find(Local("shop", "* *", "*")).Further, path => path.Sink == EscalationSink.NamespaceAdmin);

        Assert.Equal("shop", path.Namespace);
        Assert.Empty(path.Steps);
    }

    [Fact]
    public void A_controller_that_the_objects_hold_is_a_step()
    {
        RbacObject[] flux =
        [
            new ServiceAccountObject { Namespace = "flux-system", Name = "kustomize-controller" },
            new ClusterRole { Name = "cluster-admin", Rules = [new RbacRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }] },
            new ClusterRoleBinding
            {
                Name = "flux",
                RoleRef = new("ClusterRole", "cluster-admin"),
                Subjects = [Subject.ServiceAccount("flux-system", "kustomize-controller")],
            },
        ];
        var right = Local("shop", "create kustomizations", "kustomize.toolkit.fluxcd.io");

        var held = Find([.. flux, .. right]);
        var missing = Find(right);

        Assert.Equal("act-through-controller", Assert.Single(held.Paths).Steps[0].Means[0].Technique);
        Assert.Empty(held.Perhaps);
        Assert.Empty(missing.Paths);
        Assert.StartsWith(
            "if service account flux-system/kustomize-controller is there, which no file holds", Assert.Single(missing.Perhaps), StringComparison.Ordinal);
    }

    [Fact]
    public void Controllers_that_no_object_holds_are_told_where_somebody_gets_at_them()
    {
        var there = Find(Local("kube-system", "create pods", ""));
        var elsewhere = Find(Local("shop", "create pods", ""));

        Assert.Contains("kube-system/clusterrole-aggregation-controller", Assert.Single(there.Perhaps), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Perhaps);
    }

    [Fact]
    public void Access_policies_lead_to_the_same_ends()
    {
        var rule = new RbacRule { Verbs = ["get", "list", "watch"], ApiGroups = ["*"], Resources = ["*"] };
        var found = new Escalation(RbacEvaluator.Create(new RbacObjects([])))
            .From(Ann, new CallerAuthorizers(request => rule.Allows(request) ? new Decision.Allowed(new MastersMembership()) : Decision.No));

        Assert.Equal([EscalationSink.Node, EscalationSink.KubeSystemSecrets], found.Further.Select(path => path.Sink).Distinct());
    }

    [Fact]
    public void Every_end_has_a_name_of_its_own()
    {
        var sinks = Enum.GetValues<EscalationSink>();

        Assert.Equal(7, sinks.Select(sink => sink.Name()).Distinct().Count());
        Assert.Equal(7, sinks.Select(sink => sink.Words()).Distinct().Count());
    }

    private static EscalationPaths Find(params RbacObject[] objects) => new Escalation(RbacEvaluator.Create(new RbacObjects([.. objects]))).From(Ann);
}
