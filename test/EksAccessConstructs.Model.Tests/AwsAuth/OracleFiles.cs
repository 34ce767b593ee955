using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>The answers of aws-iam-authenticator's and eksctl's own code, in oracle/aws-auth.</summary>
internal static class OracleFiles
{
    private static readonly string Root = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "aws-auth");

    public static Dictionary<string, Reading<AwsAuthMap>> Cases { get; } = ReadCases();

    public static IEnumerable<string> CaseFiles => Directory.EnumerateFiles(Path.Combine(Root, "cases"));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file) => Csv.Read(Path.Combine(Root, file));

    private static Dictionary<string, Reading<AwsAuthMap>> ReadCases()
    {
        var cases = Directory.EnumerateFiles(Path.Combine(Root, "cases"))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => AwsAuthReader.Read(File.ReadAllText(path), Path.GetFileName(path)));
        var random = File.ReadAllText(Path.Combine(Root, "random.yaml"));
        foreach (var document in YamlText.Read(random, "random.yaml").Value!.Documents.Select(document => (YamlMap)document.Root!))
        {
            var name = ((YamlMap)((YamlMap)document["metadata"]!)["annotations"]!)["case"];
            cases.Add(((YamlScalar)name!).Value, AwsAuthReader.ReadObject(document, random));
        }

        return cases;
    }
}
