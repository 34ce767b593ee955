using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

// Delivery FOLDER: of each file STACK.STATE[.WAY].yaml in the folder, writes what RbacManifests of that stack leaves for the cluster 'shop' into FOLDER/STATE.
// WAY is kept (to the namespaces shop and till), flux, argocd, applyset, kubectl or nested (kubectl in nested stacks); none is the script.
foreach (var file in Directory.GetFiles(args[0], "*.yaml").Order(StringComparer.Ordinal))
{
    var names = Path.GetFileNameWithoutExtension(file).Split('.');
    var (name, state, way) = (names[0], names[1], names is [_, _, var third] ? third : "");
    var app = new App(new AppProps { Outdir = Path.Combine(args[0], state), BuiltinCloudFormationValidation = false });
    var stack = new Stack(app, name, new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
    var cluster = EksCluster.FromAttributes(stack, "Cluster", new EksClusterAttributes { ClusterName = "shop" });
    new RbacManifests(stack, "Rbac", new RbacManifestsProps
    {
        Cluster = cluster,
        Objects = RbacObjects.Of(KubernetesManifests.Read(File.ReadAllText(file), file).OrThrow().All).OrThrow(),
        Namespaces = way == "kept" ? ["shop", "till"] : [],
        Delivery = way switch
        {
            "flux" => RbacDelivery.Flux(new FluxOptions { Repository = "platform" }),
            "argocd" => RbacDelivery.ArgoCd(new ArgoCdOptions { RepositoryUrl = "https://git.example.com/platform.git" }),
            "applyset" => RbacDelivery.ApplySet(new ApplySetOptions { Namespace = "shop" }),
            "kubectl" => RbacDelivery.Kubectl(Applier(stack, cluster)),
            "nested" => RbacDelivery.Kubectl(Applier(stack, cluster), nestedStacks: 2),
            _ => RbacDelivery.Script,
        },
    });
    app.Synth();
}

static KubectlApplier Applier(Stack stack, IEksCluster cluster) => new(stack, "Kubectl", new KubectlApplierProps
{
    Cluster = cluster,
    KubectlLayer = LayerVersion.FromLayerVersionArn(stack, "KubectlLayer", "arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1"),
    AwsCliLayer = LayerVersion.FromLayerVersionArn(stack, "AwsCliLayer", "arn:aws:lambda:eu-west-1:111122223333:layer:awscli:1"),
});
