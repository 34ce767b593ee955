using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The ConfigMap aws-auth that a cluster holds with rows added to it, as text: what is there stays as it is written, to the character.</summary>
public sealed record AwsAuthAddition
{
    /// <summary>Who is mapped now; <see cref="AwsAuthMap.Empty"/> where the cluster holds no aws-auth.</summary>
    public required AwsAuthMap Held { get; init; }

    /// <summary>Who is mapped then: everybody who is mapped now, then the new ones.</summary>
    public required AwsAuthMap Merged { get; init; }

    /// <summary>The ConfigMap for kubectl, in YAML. It keeps the version of the object, so that the API server refuses it where somebody was faster.</summary>
    public required string Text { get; init; }

    /// <summary>Whom the rows that are new let in, in their order.</summary>
    public ValueList<string> New =>
    [
        .. Merged.Roles.Skip(Held.Roles.Count).Concat(Merged.Users.Skip(Held.Users.Count)).Select(item => item.Who),
        .. Merged.Accounts.Skip(Held.Accounts.Count).Select(account => account.Id),
    ];

    /// <summary>Adds rows to what a cluster holds.</summary>
    /// <remarks>A row that is there already with the same user name and groups is not added again, so that adding twice is adding once.</remarks>
    /// <param name="held">What <c>kubectl get --output yaml</c> shows: the ConfigMap, or a list that may be empty.</param>
    /// <param name="heldFile">What to call it in findings.</param>
    /// <param name="added">The rows: a ConfigMap aws-auth, its data alone, or the text of mapRoles.</param>
    /// <param name="addedFile">What to call them in findings.</param>
    /// <param name="outputs">The outputs of the deployed stack that rows name as <c>${NAME}</c>.</param>
    /// <returns>No value where something cannot be read, where a row contradicts one that is there (EKS094), where an output is missing (EKS111), or where
    /// the text that is there takes no more rows (EKS109).</returns>
    public static Reading<AwsAuthAddition> Make(string held, string heldFile, string added, string addedFile, StackOutputs outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var there = HeldConfigMap.Read(held, heldFile);
        var rows = AwsAuthReader.Read(added, addedFile);
        var findings = new List<Finding>([.. there.Findings, .. rows.Findings]);
        if (there.Value is not { } cluster || rows is not { Ok: true, Value: { } map })
        {
            return new(null, findings.ToValueList());
        }

        var filled = map with { Roles = Filled(map.Roles, outputs, findings), Users = Filled(map.Users, outputs, findings) };
        var merged = AwsAuthMerge.Add(cluster.Map, filled);
        findings.AddRange(merged.Findings.Select(finding => finding with { Severity = Severity.Error }));
        return merged.Value is { } result && !findings.Exists(finding => finding.Severity is Severity.Error)
            ? Written(cluster, result, findings)
            : new(null, findings.ToValueList());
    }

    private static ValueList<AwsAuthItem> Filled(ValueList<AwsAuthItem> items, StackOutputs outputs, List<Finding> findings) =>
        items.Select(item => outputs.Fill(item, findings)).ToValueList();

    private static Reading<AwsAuthAddition> Written(HeldConfigMap cluster, AwsAuthMap merged, List<Finding> findings)
    {
        var data = (cluster.Manifest["data"] as YamlMap)?.Entries.ToList() ?? [];
        var held = cluster.Map;
        Put(AwsAuthSection.Roles, text => text.With(merged.Roles.Skip(held.Roles.Count).ToValueList()));
        Put(AwsAuthSection.Users, text => text.With(merged.Users.Skip(held.Users.Count).ToValueList()));
        Put(AwsAuthSection.Accounts, text => text.With(merged.Accounts.Skip(held.Accounts.Count).ToValueList()));
        var addition = new AwsAuthAddition { Held = held, Merged = merged, Text = YamlWriter.Write(cluster.With(data.ToValueList()).WithKeysAsWritten()) };
        return new(findings.Exists(finding => finding.Severity is Severity.Error) ? null : addition, findings.ToValueList());

        void Put(AwsAuthSection section, Func<SectionText, string?> add)
        {
            var index = data.FindIndex(entry => entry.Key == section.Key());
            var before = index < 0 ? "" : AwsAuthReader.TextOf(data[index].Value) ?? "";
            var place = index < 0 ? cluster.Manifest.Location : data[index].Location;
            if (add(new SectionText(section, before)) is not { } after)
            {
                findings.Add(AwsAuthRules.RowsCanBeAdded.At(place,
                    $"'{section.Key()}' is written in a way that takes no further rows; write it as one list with an item a line, each after '- '"));
            }
            else if (after != before)
            {
                var key = new YamlScalar(place, section.Key(), ScalarStyle.Plain);
                var entry = new YamlEntry(key.Value, key, new YamlScalar(place, after, ScalarStyle.Block));
                data = index < 0 ? [.. data, entry] : [.. data[..index], entry, .. data[(index + 1)..]];
            }
        }
    }
}
