using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Changes;

/// <summary>Allowances as people write them: the list <c>allow</c> of <see cref="SuppressionReader.FileName"/>.</summary>
public static class AllowanceReader
{
    // Every path begins with a slash, and cluster-admin writes it without.
    private const string EveryUrl = "/*";

    private static readonly string[] Kinds = ["verbs", "level", "administrator", "awsRole"];

    private static readonly AccessLevel[] Levels = [AccessLevel.View, AccessLevel.Edit, AccessLevel.Admin];

    /// <summary>Reads a file. An item that is not complete allows nothing, and is a finding.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    public static Reading<AllowanceList> ReadFile(string text, string file)
    {
        var findings = new List<Finding>();
        var all = AcceptedFile.Items(text, file, "allow", findings).Select(Read).OfType<Allowance>().ToValueList();
        return new(new AllowanceList(all), findings.ToValueList());
    }

    private static Allowance? Read(YamlFields fields)
    {
        var known = fields.Findings.Count;
        var who = fields.RequiredText("who");
        var what = What(fields);
        var cluster = fields.Text("cluster");
        var terms = AcceptedFile.Terms(fields, AllowanceRules.Complete);
        fields.RefuseOthers();
        return fields.Findings.Count == known && who is not null && terms is var (reason, owner, day)
            ? what with { Who = who, Cluster = cluster, Reason = reason, Owner = owner, Expires = day, Origin = fields.Location }
            : null;
    }

    private static Allowance What(YamlFields fields)
    {
        var nothing = new Allowance { Who = "", Reason = "", Owner = "", Expires = default };
        switch (Kinds.Where(fields.Has).ToList())
        {
            case ["verbs"]:
                return nothing with { Where = fields.RequiredText("namespace") ?? "", Rules = Rules(fields) };
            case ["level"]:
                return nothing with { Where = fields.RequiredText("namespace") ?? "", Level = Level(fields) };
            case ["administrator"]:
                return nothing with { Where = WholeCluster(fields), Administrator = IsTrue(fields) };
            case ["awsRole"]:
                return nothing with { AwsRole = fields.RequiredText("awsRole") };
            default:
                Refuse(
                    fields,
                    "verbs",
                    "an allowance has one of 'verbs' with 'resources', 'level', 'administrator' and 'awsRole'; write two items for two of them");
                fields.Know("namespace", "resources", "names");
                return nothing;
        }
    }

    private static ValueList<RbacRule> Rules(YamlFields fields)
    {
        var (verbs, resources, names) = (fields.Texts("verbs"), fields.Texts("resources"), fields.Texts("names"));
        if (verbs.IsEmpty || resources.IsEmpty)
        {
            Refuse(fields, "verbs", "'verbs' and 'resources' both name something; '*' stands for all of them");
        }

        return resources.Select(word => Rule(word, verbs, names)).ToValueList();
    }

    private static RbacRule Rule(string word, ValueList<string> verbs, ValueList<string> names) => word.StartsWith('/')
        ? new RbacRule { Verbs = verbs, NonResourceUrls = [word == EveryUrl ? RuleMatch.All : word] }
        : ResourceWord.Rule(word) with { Verbs = verbs, ResourceNames = names };

    private static AccessLevel? Level(YamlFields fields)
    {
        var word = fields.RequiredText("level");
        var level = Levels.Where(one => one.Word() == word).Select(one => (AccessLevel?)one).FirstOrDefault();
        if (level is null)
        {
            Refuse(fields, "level", $"'{word}' is no level that can be allowed; write view, edit or admin, or 'administrator: true' for everything");
        }

        return level;
    }

    private static string WholeCluster(YamlFields fields)
    {
        var place = fields.Text("namespace") ?? Places.Cluster;
        if (place != Places.Cluster)
        {
            Refuse(fields, "namespace", $"an administrator is one of the whole cluster, not of '{place}'; write '*', or 'level: admin' for one namespace");
        }

        return place;
    }

    private static bool IsTrue(YamlFields fields)
    {
        var isTrue = fields.Boolean("administrator") is true;
        if (!isTrue)
        {
            Refuse(fields, "administrator", "'administrator' is true, or left out");
        }

        return isTrue;
    }

    private static void Refuse(YamlFields fields, string key, string problem) =>
        fields.Findings.Add(AllowanceRules.Complete.At(fields.SpotOf(key), problem));
}
