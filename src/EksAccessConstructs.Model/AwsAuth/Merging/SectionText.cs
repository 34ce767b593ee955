using System.Text.RegularExpressions;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The text of one section, to which rows are added: not a character of it is changed.</summary>
internal sealed partial class SectionText(AwsAuthSection section, string held)
{
    private static readonly string[] Nothing = ["", "``", "\"\"", "''", "~", "null"];

    /// <summary>The text with items of mapRoles or mapUsers behind its own; null where it is written in a way that takes none.</summary>
    public string? With(ValueList<AwsAuthItem> items)
    {
        ValueList<AwsAuthItem> wanted = [.. Read(held).Items(), .. items];
        return Candidates(AwsAuthWriter.Section(items), string.Join(", ", items.Select(AwsAuthWriter.Flow)))
            .FirstOrDefault(text => Read(text) is var reader && reader.Items() == wanted && reader.Lost.IsEmpty);
    }

    /// <summary>The text with accounts of mapAccounts behind its own; null where it is written in a way that takes none.</summary>
    public string? With(ValueList<AwsAuthAccount> accounts)
    {
        ValueList<AwsAuthAccount> wanted = [.. Read(held).Accounts(), .. accounts];
        return Candidates(AwsAuthWriter.Section(accounts), string.Join(", ", accounts.Select(account => AwsAuthWriter.Quoted(account.Id))))
            .FirstOrDefault(text => Read(text) is var reader && reader.Accounts() == wanted && reader.Lost.IsEmpty);
    }

    // Behind the last line, inside of the last bracket, or in place of nothing: whichever reads as the old rows and then the new ones.
    private IEnumerable<string> Candidates(string block, string flow)
    {
        var margin = FirstDash().Match(held).Groups["margin"].Value;
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{margin}{line}\n");
        yield return $"{held}{(held.Length == 0 || held.EndsWith('\n') ? "" : "\n")}{string.Concat(lines)}";
        var end = held.LastIndexOf(']');
        if (end >= 0)
        {
            yield return $"{held[..end].TrimEnd()}, {flow}{held[end..]}";
            yield return $"{held[..end]}{flow}{held[end..]}";
        }

        if (Nothing.Contains(held.Trim()))
        {
            yield return block;
        }
    }

    private SectionReader Read(string text) => new(section, EmbeddedText.Whole(text, ""), []);

    [GeneratedRegex(@"^(?<margin> *)-(\s|\z)", RegexOptions.Multiline)]
    private static partial Regex FirstDash();
}
