using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Pods;

/// <summary>A small cluster that kube2iam's or kiam's own code answered about, in oracle/pods.</summary>
internal sealed record OracleWorld(PodWorld World, ValueList<string> Flags, NodeMetadata Node)
{
    private static readonly string[] OfAgent = ["--allow-route-regexp", "--allow-ip-query"];

    public static string Folder(string program) => Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "pods", program);

    public static OracleWorld Read(string program, string name)
    {
        var documents = YamlText.Read(File.ReadAllText(Path.Combine(Folder(program), "worlds", $"{name}.yaml")), name).OrThrow().Documents
            .Select(document => (YamlMap)document.Root!).ToList();
        var data = documents[0].MapAt("data");
        var spaces = documents.Where(item => item.TextAt("kind") == "Namespace").ToDictionary(
            item => item.MapAt("metadata").TextAt("name"), item => WorkloadReader.AnnotationsOf(item));
        return new OracleWorld(
            new PodWorld(documents.Where(WorkloadReader.IsWorkload).Select(item => WorkloadReader.Read(item).OrThrow()).ToValueList(), spaces),
            data.TextAt("flags").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToValueList(),
            new NodeMetadata(data.TextAt("instance-profile-arn"), data.TextAt("node-role")));
    }

    public MetadataServer Server(string program) => program == "kube2iam"
        ? new Kube2Iam(Kube2IamSettings.Read(Flags), Node, World)
        : new Kiam(KiamSettings.Read(Flags.Where(flag => !IsOfAgent(flag)), Flags.Where(IsOfAgent)), Node, World);

    private static bool IsOfAgent(string flag) => OfAgent.Any(name => flag.StartsWith(name, StringComparison.Ordinal));
}
