using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>A write with the name it has among many.</summary>
/// <param name="Id">The name.</param>
/// <param name="Write">The write.</param>
internal sealed record NamedWrite(string Id, RbacWrite Write);

/// <summary>Reads a file of many writes to decide about: one YAML document each, with <c>id</c>, <c>user</c>, <c>groups</c> (complete), <c>verb</c>,
/// <c>object</c>,
/// optionally <c>namespace</c> (of the request's address) and <c>live: true</c> (an update that sends back what was read).</summary>
internal static class RbacWriteFile
{
    /// <summary>The writes of a file; a document that is not a write is a finding.</summary>
    public static Reading<IReadOnlyList<NamedWrite>> Read(string text, string file)
    {
        var yaml = YamlText.Read(text, file);
        var writes = new List<NamedWrite>();
        var findings = new List<Finding>(yaml.Findings);
        foreach (var document in yaml.Value?.Documents ?? [])
        {
            if (document.Root is YamlMap root && Write(new YamlFields(root, "", findings)) is { } write)
            {
                writes.Add(write);
            }
            else if (document.Root is not (null or YamlMap))
            {
                findings.Add(TextRules.WrongType.At(document.Location, $"a document must be a mapping, not {document.Root.Kind}"));
            }
        }

        return new Reading<IReadOnlyList<NamedWrite>>(writes, findings.ToValueList());
    }

    private static NamedWrite? Write(YamlFields fields)
    {
        var id = fields.RequiredText("id");
        var user = fields.Text("user");
        var groups = fields.Texts("groups");
        var verb = Verb(fields);
        var @namespace = fields.Text("namespace");
        var live = fields.Boolean("live");
        var body = fields.Fields("object")?.Map;
        if (!fields.Has("object"))
        {
            fields.Findings.Add(TextRules.MissingKey.At(fields.Location, "'object' is required"));
        }

        fields.RefuseOthers();
        return id is not null && verb is { } how && body is not null
            ? new NamedWrite(id, new RbacWrite(new Identity(user ?? "", groups), how, body) { Namespace = @namespace, ReadBack = live ?? false })
            : null;
    }

    private static WriteVerb? Verb(YamlFields fields)
    {
        var word = fields.RequiredText("verb");
        WriteVerb? verb = word switch
        {
            "create" => WriteVerb.Create,
            "update" => WriteVerb.Update,
            "patch" => WriteVerb.Patch,
            "delete" => WriteVerb.Delete,
            "deletecollection" => WriteVerb.DeleteCollection,
            _ => null,
        };
        if (verb is null && word is not null)
        {
            fields.Findings.Add(
                TextRules.BadValue.At(fields.SpotOf("verb"), $"'verb' must be create, update, patch, delete or deletecollection, not '{word}'"));
        }

        return verb;
    }
}
