using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using ClusterRole = EksAccessConstructs.Rbac.ClusterRole;

namespace Platform;

/// <summary>What the monitoring may read in each cluster, RBAC of a second owner beside that of the teams, and the AWS right of its pods.</summary>
internal sealed class MonitoringStack : Stack
{
    public MonitoringStack(Construct scope, IStackProps props, IReadOnlyList<IEksCluster> clusters, int step)
        : base(scope, "platform-monitoring", props)
    {
        var pods = new PodAccess(this, "Agent", new PodAccessProps { Cluster = clusters[0], Namespace = "monitoring", ServiceAccount = "agent" });
        pods.GrantPrincipal.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["cloudwatch:PutMetricData"], Resources = ["*"] }));

        var reads = step >= 2 ? new[] { ApiResource.Pods } : [ApiResource.Pods, ApiResource.Nodes];
        var scrape = ClusterRole.Of("monitoring-scrape").AllowRead(reads).AllowUrls(NonResourceUrl.Metrics);
        var agent = Subject.ServiceAccount("monitoring", "agent");
        foreach (var cluster in clusters)
        {
            new RbacManifests(this, $"Monitoring-{cluster.DisplayName}", new RbacManifestsProps
            {
                Cluster = cluster,
                Objects = new([new Namespace { Name = "monitoring" }, scrape, scrape.BindTo(agent)]),
            });
        }
    }
}
