using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests;

/// <summary>A stack to build constructs in, and its template as text. Give it the region and account that a test needs to know.</summary>
internal sealed class TestStack : IDisposable
{
    public const string Account = "111122223333";
    public const string Region = "us-west-2";

    private readonly string folder = Directory.CreateTempSubdirectory("eks-access-test-").FullName;

    public TestStack(string name = "Test", string region = Region, IReadOnlyDictionary<string, object>? context = null, bool validate = false)
    {
        App = new Cdk.App(new Cdk.AppProps
        {
            Outdir = folder,
            AnalyticsReporting = false,
            TreeMetadata = false,
            StackTraces = false,
            BuiltinCloudFormationValidation = validate,
            Context = context?.ToDictionary(),
        });
        Stack = new Cdk.Stack(App, name, new Cdk.StackProps
        {
            Env = new Cdk.Environment { Account = Account, Region = region },
            Synthesizer = new Cdk.DefaultStackSynthesizer(new Cdk.DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false }),
        });
    }

    public Cdk.App App { get; }

    public Cdk.Stack Stack { get; }

    /// <summary>The folder that the app writes its cloud assembly into.</summary>
    public string Folder => folder;

    /// <summary>A network that exists already, with public and private subnets in two zones.</summary>
    public ExistingNetwork ExistingNetwork() => new(Stack, "Network", new ExistingNetworkProps
    {
        VpcId = "vpc-0a1b2c3d4e5f60718",
        Cidr = "10.0.0.0/16",
        PublicSubnets = [new("subnet-0a1b2c3d4e5f60701", $"{Stack.Region}a"), new("subnet-0a1b2c3d4e5f60702", $"{Stack.Region}b")],
        PrivateSubnets = [new("subnet-0a1b2c3d4e5f60711", $"{Stack.Region}a"), new("subnet-0a1b2c3d4e5f60712", $"{Stack.Region}b")],
    });

    /// <summary>A cluster named shop in the existing network, with its admin role.</summary>
    public EksCluster MadeCluster(Func<EksClusterProps, EksClusterProps>? change = null)
    {
        var props = new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = ExistingNetwork() };
        var cluster = new EksCluster(Stack, "Cluster", change is null ? props : change(props));
        new ClusterAdminRole(Stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
        return cluster;
    }

    /// <summary>A cluster that exists already: the cheapest thing to hang constructs on.</summary>
    public IEksCluster ImportedCluster(string name = "shop") => EksCluster.FromAttributes(Stack, "Imported", new EksClusterAttributes
    {
        ClusterName = name,
        Version = "1.34",
        AuthenticationMode = ClusterAuthenticationMode.Api,
        Endpoint = "https://0A1B2C.gr7.us-west-2.eks.amazonaws.com",
        CertificateAuthorityData = "PGNhPg==",
        OpenIdConnectIssuerUrl = "https://oidc.eks.us-west-2.amazonaws.com/id/0A1B2C",
        ServiceIpv4Cidr = "10.100.0.0/16",
        Network = ExistingNetwork(),
        ClusterSecurityGroupId = "sg-0a1b2c3d4e5f60721",
        ControlPlaneSecurityGroupId = "sg-0a1b2c3d4e5f60722",
        SharedNodeSecurityGroupId = "sg-0a1b2c3d4e5f60723",
    });

    /// <summary>Synthesizes, and reads back the template of the stack.</summary>
    public string Template()
    {
        App.Synth(new Cdk.StageSynthesisOptions { Force = true });
        return File.ReadAllText(Path.Combine(folder, $"{Stack.ArtifactId}.template.json"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
