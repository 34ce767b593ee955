using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint;

/// <summary>The file <c>.eks-access.yaml</c>, in which people write down what they accept: findings of the linter under <c>suppressions</c>, changes of
/// access under <c>allow</c>. Whoever reads one list passes over the other.</summary>
internal static class AcceptedFile
{
    private static readonly string[] Lists = ["suppressions", "allow"];

    /// <summary>The items of one list in the documents of a file; what is no mapping, or a key that nobody knows, is a finding.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="list">The key of the list.</param>
    /// <param name="findings">Where problems go.</param>
    public static IEnumerable<YamlFields> Items(string text, string file, string list, List<Finding> findings)
    {
        var yaml = YamlText.Read(text, file);
        findings.AddRange(yaml.Findings);
        foreach (var root in (yaml.Value?.Documents ?? []).Select(document => document.Root).OfType<YamlNode>())
        {
            if (root.WithKeysAsWritten() is not YamlMap map)
            {
                findings.Add(TextRules.WrongType.At(
                    root.Location,
                    $"{SuppressionReader.FileName} must be a mapping with {string.Join(" or ", Lists.Select(key => $"'{key}'"))}, not {root.Kind}"));
                continue;
            }

            var fields = new YamlFields(map, "", findings);
            fields.Know(Lists);
            foreach (var item in fields.ItemFields(list))
            {
                yield return item;
            }

            fields.RefuseOthers();
        }
    }

    /// <summary>Why something is accepted, by whom and until when; null with findings where an item does not say it.</summary>
    /// <param name="fields">The item.</param>
    /// <param name="complete">The rule for what an item must say.</param>
    public static AcceptanceTerms? Terms(YamlFields fields, RuleInfo complete)
    {
        var reason = fields.RequiredText("reason");
        var owner = fields.RequiredText("owner");
        var expires = fields.RequiredText("expires");
        return reason is not null && owner is not null && expires is not null && Day(expires, fields.SpotOf("expires"), complete, fields.Findings) is { } day
            ? new AcceptanceTerms(reason, owner, day)
            : null;
    }

    /// <summary>A day as ISO 8601 writes it; null with a finding where it is none.</summary>
    public static DateOnly? Day(string text, SourceLocation location, RuleInfo complete, ICollection<Finding> findings)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        findings.Add(complete.At(location, $"'{text}' is not a day; write YYYY-MM-DD"));
        return null;
    }
}

/// <summary>Why something is accepted, by whom and until when.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who accepted it, and will be asked when it expires.</param>
/// <param name="Expires">The last day on which it counts.</param>
internal sealed record AcceptanceTerms(string Reason, string Owner, DateOnly Expires);
