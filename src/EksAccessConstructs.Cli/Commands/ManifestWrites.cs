using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>Manifests written one after another, as kubectl does: what was written is there for those after it.</summary>
internal static class ManifestWrites
{
    /// <summary>The answer to each write, and why there may be another one.</summary>
    public static (List<CanApplyRow> Rows, List<string> Notes) Decide(CanApplyArguments arguments, ClusterSnapshot snapshot, ToolHost host)
    {
        var rows = new List<CanApplyRow>();
        var (_, notes) = new AskedCluster(snapshot).ActorsOf(arguments.Who);
        foreach (var manifest in Manifests(arguments.Manifests, host))
        {
            var cluster = new AskedCluster(snapshot);
            var written = KubernetesManifests.Read(new YamlDocument(manifest, manifest.Location)).Value is { All: [var one, ..] } ? one : null;
            var verb = VerbOf(arguments.Verb, written is not null && snapshot.Rbac.All.Any(one => one.Id == written.Id));
            var decision = Decide(cluster, arguments, verb, manifest);
            rows.Add(new CanApplyRow(
                written?.Id ?? $"{Word(manifest, "kind")}",
                Word(verb),
                decision.Word,
                [.. decision.Missing],
                decision.Message.Length == 0 ? null : decision.Message,
                manifest.Location.ToString()));
            snapshot = decision.Outcome is WriteOutcome.Allowed && written is not null
                ? snapshot with { Rbac = After(snapshot.Rbac, written, verb) }
                : snapshot;
        }

        return (rows, notes);
    }

    // Somebody who may get in in several ways can write only what all of them may.
    private static WriteDecision Decide(AskedCluster cluster, CanApplyArguments arguments, WriteVerb verb, YamlMap manifest)
    {
        var decisions = cluster.ActorsOf(arguments.Who).Actors
            .Select(actor => new RbacWrites(cluster.Evaluator, actor.Authorizers is { } all ? (_, request) => all.Authorize(request) : null)
                .Decide(new RbacWrite(actor.Identity, verb, manifest)))
            .ToList();
        return decisions.Find(decision => decision.Outcome is not WriteOutcome.Allowed)
            ?? decisions.FirstOrDefault()
            ?? new WriteDecision(WriteOutcome.ForbiddenVerb, "the principal does not get in");
    }

    private static IEnumerable<YamlMap> Manifests(ValueList<string> paths, ToolHost host)
    {
        foreach (var file in SourceFiles.Read(paths, host))
        {
            var yaml = YamlText.Read(file.Text, file.Name.Replace('\\', '/'));
            if (yaml.HasErrors)
            {
                FindingPrinter.Text(yaml.Findings, host.Error, new Paint(on: false));
                throw new UnreadableException("something above cannot be read, so there is no answer");
            }

            foreach (var item in (yaml.Value?.Documents ?? []).Select(document => document.Root).OfType<YamlMap>().SelectMany(Items))
            {
                if (Word(item, "kind") is "Role" or "ClusterRole" or "RoleBinding" or "ClusterRoleBinding")
                {
                    yield return item;
                }
                else
                {
                    host.Error.WriteLine($"{item.Location}: not used: {Word(item, "apiVersion")} {Word(item, "kind")}");
                }
            }
        }
    }

    private static IEnumerable<YamlMap> Items(YamlMap root) => root["items"] is YamlList list ? list.Items.OfType<YamlMap>() : [root];

    private static RbacObjects After(RbacObjects objects, RbacObject written, WriteVerb verb)
    {
        var others = objects.All.Where(one => one.Id != written.Id);
        return new RbacObjects(verb is WriteVerb.Delete ? others.ToValueList() : [.. others, written]);
    }

    private static WriteVerb VerbOf(string word, bool exists) => word switch
    {
        "create" => WriteVerb.Create,
        "update" => WriteVerb.Update,
        "patch" => WriteVerb.Patch,
        "delete" => WriteVerb.Delete,
        _ => exists ? WriteVerb.Patch : WriteVerb.Create,
    };

    private static string Word(WriteVerb verb) => verb switch
    {
        WriteVerb.Create => "create",
        WriteVerb.Update => "update",
        WriteVerb.Patch => "patch",
        WriteVerb.Delete => "delete",
        WriteVerb.DeleteCollection => "deletecollection",
    };

    private static string Word(YamlMap map, string key) => map[key] is YamlScalar scalar ? scalar.Value : "";
}
