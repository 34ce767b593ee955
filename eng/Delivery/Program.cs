using Amazon.CDK;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

// Delivery FOLDER: of each file STACK.STATE.yaml in the folder, writes what RbacManifests of that stack leaves for the cluster 'shop' into FOLDER/STATE.
foreach (var file in Directory.GetFiles(args[0], "*.yaml").Order(StringComparer.Ordinal))
{
    var names = Path.GetFileNameWithoutExtension(file).Split('.');
    var (name, state) = (names[0], names[1]);
    var app = new App(new AppProps { Outdir = Path.Combine(args[0], state) });
    var stack = new Stack(app, name, new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
    new RbacManifests(stack, "Rbac", new RbacManifestsProps
    {
        Cluster = EksCluster.FromAttributes(stack, "Cluster", new EksClusterAttributes { ClusterName = "shop" }),
        Objects = RbacObjects.Of(KubernetesManifests.Read(File.ReadAllText(file), file).OrThrow().All).OrThrow(),
    });
}
