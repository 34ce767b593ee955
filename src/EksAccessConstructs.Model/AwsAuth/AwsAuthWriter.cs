using System.Globalization;
using System.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Writes an aws-auth ConfigMap: the same bytes for the same map, every text in quotes, everything in the map's
/// own order, one line end at the end.</summary>
/// <remarks>What is written reads back as the same map.</remarks>
public static class AwsAuthWriter
{
    /// <summary>The ConfigMap as YAML.</summary>
    public static string Write(AwsAuthMap map) => Write(map, "");

    /// <summary>Rows to be added to a ConfigMap, as a ConfigMap that kubectl refuses to apply, create or replace as it is: it names a version that the object
    /// never has.</summary>
    public static string WriteAdditions(AwsAuthMap map) => Write(map, "  resourceVersion: \"1\"\n");

    private static string Write(AwsAuthMap map, string metadata)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws-auth\n  namespace: kube-system\n").Append(metadata);
        text.Append(map.Items.Any() || !map.Accounts.IsEmpty ? "data:\n" : "data: {}\n");
        Section(text, AwsAuthSection.Roles, Items(map.Roles));
        Section(text, AwsAuthSection.Users, Items(map.Users));
        Section(text, AwsAuthSection.Accounts, Items(map.Accounts));
        return text.ToString();
    }

    /// <summary>The text of mapRoles or mapUsers alone.</summary>
    public static string Section(IEnumerable<AwsAuthItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return string.Concat(Items(items).Select(line => $"{line}\n"));
    }

    /// <summary>The text of mapAccounts alone.</summary>
    internal static string Section(ValueList<AwsAuthAccount> accounts) => string.Concat(Items(accounts).Select(line => $"{line}\n"));

    /// <summary>One item as a mapping in one line, for a list in brackets.</summary>
    internal static string Flow(AwsAuthItem item)
    {
        var (first, rest) = (Lines(item).First(), $"username: {Quoted(item.Username)}, groups: [{string.Join(", ", item.Groups.Select(Quoted))}]");
        return $"{{{first[2..]}, {rest}}}";
    }

    private static void Section(StringBuilder text, AwsAuthSection section, IEnumerable<string> lines)
    {
        var written = lines.ToList();
        if (written.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {section.Key()}: |\n");
            written.ForEach(line => text.Append(CultureInfo.InvariantCulture, $"    {line}\n"));
        }
    }

    private static IEnumerable<string> Items(IEnumerable<AwsAuthItem> items) => items.SelectMany(Lines);

    private static IEnumerable<string> Items(ValueList<AwsAuthAccount> accounts) => accounts.Select(account => $"- {Quoted(account.Id)}");

    private static IEnumerable<string> Lines(AwsAuthItem item)
    {
        if (item.Sso is { } sso)
        {
            yield return "- sso:";
            yield return $"    permissionSetName: {Quoted(sso.PermissionSetName)}";
            yield return $"    accountID: {Quoted(sso.AccountId)}";
            if (sso.Partition.Length > 0)
            {
                yield return $"    partition: {Quoted(sso.Partition)}";
            }
        }
        else
        {
            yield return $"- {item.Section.ArnField()}: {Quoted(item.Arn)}";
        }

        yield return $"  username: {Quoted(item.Username)}";
        yield return item.Groups.IsEmpty ? "  groups: []" : "  groups:";
        foreach (var group in item.Groups)
        {
            yield return $"    - {Quoted(group)}";
        }
    }

    // Everything beyond ASCII is escaped, so that no editor and no encoding changes it.
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                >= 0x20 and < 0x7F => quoted.Append((char)rune.Value),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        return quoted.Append('"').ToString();
    }
}
