// The platform of a small company: two clusters, one made here and one that was there before; three teams; a database and a load balancer of the CDK's
// own in the cluster's network; pods with AWS rights; and RBAC from two stacks. Deploy it as it is, then changed, then with rights taken away:
//
//   npx -y aws-cdk@2.1148.1 deploy --app "dotnet run --project samples/Platform" --all
//   … -c step=1     team shop may debug, its pipeline gets in, its quota grows
//   … -c step=2     teams support and data are let go, the monitoring no longer reads nodes
//
// Each deployment prints the commands that apply the RBAC objects and delete what is gone (RbacCommand…). Then: … destroy --all
using System.Globalization;
using Amazon.CDK;
using EksAccessConstructs.Review;
using EksAccessConstructs.Startup;
using Platform;

FastSynth.Enable();
var app = new App();
var step = int.Parse(app.Node.TryGetContext("step") as string ?? "0", CultureInfo.InvariantCulture);
var props = new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-west-1" } };

var shop = new ShopStack(app, props);
var data = new DataStack(app, props, shop.Cluster);
var teams = new TeamsStack(app, props, shop.Cluster, data.Database, step);
new MonitoringStack(app, props, [shop.Cluster, teams.Legacy], step);

AccessValidation.AddTo(app);
app.Synth();
