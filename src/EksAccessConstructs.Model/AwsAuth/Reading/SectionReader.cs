using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Reads the text of one section with the authenticator's own tolerance and losses.</summary>
internal sealed partial class SectionReader(AwsAuthSection section, EmbeddedText text, ICollection<Finding> findings)
{
    private readonly List<LostItem> lost = [];

    /// <summary>Who is lost, in the order of the text.</summary>
    public ValueList<LostItem> Lost => lost.ToValueList();

    /// <summary>The items that are kept.</summary>
    public ValueList<AwsAuthItem> Items()
    {
        var reader = new ItemReader(section, text, findings);
        var kept = new List<AwsAuthItem>();
        var index = 0;
        foreach (var node in List())
        {
            var name = $"{section.Key()}[{index++}]";
            var item = reader.Read(node, name);
            if (ItemRules.Problem(item) is not { } problem)
            {
                kept.Add(item);
                continue;
            }

            var who = item.Arn.Length > 0 ? item.Arn : item.Username;
            lost.Add(new LostItem(section, who, item.Origin));
            findings.Add(AwsAuthRules.ItemNamesSomebody.At(item.Origin.Location, $"'{name}' {problem}, so the authenticator drops it alone{For(who)}"));
        }

        return kept.ToValueList();
    }

    /// <summary>The accounts that are kept. They have a parser of their own: a bare number keeps its characters.</summary>
    public ValueList<AwsAuthAccount> Accounts()
    {
        var kept = new List<AwsAuthAccount>();
        var index = 0;
        foreach (var node in List())
        {
            var name = $"{section.Key()}[{index++}]";
            if (node is YamlScalar scalar)
            {
                kept.Add(new AwsAuthAccount(YamlScalars.TypeOf(scalar) is YamlType.Null ? "" : scalar.Value, text.Outer(scalar.Location)));
                continue;
            }

            lost.Add(new LostItem(section, name, text.Outer(node.Location)));
            findings.Add(AwsAuthRules.ItemNamesSomebody.At(
                text.Outer(node.Location), $"'{name}' must be an account, not {node.Kind}, so the authenticator drops it alone"));
        }

        return kept.ToValueList();
    }

    private ValueList<YamlNode> List()
    {
        var trimmed = text.Value.Trim();
        if (trimmed is "" or "``" or "\"\"" or "''")
        {
            return [];
        }

        if (trimmed[0] == '{' && section is not AwsAuthSection.Accounts)
        {
            return LoseAll(text.Location, "text that begins with '{' is taken for JSON, and a list of items begins with '['");
        }

        return Root() switch
        {
            null => [],
            YamlScalar scalar when YamlScalars.TypeOf(scalar) is YamlType.Null => NotJson(scalar) ?? [],
            YamlList list => NotJson(list) ?? list.Items,
            var other => LoseAll(text.Outer(other.Location), $"it must be a list, not {other.Kind}; begin each item with '- '"),
        };
    }

    private ValueList<YamlNode>? NotJson(YamlNode root) =>
        section is AwsAuthSection.Accounts || GoShape.NotJson(root) is not { } problem ? null : LoseAll(text.Outer(problem.Location), problem.Reason);

    // Only the first document counts, and what comes after it is not even parsed.
    private YamlNode? Root()
    {
        var reading = YamlText.ReadFirst(text.Value, text.Location.File);
        var documents = reading.Value?.Documents ?? [];
        if (documents.IsEmpty)
        {
            if (reading.Findings.FirstOrDefault(finding => finding.Severity is Severity.Error) is { } broken)
            {
                LoseAll(broken.Location is { } location ? text.Outer(location) : text.Location, broken.Message);
            }

            return null;
        }

        if (reading.Findings.FirstOrDefault(finding => finding.Code == TextRules.Swallowed.Code) is { Location: { } rest })
        {
            findings.Add(
                AwsAuthRules.OneDocument.At(text.Outer(rest), $"only the first YAML document of '{section.Key()}' is read{Loss(documents)}; make it one list"));
        }

        return documents[0].Root;
    }

    private static string Loss(ValueList<YamlDocument> documents) => documents[0].Root is null ? ", and it is empty" : "";

    private ValueList<YamlNode> LoseAll(SourceLocation location, string reason)
    {
        var names = Readable();
        lost.AddRange(names);
        var who = names.IsEmpty ? "" : $"; it takes access from {string.Join(", ", names.Select(name => name.Who).Distinct(StringComparer.Ordinal))}";
        findings.Add(AwsAuthRules.SectionIsReadable.At(location, $"all of '{section.Key()}' is lost: {reason}{who}"));
        return [];
    }

    private ValueList<LostItem> Readable() => (section is AwsAuthSection.Accounts ? AccountNumber() : Arn())
        .Matches(text.Value)
        .Select(match => new LostItem(section, match.Groups["who"].Value, text.Outer(match.Groups["who"].Index)))
        .ToValueList();

    private static string For(string who) => who.Length == 0 ? "" : $"; it takes access from '{who}'";

    [GeneratedRegex(@"(?i:rolearn|userarn)[""']?\s*:\s*[""']?(?<who>[^\s""',}\]]+)")]
    private static partial Regex Arn();

    [GeneratedRegex(@"(?<who>[0-9]{12})")]
    private static partial Regex AccountNumber();
}
