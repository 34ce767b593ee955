using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class KubernetesValidationTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac");

    [Fact]
    public void Answers_of_the_api_server_are_ours_word_for_word()
    {
        var expected = Csv.Read(Path.Combine(Folder, "validation-results.csv"));
        var documents = YamlText.Read(File.ReadAllText(Path.Combine(Folder, "validation-cases.yaml")), "cases.yaml").OrThrow().Documents;

        Assert.Equal(41, expected.Count);
        Assert.Equal(
            expected.Select(row => $"{row["kind"]} {row["name"]}: {row["errors"]}"),
            documents.Select(document => Answer(Assert.IsType<YamlMap>(document.Root))));
    }

    private static string Answer(YamlMap root)
    {
        var kind = KubernetesKind.All.Single(kind => kind.Name == ((YamlScalar)root["kind"]!).Value);
        var item = KubernetesDecoding.Default(KubernetesDecoding.Decode(root, kind).Object!);
        return $"{kind} {item.Name}: {string.Join(" ;; ", KubernetesValidation.Validate(item).Select(error => $"{error.Reason} {error}"))}";
    }
}
