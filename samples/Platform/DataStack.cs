using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.RDS;
using Constructs;
using EksAccessConstructs.Cluster;

namespace Platform;

/// <summary>A database and a load balancer of the CDK's own, in the network that the cluster brought.</summary>
internal sealed class DataStack : Stack
{
    public DataStack(Construct scope, IStackProps props, IEksCluster cluster)
        : base(scope, "platform-data", props)
    {
        Database = new DatabaseInstance(this, "Orders", new DatabaseInstanceProps
        {
            Engine = DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.VER_17_9 }),
            InstanceType = Amazon.CDK.AWS.EC2.InstanceType.Of(InstanceClass.T4G, InstanceSize.MEDIUM),
            Vpc = cluster.Network.Vpc,
            StorageEncrypted = true,
            RemovalPolicy = RemovalPolicy.DESTROY, // a sample is thrown away
        });
        Database.Connections.AllowDefaultPortFrom(cluster.ClusterSecurityGroup, "pods of the cluster");

        var balancer = new ApplicationLoadBalancer(this, "Shop", new ApplicationLoadBalancerProps { Vpc = cluster.Network.Vpc, InternetFacing = true });
        var pods = new ApplicationTargetGroup(this, "Pods", new ApplicationTargetGroupProps
        {
            Vpc = cluster.Network.Vpc,
            TargetType = TargetType.IP,
            Port = 8080,
            Protocol = ApplicationProtocol.HTTP,
        });
        balancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, DefaultTargetGroups = [pods] });
        balancer.Connections.AllowTo(cluster.ClusterSecurityGroup, Port.Tcp(8080), "pods of the cluster");
    }

    public DatabaseInstance Database { get; }
}
