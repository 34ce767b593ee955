using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RDS;
using Constructs;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace Platform;

/// <summary>Who works in the clusters: three teams, a pipeline, and the pods that read the database's password.</summary>
internal sealed class TeamsStack : Stack
{
    private const string Principals = "arn:aws:iam::123456789012";

    public TeamsStack(Construct scope, IStackProps props, IEksCluster shop, DatabaseInstance database, int step)
        : base(scope, "platform-teams", props)
    {
        Legacy = EksCluster.FromAttributes(this, "Legacy", new EksClusterAttributes
        {
            ClusterName = "legacy",
            AuthenticationMode = ClusterAuthenticationMode.ApiAndConfigMap,
            LogicalIdPrefix = "Legacy",
        });

        LetInShop(shop, step);
        if (step < 2)
        {
            LetInData(shop);
            LetInSupport(shop);
        }
        else
        {
            TeamAccess.LetGo(this, "Data", shop); // support had no objects in the cluster
        }

        if (step >= 1)
        {
            shop.Grant($"{Principals}:role/shop-pipeline", AccessPolicyName.Edit, PolicyScope.Namespaces("shop", "shop-test"));
        }

        var orders = new PodAccess(this, "Orders", new PodAccessProps { Cluster = shop, Namespace = "shop", ServiceAccount = "orders" });
        database.Secret!.GrantRead(orders);
    }

    /// <summary>The cluster that was there before.</summary>
    public IEksCluster Legacy { get; }

    private void LetInShop(IEksCluster shop, int step)
    {
        var developers = new TeamAccess(this, "Shop", new TeamAccessProps
        {
            Cluster = shop,
            Team = "shop",
            AssumableBy = [new ArnPrincipal($"{Principals}:role/shop-developers")],
            Namespaces = ["shop", "shop-test"],
            May = step >= 1 ? [TeamRole.Deployer, TeamRole.Debugger] : [TeamRole.Deployer],
            Quota = new TeamQuota { Cpu = step >= 1 ? "40" : "20", Memory = "64Gi", LoadBalancers = 0 },
            Limits = new TeamLimits { DefaultCpu = "100m", DefaultMemory = "256Mi" },
        });
        Validations.Of(developers).Acknowledge(new Acknowledgment
        {
            Id = "EksAccess::RB022",
            Reason = "developers deliver by hand; the service accounts of their namespaces have only the rights of their pods",
        });
    }

    private void LetInData(IEksCluster shop) => new TeamAccess(this, "Data", new TeamAccessProps
    {
        Cluster = shop,
        Team = "data",
        AssumableBy = [new ArnPrincipal($"{Principals}:role/data-engineers")],
        Namespaces = ["data"],
        May = [TeamRole.Viewer, TeamRole.SecretsNamed("warehouse")],
        Network = TeamNetwork.DenyAll,
    });

    private void LetInSupport(IEksCluster shop) => TeamAccess.OnEach(this, "Support", [shop, Legacy], cluster => new TeamAccessProps
    {
        Cluster = cluster,
        Team = "support",
        AssumableBy = [new ArnPrincipal($"{Principals}:role/support")],
        Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop"))],
    });
}
