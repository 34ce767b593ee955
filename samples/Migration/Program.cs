// A cluster on its way from aws-auth to access entries. Deploy one step after another, each alone:
//
//   npx -y aws-cdk@2.1148.1 deploy --app "dotnet run --project samples/Migration" -c step=0     the cluster as it is, in mode CONFIG_MAP
//   npx -y aws-cdk@2.1148.1 deploy --app "dotnet run --project samples/Migration" -c step=1     mode API_AND_CONFIG_MAP and nothing else
//   … -c step=2                                                                                 the access entries; then let everybody log in
//   … -c step=3                                                                                 mode API and nothing else
using System.Globalization;
using Amazon.CDK;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;

var app = new App();
var step = int.Parse(app.Node.TryGetContext("step") as string ?? "0", CultureInfo.InvariantCulture);
var file = app.Node.TryGetContext("map") as string ?? "samples/Migration/aws-auth.yaml";

var map = AwsAuthReader.Read(System.IO.File.ReadAllText(file), file).OrThrow();
var plan = AwsAuthMigration.Plan(map, new MigrationOptions { Mode = ClusterAuthenticationMode.ConfigMap, Target = ClusterAuthenticationMode.Api });

var stack = new Stack(app, "eks-shop", new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-west-1" } });
var cluster = new EksCluster(stack, "Cluster", new EksClusterProps
{
    ClusterName = "shop",
    Version = "1.35",
    AuthenticationMode = step == 0 ? ClusterAuthenticationMode.ConfigMap : plan.Steps[step - 1].Mode,
    CreatorIsAdmin = true, // as it was created; it cannot be changed without a new cluster
    Network = new ExistingNetwork(stack, "Network", new ExistingNetworkProps
    {
        VpcId = "vpc-0a1b2c3d4e5f60718",
        PrivateSubnets = [new("subnet-0a1b2c3d4e5f60711", "eu-west-1a"), new("subnet-0a1b2c3d4e5f60712", "eu-west-1b")],
    }),
});
if (step > 0)
{
    new AccessMigration(stack, "Migration", new AccessMigrationProps { Cluster = cluster, Plan = plan, Step = step });
}

app.Synth();
