using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>The answers of aws-iam-authenticator's and eksctl's own code, in oracle/aws-auth.</summary>
internal static class OracleFiles
{
    private static readonly string Root = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "aws-auth");

    public static Dictionary<string, Reading<AwsAuthMap>> Cases { get; } = ReadCases();

    public static IEnumerable<Dictionary<string, string>> Rows(string file) => Csv(File.ReadAllText(Path.Combine(Root, file)));

    public static IEnumerable<Dictionary<string, string>> Csv(string text)
    {
        var records = Records(text).ToList();
        return records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var (record, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    record.Add(field.ToString());
                    field.Clear();
                    break;
                case '\n' when !quoted:
                    record.Add(field.ToString());
                    field.Clear();
                    yield return record;
                    record = [];
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    field.Append(text[i]);
                    break;
            }
        }
    }

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
