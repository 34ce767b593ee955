using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Reads aws-auth as aws-iam-authenticator reads it: each section alone, a broken one lost whole, a bad item dropped alone.</summary>
/// <remarks>Takes the ConfigMap as YAML or JSON, <c>kubectl get -o yaml</c> or <c>-o json</c> (a List too), its data alone, or the bare text of
/// mapRoles or mapUsers. Every loss is a finding at the line of the file. Source: aws-iam-authenticator at 81b1dab, seen in runs.</remarks>
public static partial class AwsAuthReader
{
    /// <summary>Reads the aws-auth ConfigMap in a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    /// <returns>The map; null where the file holds none, or one that the API server refuses. Of several the last
    /// counts, as when they are applied in order.</returns>
    public static Reading<AwsAuthMap> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var yaml = YamlText.Read(text, file);
        var objects = (yaml.Value?.Documents ?? []).SelectMany(document => Objects(document.Root)).ToList();
        if (objects is [YamlList list])
        {
            return Bare(text, file, ArnFields(list));
        }

        var found = objects.OfType<YamlMap>().Where(IsAwsAuth).ToList();
        if (found.Count > 0)
        {
            return Last(found, text, yaml.Findings);
        }

        return yaml.HasErrors && BareItems().Match(text) is { Success: true } bare && !Kind().IsMatch(text)
            ? Bare(text, file, bare.Groups["field"].Value)
            : new(null, [.. yaml.Findings, AwsAuthRules.IsAwsAuth.At(new SourceLocation(file, 1, 1),
                "no aws-auth ConfigMap here; give the ConfigMap aws-auth of kube-system, or the text of its mapRoles")]);
    }

    /// <summary>Reads one object that <see cref="IsAwsAuth"/> takes for aws-auth.</summary>
    /// <param name="manifest">The object.</param>
    /// <param name="text">The whole text of the file it is in, so that findings inside the sections get their places.</param>
    public static Reading<AwsAuthMap> ReadObject(YamlMap manifest, string text)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(text);
        return new ManifestReader(manifest, new LineIndex(text)).Read();
    }

    /// <summary>True for a ConfigMap that is called aws-auth, for any object whose data holds a section of it, and for such data alone.</summary>
    public static bool IsAwsAuth(YamlNode? node) => node is YamlMap map && (HasSections(map) || HasSections(map["data"]) || IsNamed(map));

    /// <summary>True where a file is the bare text of mapRoles or mapUsers, be it broken.</summary>
    /// <param name="documents">The documents of the file.</param>
    /// <param name="isBroken">True where not all of it can be read.</param>
    /// <param name="text">The text of the file.</param>
    internal static bool IsBare(IReadOnlyList<YamlDocument> documents, bool isBroken, string text) => documents is [{ Root: YamlList list }]
        ? list.Items.OfType<YamlMap>().SelectMany(item => item.Entries).Any(IsArn)
        : isBroken && BareItems().IsMatch(text) && !Kind().IsMatch(text);

    internal static string? TextOf(YamlNode? node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Text ? scalar.Value : null;

    private static bool IsArn(YamlEntry entry) => GoText.EqualFold(entry.Key, "rolearn") || GoText.EqualFold(entry.Key, "userarn");

    private static bool IsNamed(YamlMap map) =>
        TextOf(map["kind"]) == "ConfigMap" && map["metadata"] is YamlMap metadata && TextOf(metadata["name"]) == "aws-auth";

    private static bool HasSections(YamlNode? node) => node is YamlMap map && Enum.GetValues<AwsAuthSection>().Any(section => map[section.Key()] is not null);

    /// <summary>The objects in a document: those of a list of kubectl, or the document itself.</summary>
    internal static ValueList<YamlNode> Objects(YamlNode? root) => root switch
    {
        null => [],
        YamlMap map when TextOf(map["kind"]) is { } kind && kind.EndsWith("List", StringComparison.Ordinal) && map["items"] is YamlList items => items.Items,
        _ => [root],
    };

    private static Reading<AwsAuthMap> Last(List<YamlMap> found, string text, ValueList<Finding> before)
    {
        var reading = ReadObject(found[^1], text);
        var several = found.Count > 1
            ? [AwsAuthRules.IsAwsAuth.At(found[^1].Location,
                $"{found.Count} aws-auth ConfigMaps here; the last one replaces the others, so join them into one") with { Severity = Severity.Warning }]
            : Array.Empty<Finding>();
        return reading with { Findings = [.. before, .. several, .. reading.Findings] };
    }

    private static Reading<AwsAuthMap> Bare(string text, string file, string field)
    {
        var section = GoText.EqualFold(field, "userarn") ? AwsAuthSection.Users : AwsAuthSection.Roles;
        var findings = new List<Finding>();
        var reader = new SectionReader(section, EmbeddedText.Whole(text, file), findings);
        var items = reader.Items();
        var map = section is AwsAuthSection.Users ? new AwsAuthMap { Users = items } : new AwsAuthMap { Roles = items };
        return new(map with { Lost = reader.Lost, Origin = new SourceLocation(file, 1, 1) }, findings.ToValueList());
    }

    private static string ArnFields(YamlList list) =>
        list.Items.OfType<YamlMap>().SelectMany(map => map.Entries).Any(entry => GoText.EqualFold(entry.Key, "userarn"))
            ? "userarn"
            : "rolearn";

    [GeneratedRegex(@"^\s*(-\s+)?(?<field>(?i:rolearn|userarn))\s*:", RegexOptions.Multiline)]
    private static partial Regex BareItems();

    [GeneratedRegex(@"^\s*(kind|data|mapRoles|mapUsers|mapAccounts)\s*:", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
