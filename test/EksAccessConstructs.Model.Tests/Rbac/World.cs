using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>The objects of oracle worlds.</summary>
internal static class World
{
    public static string Folder { get; } = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac");

    public static RbacObjects Read(params string[] files) => new(files.SelectMany(ReadFile).ToValueList());

    public static RbacObjects Of(string yaml) => new(YamlText.Read(yaml, "world.yaml").OrThrow().Documents.Select(document => document.Root).OfType<YamlMap>().SelectMany(Objects).ToValueList());

    private static IEnumerable<RbacObject> ReadFile(string file) =>
        YamlText.Read(File.ReadAllText(Path.Combine(Folder, file)), file).OrThrow().Documents.Select(document => document.Root).OfType<YamlMap>().SelectMany(Objects);

    private static IEnumerable<RbacObject> Objects(YamlMap map)
    {
        if (map["items"] is YamlList list)
        {
            return list.Items.OfType<YamlMap>().SelectMany(Objects);
        }

        var (name, space) = (Text(map["metadata"] is YamlMap metadata ? metadata["name"] : null)!, Text((map["metadata"] as YamlMap)?["namespace"]));
        var (labels, annotations) = (Labels((map["metadata"] as YamlMap)?["labels"]), Labels((map["metadata"] as YamlMap)?["annotations"]));
        return Text(map["kind"]) switch
        {
            "Role" => [new Role { Name = name, Namespace = space!, Labels = labels, Annotations = annotations, Rules = Rules(map) }],
            "ClusterRole" => [new ClusterRole { Name = name, Labels = labels, Annotations = annotations, Rules = Rules(map), Aggregation = Aggregated(map["aggregationRule"]) }],
            "RoleBinding" => [new RoleBinding { Name = name, Namespace = space!, Labels = labels, Annotations = annotations, RoleRef = Reference(map), Subjects = Subjects(map) }],
            "ClusterRoleBinding" => [new ClusterRoleBinding { Name = name, Labels = labels, Annotations = annotations, RoleRef = Reference(map), Subjects = Subjects(map) }],
            _ => [],
        };
    }

    private static ValueList<RbacRule> Rules(YamlMap map) => Maps(map["rules"]).Select(rule => new RbacRule
    {
        Verbs = Texts(rule["verbs"]),
        ApiGroups = Texts(rule["apiGroups"]),
        Resources = Texts(rule["resources"]),
        ResourceNames = Texts(rule["resourceNames"]),
        NonResourceUrls = Texts(rule["nonResourceURLs"]),
    }).ToValueList();

    private static AggregationRule? Aggregated(YamlNode? node) => node is not YamlMap map ? null : new(Maps(map["clusterRoleSelectors"]).Select(selector => new LabelSelector
    {
        MatchLabels = Labels(selector["matchLabels"]),
        MatchExpressions = Maps(selector["matchExpressions"]).Select(item => new LabelRequirement(Text(item["key"])!, Text(item["operator"])!, Texts(item["values"]))).ToValueList(),
    }).ToValueList());

    private static RoleRef Reference(YamlMap map) => map["roleRef"] is YamlMap reference ? new(Text(reference["kind"])!, Text(reference["name"])!) : throw new FormatException();

    private static ValueList<Subject> Subjects(YamlMap map) => Maps(map["subjects"]).Select(subject =>
        new Subject(Text(subject["kind"])!, Text(subject["name"])!, Text(subject["namespace"]), Text(subject["apiGroup"]) ?? "")).ToValueList();

    private static ValueMap Labels(YamlNode? node) => node is not YamlMap map ? default : new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Text(entry.Value)!)));

    private static IEnumerable<YamlMap> Maps(YamlNode? node) => node is YamlList list ? list.Items.Cast<YamlMap>() : [];

    private static ValueList<string> Texts(YamlNode? node) => node is YamlList list ? list.Items.Select(item => Text(item)!).ToValueList() : [];

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Value;
}
