using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Reads one ConfigMap object: what the API server asks of it, what the authenticator watches, then its sections.</summary>
internal sealed class ManifestReader(YamlMap manifest, LineIndex file)
{
    private static readonly ValueList<string> TopKeys = ["apiVersion", "kind", "metadata", "data", "binaryData", "immutable"];
    private static readonly ValueList<string> SectionKeys = [.. Enum.GetValues<AwsAuthSection>().Select(AwsAuthSections.Key)];
    private readonly List<Finding> findings = [];
    private readonly List<SectionReader> readers = [];

    // Data without a ConfigMap around it.
    private bool IsDataAlone => manifest["kind"] is null && manifest["data"] is null;

    public Reading<AwsAuthMap> Read()
    {
        var watched = IsDataAlone || Check();
        var data = IsDataAlone ? manifest : manifest["data"] as YamlMap;
        var refused = Refused(data);
        if (data is not null)
        {
            CheckKeys(data, SectionKeys, IsDataAlone ? "" : "data.");
        }

        var map = new AwsAuthMap
        {
            Roles = Section(data, AwsAuthSection.Roles)?.Items() ?? [],
            Users = Section(data, AwsAuthSection.Users)?.Items() ?? [],
            Accounts = Section(data, AwsAuthSection.Accounts)?.Accounts() ?? [],
            IsWatched = watched,
            Origin = manifest.Location,
        };
        return new(refused ? null : map with { Lost = readers.SelectMany(reader => reader.Lost).ToValueList() }, findings.ToValueList());
    }

    private SectionReader? Section(YamlMap? data, AwsAuthSection section)
    {
        if (data?[section.Key()] is not YamlScalar scalar || AwsAuthReader.TextOf(scalar) is null)
        {
            return null;
        }

        var reader = new SectionReader(section, EmbeddedText.In(scalar, file), findings);
        readers.Add(reader);
        return reader;
    }

    private bool Check()
    {
        CheckKeys(manifest, TopKeys, "");
        var watched = CheckKind();
        if (manifest["metadata"] is not YamlMap metadata || metadata["name"] is not { } name)
        {
            findings.Add(AwsAuthRules.IsAwsAuth.At(
                manifest.Location, "the ConfigMap has no name; the authenticator reads the one that is called aws-auth, in kube-system"));
            return false;
        }

        if (AwsAuthReader.TextOf(name) != "aws-auth")
        {
            findings.Add(AwsAuthRules.IsAwsAuth.At(
                name.Location, $"the ConfigMap is called '{AwsAuthReader.TextOf(name)}', so the authenticator passes over it; call it aws-auth"));
            return false;
        }

        return CheckNamespace(metadata) && watched;
    }

    private bool CheckKind()
    {
        var good = true;
        foreach (var (key, wanted) in new[] { ("kind", "ConfigMap"), ("apiVersion", "v1") })
        {
            if (AwsAuthReader.TextOf(manifest[key]) != wanted)
            {
                var shown = manifest[key] is YamlScalar scalar ? $"'{scalar.Value}'" : "missing";
                findings.Add(AwsAuthRules.IsAwsAuth.At(
                    manifest[key]?.Location ?? manifest.Location, $"'{key}' is {shown}, so the API server refuses this object; write {key}: {wanted}"));
                good = false;
            }
        }

        return good;
    }

    private bool CheckNamespace(YamlMap metadata)
    {
        if (metadata["namespace"] is not { } space)
        {
            findings.Add(AwsAuthRules.IsAwsAuth.At(
                metadata.Location, "no namespace is given; the authenticator reads aws-auth in kube-system only, so write namespace: kube-system") with
            {
                Severity = Severity.Warning,
            });
            return true;
        }

        if (AwsAuthReader.TextOf(space) == "kube-system")
        {
            return true;
        }

        findings.Add(AwsAuthRules.IsAwsAuth.At(
            space.Location, $"namespace '{AwsAuthReader.TextOf(space)}' is not kube-system, so the authenticator passes over this ConfigMap"));
        return false;
    }

    private bool Refused(YamlMap? data)
    {
        var before = findings.Count;
        if (data is null && manifest["data"] is { } node && !IsNothing(node))
        {
            findings.Add(AwsAuthRules.SectionsAreText.At(
                node.Location, $"'data' must be a mapping of text, not {node.Kind}; the API server refuses the ConfigMap and the cluster keeps what it has"));
        }

        foreach (var entry in data?.Entries ?? [])
        {
            if (AwsAuthReader.TextOf(entry.Value) is null && !IsNothing(entry.Value))
            {
                findings.Add(AwsAuthRules.SectionsAreText.At(
                    entry.Location, $"'{entry.Key}' must be text, not {entry.Value.Kind}; "
                        + $"the API server refuses the ConfigMap and the cluster keeps what it has: write '{entry.Key}: |' and the items indented below it"));
            }
        }

        return findings.Count > before;
    }

    private void CheckKeys(YamlMap map, ValueList<string> known, string path)
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
        {
            findings.Add(AwsAuthRules.KeysAreKnown.At(
                entry.Location, $"'{path}{entry.Key}' is passed over; letter case counts here{Suggestion.DidYouMean(entry.Key, known)}"));
        }
    }

    private static bool IsNothing(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;
}
