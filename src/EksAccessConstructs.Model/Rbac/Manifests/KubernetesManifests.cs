using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Manifests to the objects of the model, read as kubectl and the API server read them.</summary>
/// <remarks>Reads Role, ClusterRole, RoleBinding, ClusterRoleBinding, ServiceAccount, Namespace and ConfigMap. Objects of other kinds are passed over
/// without a finding.
/// What kubectl or the server refuse is an error, what they pass over in silence a warning; objects that are refused are given all the same where it is
/// plain what they mean,
/// so that rules can say more about them. See docs/manifests.md.</remarks>
public static class KubernetesManifests
{
    /// <summary>Every object of a file that says something about access.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    public static Reading<RbacObjects> Read(string text, string file) => Objects(ReadFile(text, file));

    /// <summary>Every object of a file that says something about access, from the bytes of the file.</summary>
    /// <param name="bytes">The bytes: UTF-16 where a byte order mark says so, else UTF-8.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    public static Reading<RbacObjects> Read(ReadOnlySpan<byte> bytes, string file) => Objects(ReadFile(bytes, file));

    /// <summary>The objects of one document, which may be a list; nothing where it is of another kind.</summary>
    public static Reading<RbacObjects> Read(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Root is { } root
            ? Objects(new ManifestFile(document.Location.File, new ClientReading(0).Read(root).ToValueList()))
            : new Reading<RbacObjects>(RbacObjects.None, []);
    }

    /// <summary>What becomes of each document of a file, and of each item of its lists.</summary>
    /// <param name="bytes">The bytes: UTF-16 where a byte order mark says so, else UTF-8.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    internal static ManifestFile ReadFile(ReadOnlySpan<byte> bytes, string file) => ReadFile(TextEncoding.Decode(bytes), file);

    /// <summary>What becomes of each document of a file, and of each item of its lists.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    internal static ManifestFile ReadFile(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var items = new List<ManifestItem>();
        var index = 0;
        var ended = false;
        foreach (var part in new DocumentStream(TextEncoding.Clean(text), file).Documents())
        {
            items.AddRange(Read(part, index, ref ended));
            index++;
        }

        return new ManifestFile(file, items.Count > 0 ? items.ToValueList()
            : [new ManifestItem(0, ManifestOutcome.SkippedEmpty, ManifestStage.ClientParse, new SourceLocation(file, 1, 1))]);
    }

    /// <summary>True where a document holds at least one object of a kind that this library decodes.</summary>
    public static bool Knows(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Root is YamlMap root && (root["items"] is YamlList ? root.MapsAt("items") : [root])
            .Any(node => KubernetesKind.Find(node.TextAt("apiVersion"), node.TextAt("kind")) is not null);
    }

    private static List<ManifestItem> Read(StreamDocument part, int index, ref bool ended)
    {
        if (part.Document is not { } document)
        {
            var problem = part.Problem ?? TextRules.NotYaml.At(null, "this is not YAML");
            return [new ManifestItem(
                index,
                ended ? ManifestOutcome.NotRead : ManifestOutcome.DecodeError,
                ended ? ManifestStage.None : ManifestStage.ClientParse,
                problem.Location ?? new SourceLocation("", 1, 1))
            {
                Direct = ManifestOutcome.DecodeError,
                Findings = [problem],
            }];
        }

        var items = document.Root is not { } root
            ? [new ManifestItem(index, ended ? ManifestOutcome.NotRead : ManifestOutcome.SkippedEmpty, ManifestStage.None, document.Location)
            {
                Direct = ManifestOutcome.SkippedEmpty,
            }]
            : ReadRoot(root, index, ref ended);
        var rest = part.Rest is { } location ? (ValueList<Finding>)[YamlText.Unread(location)] : [];
        items[0] = items[0] with { Findings = [.. items[0].Findings, .. rest] };
        return items;
    }

    private static List<ManifestItem> ReadRoot(YamlNode root, int index, ref bool ended)
    {
        List<ManifestItem> items;
        var doubles = KubernetesDecoding.DoubleKeys(root);
        if (ended)
        {
            items = [new ManifestItem(index, ManifestOutcome.NotRead, ManifestStage.None, root.Location)
            {
                Findings = [RbacRules.Reached.At(
                    root.Location, "kubectl does not read this document, for one before it has ended the reading of the file; correct that one")],
            }];
        }
        else
        {
            var reading = new ClientReading(index);
            items = [.. reading.Read(root)];
            ended = reading.EndsFile;
            items[0] = items[0] with { Findings = [.. doubles, .. items[0].Findings] };
        }

        var (direct, item) = doubles.IsEmpty && items is [{ Item: null, Meant: not null, Stage: not ManifestStage.ClientDecode } sent]
            ? (sent.Outcome, sent.Object)
            : DirectReading.Read(root, doubles);
        items[0] = items[0] with { Direct = direct, DirectObject = item };
        return items;
    }

    private static Reading<RbacObjects> Objects(ManifestFile file)
    {
        var all = RbacObjects.Of(file.Items.Select(item => item.Meant?.ToRbac()).OfType<RbacObject>());
        return all with { Findings = [.. file.Findings, .. all.Findings] };
    }
}
