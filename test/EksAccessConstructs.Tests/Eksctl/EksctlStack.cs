using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>A ClusterConfig as a stack that is synthesized.</summary>
internal static class EksctlStack
{
    public static TestStack Synthesize(string file, DefaultsFlavour flavour = DefaultsFlavour.Eksctl, bool validate = false)
    {
        var document = YamlText.Read(File.ReadAllText(file), Path.GetFileName(file)).OrThrow().Documents[0];
        var config = ClusterConfigReader.Read(document, TestKeys.Read).OrThrow();
        var test = new TestStack(region: config.Metadata.Region);
        if (validate)
        {
            Cdk.Validations.Of(test.App).AddPlugins(new Cdk.CloudFormationValidatePlugin());
        }

        new EksctlCluster(test.Stack, "Eksctl", new EksctlClusterProps { Config = ClusterConfigDefaults.Fill(config, flavour).OrThrow() });
        test.Template();
        return test;
    }
}
