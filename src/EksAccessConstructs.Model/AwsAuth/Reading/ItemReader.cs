using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Reads one item of mapRoles or mapUsers as encoding/json reads it into the authenticator's struct.</summary>
/// <remarks>Fields match in any letter case; of one field in several spellings the last in byte order wins; a value of
/// the wrong type leaves what was there.</remarks>
internal sealed class ItemReader(AwsAuthSection section, EmbeddedText text, ICollection<Finding> findings)
{
    private static readonly ValueList<string> RoleFields = ["rolearn", "username", "groups", "userid", "sso"];
    private static readonly ValueList<string> UserFields = ["userarn", "username", "groups", "userid"];
    private static readonly ValueList<string> SsoFields = ["permissionSetName", "accountID", "partition"];

    private ValueList<string> Fields => section is AwsAuthSection.Users ? UserFields : RoleFields;

    /// <summary>The item, valid or not.</summary>
    /// <param name="node">The item as it is written.</param>
    /// <param name="name">What to call it in messages: <c>mapRoles[2]</c>.</param>
    public AwsAuthItem Read(YamlNode node, string name)
    {
        var draft = new Draft();
        if (node is YamlMap map)
        {
            Walk(map, name, Fields, (field, value) => Set(draft, field, value, $"{name}.{field}"));
        }
        else if (!IsNull(node))
        {
            Wrong(node, name, "a mapping", "the authenticator drops it");
        }

        return new AwsAuthItem
        {
            Section = section,
            Arn = draft.Arn,
            Username = draft.Username,
            Groups = draft.Groups.Items,
            Sso = draft.Sso is { } sso ? new SsoMatcher(sso.PermissionSetName, sso.AccountId, sso.Partition) : null,
            Origin = text.Outer(node.Location),
        };
    }

    private void Walk(YamlMap map, string name, ValueList<string> fields, Action<string, YamlNode> set)
    {
        var written = map.Entries.GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(same => same.Last())
            .OrderBy(entry => entry.Key, StringComparer.Ordinal);
        var taken = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in written)
        {
            if (Field(entry.Key, fields) is { } field)
            {
                if (!taken.TryAdd(field, entry))
                {
                    findings.Add(AwsAuthRules.FieldsStandOnce.At(
                        text.Outer(entry.Location),
                        $"'{name}' holds both '{taken[field].Key}' and '{entry.Key}'; the authenticator takes '{entry.Key}', keep one"));
                }

                set(field, entry.Value);
            }
            else
            {
                Unknown(entry, name, fields);
            }
        }

        FindRepeats(map, name);
    }

    // What a merge key brings in is written elsewhere and may be said again.
    private void FindRepeats(YamlMap map, string name)
    {
        var own = map.Entries.Where(entry => entry.Location >= map.Location).GroupBy(entry => entry.Key, StringComparer.Ordinal);
        foreach (var again in own.SelectMany(same => same.Skip(1)))
        {
            findings.Add(AwsAuthRules.FieldsStandOnce.At(
                text.Outer(again.Location), $"'{name}' holds '{again.Key}' more than once; the last one wins, so look for a '-' that is missing before it"));
        }
    }

    private static string? Field(string key, ValueList<string> fields) =>
        fields.FirstOrDefault(field => field == key) ?? fields.FirstOrDefault(field => GoText.IsField(key, field));

    private void Unknown(YamlEntry entry, string name, ValueList<string> fields) => findings.Add(AwsAuthRules.KeysAreKnown.At(
        text.Outer(entry.Location), $"'{name}' holds '{entry.Key}', which the authenticator passes over{Suggestion.DidYouMean(entry.Key, fields)}"));

    private void Set(Draft draft, string field, YamlNode value, string name)
    {
        switch (field)
        {
            case "rolearn" or "userarn":
                draft.Arn = Text(value, name, draft.Arn, "the item names nobody");
                break;
            case "username":
                draft.Username = Text(value, name, draft.Username, "the user name is empty");
                break;
            case "userid":
                draft.UserId = Text(value, name, draft.UserId, "it is not used here anyway");
                break;
            case "groups":
                Groups(draft.Groups, value, name);
                break;
            default:
                draft.Sso = Sso(draft.Sso, value, name);
                break;
        }
    }

    private string Text(YamlNode value, string name, string before, string effect)
    {
        if (value is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Text)
        {
            return scalar.Value;
        }

        if (!IsNull(value))
        {
            Wrong(value, name, "text", effect);
        }

        return before;
    }

    private void Groups(GoStrings groups, YamlNode value, string name)
    {
        switch (value)
        {
            case YamlList list:
                groups.Read([.. list.Items.Select((item, i) => Group(item, $"{name}[{i}]"))]);
                break;
            case var _ when IsNull(value):
                groups.Clear();
                break;
            default:
                Wrong(value, name, "a list of text", "the item stays without groups", value is YamlScalar { Value: var one } ? $"; write ['{one}']" : "");
                break;
        }
    }

    private string? Group(YamlNode item, string name)
    {
        if (item is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Text)
        {
            return scalar.Value;
        }

        if (!IsNull(item))
        {
            Wrong(item, name, "text", "an empty group takes its place");
        }

        return null;
    }

    private SsoDraft? Sso(SsoDraft? before, YamlNode value, string name)
    {
        if (IsNull(value))
        {
            return null;
        }

        var draft = before ?? new SsoDraft();
        if (value is not YamlMap map)
        {
            Wrong(value, name, "a mapping", "the permission set has no name");
            return draft;
        }

        Walk(map, name, SsoFields, (field, inner) =>
        {
            switch (field)
            {
                case "permissionSetName":
                    draft.PermissionSetName = Text(inner, $"{name}.{field}", draft.PermissionSetName, "the item is dropped");
                    break;
                case "accountID":
                    draft.AccountId = Text(inner, $"{name}.{field}", draft.AccountId, "the item is dropped");
                    break;
                default:
                    draft.Partition = Text(inner, $"{name}.{field}", draft.Partition, "the partition is aws");
                    break;
            }
        });
        return draft;
    }

    private void Wrong(YamlNode node, string name, string wanted, string effect, string wayOut = "")
    {
        var shown = node is YamlScalar scalar ? $"{node.Kind} ('{scalar.Value}')" : node.Kind;
        var quote = node is YamlScalar && wanted == "text" ? "; put it in quotes" : wayOut;
        findings.Add(AwsAuthRules.FieldsHaveTheirType.At(text.Outer(node.Location), $"'{name}' must be {wanted}, not {shown}: {effect}{quote}"));
    }

    private static bool IsNull(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;

    private sealed class Draft
    {
        public string Arn { get; set; } = "";

        public string Username { get; set; } = "";

        public string UserId { get; set; } = "";

        public GoStrings Groups { get; } = new();

        public SsoDraft? Sso { get; set; }
    }

    private sealed class SsoDraft
    {
        public string PermissionSetName { get; set; } = "";

        public string AccountId { get; set; } = "";

        public string Partition { get; set; } = "";
    }
}
