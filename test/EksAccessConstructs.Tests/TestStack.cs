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

    /// <summary>Synthesizes, and reads back the template of the stack.</summary>
    public string Template()
    {
        App.Synth(new Cdk.StageSynthesisOptions { Force = true });
        return File.ReadAllText(Path.Combine(folder, $"{Stack.ArtifactId}.template.json"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
