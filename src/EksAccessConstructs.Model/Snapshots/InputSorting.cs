using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Templates.Checks;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Sorts the documents of files by kind, then by the cluster they are about.</summary>
/// <param name="existing">The name of the cluster that exists already; null for none.</param>
/// <param name="keyFiles">Reads the files with public SSH keys that ClusterConfigs name; null where none can be read.</param>
/// <param name="folders">What a program is still to make objects of.</param>
/// <param name="keepsStrays">True where what belongs to none of several clusters is about one of its own, which comes last.</param>
internal sealed class InputSorting(string? existing, KeyFileReader? keyFiles, FoldersOfPrograms folders, bool keepsStrays)
{
    private readonly List<Finding> findings = [.. folders.Findings];
    private readonly DescribedClusters described = new(existing, keyFiles);
    private readonly List<(Reading<AwsAuthMap> Reading, SourceLocation Location)> maps = [];
    private readonly List<(RbacObject Object, SourceLocation Location)> objects = [];
    private readonly List<(Workload Workload, SourceLocation Location)> workloads = [];
    private readonly List<(IamPolicyFile Policy, SourceLocation Location)> policies = [];
    private readonly List<CloudFormationTemplate> templates = [];
    private readonly List<CloudAssembly> assemblies = [];
    private readonly List<YamlMap> answers = [];
    private readonly List<UnusedDocument> unused = [];

    public void Add(InputText text)
    {
        var reading = new DocumentReading(text.Text, text.File, goesOn: true);
        if (LargeFile.CanBeReadInPieces(text.Text))
        {
            Add(reading.Documents(), reading, text);
            return;
        }

        var documents = reading.Documents().ToList();
        var isBroken = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        if (AwsAuthReader.IsBare(documents, isBroken, text.Text))
        {
            AddBareMap(text);
        }
        else if (isBroken && FileTemplate.Of(text.Text, text.File) is { } template)
        {
            findings.Add(template);
        }
        else
        {
            Add(documents, reading, text);
        }
    }

    public Reading<ClusterInputs> Result()
    {
        var (configs, problems) = described.Read();
        findings.AddRange(problems);
        findings.AddRange(NotDescribed(configs));
        var set = new TemplateSet(templates, assemblies.ToValueList());
        var reader = new ResourceReader(set);
        var (made, notRead) = TemplateClusters.Read(set, reader);
        findings.AddRange(set.Findings);
        findings.AddRange(TemplateChecks.Findings(set, reader, made).Except(set.Findings));
        findings.AddRange(made.SelectMany(cluster => cluster.NotRead).Concat(notRead).Distinct().Select(Unread));
        var answered = new EksAnswers(findings);
        answers.ForEach(answered.Add);
        var known = DescribedCluster.With(configs, [.. made, .. answered.Clusters()], findings);
        var all = DescribedCluster.WithFolders(known, Manifests(), templates.Select(template => template.File));
        unused.AddRange(NotUsed(set, made));
        var owners = new ClusterOwners(all, findings, keepsStrays);
        IEnumerable<DescribedCluster?> asked = keepsStrays && all.Count > 1 ? all.Append<DescribedCluster?>(null) : all.DefaultIfEmpty(null);
        var clusters = asked.Select(one => Cluster(one, owners, set, notRead)).Where(IsAboutSomething).ToValueList();
        if (!clusters.Any(cluster => cluster.SaysAnythingOfAccess) && !findings.Any(finding => finding.Severity == Severity.Error))
        {
            findings.Add(InputRules.Something.At(unused.FirstOrDefault()?.Location,
                "nothing here says anything about a cluster or the access to it; give a ClusterConfig, an aws-auth ConfigMap, RBAC manifests or a template"));
        }

        return new(
            new ClusterInputs(clusters, unused.ToValueList())
            {
                PassedOver = [.. folders.PassedOver.Order(StringComparer.Ordinal)],
                OfCloudFormation = [.. templates.Select(template => template.File), .. assemblies.Select(assembly => $"{assembly.Folder}manifest.json")],
            },
            findings.ToValueList());
    }

    // Whether a file is ours is known from its first document with a kind on, and those before it wait for that.
    private void Add(IEnumerable<YamlDocument> documents, DocumentReading reading, InputText text)
    {
        var first = findings.Count;
        var waiting = new List<YamlDocument>();
        var isEmpty = true;
        var hasKind = false;
        foreach (var document in documents)
        {
            isEmpty = false;
            waiting.Add(document);
            hasKind |= document.Root is YamlMap map && map["kind"] is not null;
            if (hasKind)
            {
                waiting.ForEach(one => Add(one, text.Text, isOurs: true));
                waiting.Clear();
            }
        }

        var isOurs = hasKind || isEmpty;
        waiting.ForEach(one => Add(one, text.Text, isOurs));
        findings.InsertRange(first, reading.Unread.Select(lines => NotRead(text, lines))
            .Concat(isOurs ? reading.Findings : reading.Findings.Select(finding => finding with { Severity = Severity.Warning })));
    }

    private void Add(YamlDocument document, string text, bool isOurs)
    {
        if (document.Root is not YamlMap root)
        {
            if (document.Root is { } other)
            {
                unused.Add(new UnusedDocument($"({other.Kind})", "", other.Location));
            }
        }
        else if (ClusterConfigReader.IsClusterConfig(document))
        {
            described.Add(document);
        }
        else if (CloudFormationTemplate.Is(root))
        {
            templates.Add(CloudFormationTemplate.Of(root));
        }
        else if (CloudAssembly.Is(root))
        {
            assemblies.Add(CloudAssembly.Of(root));
        }
        else if (EksAnswers.Is(root))
        {
            answers.Add(root);
        }
        else if (IamPolicyFile.Is(root))
        {
            policies.Add((new IamPolicyFile(NameOfFile(document.Location.File), root, root.Location), root.Location));
            unused.Add(new UnusedDocument(KindOf(root), NameOf(root), root.Location));
        }
        else if (isOurs || MeansToBeOurs(root))
        {
            AddManifests(document, root, text);
        }
        else
        {
            unused.Add(new UnusedDocument(KindOf(root), NameOf(root), root.Location));
        }
    }

    private void AddBareMap(InputText text)
    {
        var reading = AwsAuthReader.Read(text.Text, text.File);
        findings.AddRange(reading.Findings);
        maps.Add((reading, new SourceLocation(text.File, 1, 1)));
    }

    private void AddManifests(YamlDocument document, YamlMap root, string text)
    {
        if (OtherPrograms.Of(root) is { } program)
        {
            findings.Add(InputRules.ForAnotherProgram.At(root.Location,
                $"this describes a cluster for {program}, which is not read here; write an eksctl ClusterConfig for it"));
        }

        var items = root["items"] is YamlList list ? list.Items.OfType<YamlMap>().ToList() : [root];
        foreach (var item in items)
        {
            if (AwsAuthReader.IsAwsAuth(item))
            {
                var reading = AwsAuthReader.ReadObject(item, text);
                findings.AddRange(reading.Findings);
                maps.Add((reading, item.Location));
            }
            else if (WorkloadReader.IsWorkload(item))
            {
                var reading = WorkloadReader.Read(item);
                findings.AddRange(reading.Findings);
                workloads.AddRange(reading.Value is { } workload ? [(workload, item.Location)] : []);
                unused.Add(new UnusedDocument(KindOf(item), NameOf(item), item.Location));
            }
            else if (!KubernetesManifests.Knows(new YamlDocument(item, item.Location)) || Word(item, "kind") == "ConfigMap")
            {
                unused.Add(new UnusedDocument(KindOf(item), NameOf(item), item.Location));
            }
        }

        var isOfKubernetes = root["apiVersion"] is not null || root["kind"] is not null; // and not a build file or an IAM policy beside the manifests
        if (isOfKubernetes && items.Exists(item => !AwsAuthReader.IsAwsAuth(item)))
        {
            AddObjects(KubernetesManifests.Read(document));
        }
    }

    private void AddObjects(Reading<RbacObjects> reading)
    {
        findings.AddRange(reading.Findings);
        foreach (var item in reading.Value?.All ?? [])
        {
            if (item is not ConfigMapObject && item.Origin.Location is { } location)
            {
                objects.Add((item, location));
            }
        }
    }

    private ClusterInput Cluster(DescribedCluster? described, ClusterOwners owners, TemplateSet set, ValueList<NotRead> notRead)
    {
        var config = described?.Config;
        var mine = maps.Where(map => owners.Of(map.Location) == described).ToList();
        foreach (var second in mine.Skip(1))
        {
            findings.Add(InputRules.OneOfEach.At(
                second.Location, $"a second aws-auth ConfigMap for one cluster; the first is at {mine[0].Location}, keep one of the two"));
        }

        var rbac = RbacObjects.Of(objects.Where(item => owners.Of(item.Location) == described).Select(item => item.Object));
        findings.AddRange(rbac.Findings);
        return new ClusterInput
        {
            Config = config,
            AwsAuth = mine.Count == 0 ? null : mine[0].Reading.Value ?? AwsAuthMap.Empty,
            AwsAuthIsRefused = mine.Exists(map => map.Reading.Value is null),
            Rbac = rbac.Value ?? RbacObjects.None,
            Workloads = workloads.Where(item => owners.Of(item.Location) == described).Select(item => item.Workload).ToValueList(),
            Template = described?.Template is null && notRead.IsEmpty ? null
                : new TemplateManifests(findings).Read(described?.Template, notRead, TemplatePrincipals.WithNames(set).ToValueList()),
            Policies = policies.Where(item => owners.Of(item.Location) == described).Select(item => item.Policy).ToValueList(),
            Origin = config?.Origin.Location ?? described?.Template?.Origin ?? mine.Select(map => map.Location).Concat(objects.Select(item => item.Location))
                .Concat(workloads.Select(item => item.Location)).FirstOrDefault(),
        };
    }

    private IEnumerable<SourceLocation> Manifests() => maps.Select(map => map.Location)
        .Concat(objects.Select(item => item.Location))
        .Concat(workloads.Select(item => item.Location))
        .Concat(policies.Select(item => item.Location));

    private IEnumerable<Finding> NotDescribed(ValueList<DescribedCluster> configs)
    {
        var names = configs.Select(one => one.Config?.Metadata.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (existing is not null && !names.Contains(existing))
        {
            yield return JoinRules.ExistingIsDescribed.At(null, names.Count == 0
                ? $"no ClusterConfig here is about the existing cluster '{existing}'; give the one that says what to add to it"
                : $"no ClusterConfig here is about the existing cluster '{existing}'; they are about {string.Join(", ", names)}");
        }
    }

    // A template that says nothing of a cluster is read past, and so is one that an earlier run has left in a cloud assembly.
    private static IEnumerable<UnusedDocument> NotUsed(TemplateSet set, ValueList<TemplateCluster> clusters) => set.Left
        .Concat(set.Scopes.Select(scope => scope.Template).Where(template => !clusters.Any(cluster => cluster.Files.Contains(template.File))))
        .Select(template => new UnusedDocument("(template of CloudFormation)", "", template.Root.Location));

    private static Finding NotRead(InputText text, LineRange lines)
    {
        var all = text.Text.AsSpan().Count('\n') + (text.Text.EndsWith('\n') ? 0 : 1);
        var share = 100 * (lines.Last - lines.First + 1) / all;
        return InputRules.ReadWhole.At(
            new SourceLocation(text.File, lines.First, 1),
            $"lines {lines.First} to {lines.Last} of {all} ({share} %) are not read, for they cannot be; what they hold is in no finding and no answer");
    }

    private static Finding Unread(NotRead part) =>
        TemplateRules.IsRead.At(part.Location, $"{part.What} is not read: {part.Why}; an answer of no is not certain with it");

    private static bool IsAboutSomething(ClusterInput cluster) => cluster.SaysAnythingOfAccess || !cluster.Workloads.IsEmpty;

    // Where no document of a file names a kind, it may be anything that is written in YAML.
    private static bool MeansToBeOurs(YamlMap root) => Word(root, "apiVersion").StartsWith("rbac.authorization.k8s.io/", StringComparison.OrdinalIgnoreCase)
        || root.Entries.Any(entry => string.Equals(entry.Key, "kind", StringComparison.OrdinalIgnoreCase));

    // Without folders and ending.
    private static string NameOfFile(string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
    }

    private static string KindOf(YamlMap item) => (Word(item, "apiVersion"), Word(item, "kind")) switch
    {
        (_, "") => "(no kind)",
        ("", var kind) => kind,
        var (version, kind) => $"{version} {kind}",
    };

    private static string NameOf(YamlMap item)
    {
        if (item["metadata"] is not YamlMap metadata)
        {
            return "";
        }

        var name = Word(metadata, "name");
        return Word(metadata, "namespace") is { Length: > 0 } space ? $"{space}/{name}" : name;
    }

    private static string Word(YamlMap map, string key) => map[key] is YamlScalar scalar ? scalar.Value : "";
}
