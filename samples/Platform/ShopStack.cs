using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace Platform;

/// <summary>The cluster that is made here: its network, its nodes, its add-ons and its administrators.</summary>
internal sealed class ShopStack : Stack
{
    public ShopStack(Construct scope, IStackProps props)
        : base(scope, "platform-shop", props)
    {
        Cluster = new EksCluster(this, "Cluster", new EksClusterProps
        {
            ClusterName = "shop",
            Version = "1.35",
            Network = new ClusterNetwork(this, "Network", new ClusterNetworkProps { Zones = ["eu-west-1a", "eu-west-1b"] }),
            DeletionProtection = false, // a sample is thrown away
            LogRetentionDays = null,
        });
        new ManagedNodes(this, "Nodes", new ManagedNodesProps
        {
            Cluster = Cluster,
            Name = "main",
            MinSize = 2,
            MaxSize = 6,
            BlockPodImds = true,
            Role = new NodeRoleRequest { CniPolicy = false }, // the add-on vpc-cni has a role of its own
        });
        new BaselineAddons(this, "Addons", new BaselineAddonsProps { Cluster = Cluster });
        new ClusterAdminRole(this, "Admin", new ClusterAdminRoleProps
        {
            Cluster = Cluster,
            AssumableBy = [new ArnPrincipal("arn:aws:iam::123456789012:role/platform-engineers")],
            MaxSession = TimeSpan.FromHours(4),
        });
    }

    public EksCluster Cluster { get; }
}
