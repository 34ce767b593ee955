using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods;

/// <summary>Manifests of pods and of what makes pods, as far as they decide about AWS roles.</summary>
internal static class WorkloadReader
{
    private static readonly string[] ToTemplate = ["spec", "template"];

    // Where each kind keeps its pods, the same in all versions.
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["v1 Pod"] = [],
        ["v1 ReplicationController"] = ToTemplate,
        ["apps/v1 ReplicaSet"] = ToTemplate,
        ["apps/v1 Deployment"] = ToTemplate,
        ["apps/v1 StatefulSet"] = ToTemplate,
        ["apps/v1 DaemonSet"] = ToTemplate,
        ["batch/v1 Job"] = ToTemplate,
        ["batch/v1 CronJob"] = ["spec", "jobTemplate", "spec", "template"],
        ["extensions/v1beta1 ReplicaSet"] = ToTemplate,
        ["extensions/v1beta1 Deployment"] = ToTemplate,
        ["extensions/v1beta1 DaemonSet"] = ToTemplate,
        ["apps/v1beta1 Deployment"] = ToTemplate,
        ["apps/v1beta1 StatefulSet"] = ToTemplate,
        ["apps/v1beta2 ReplicaSet"] = ToTemplate,
        ["apps/v1beta2 Deployment"] = ToTemplate,
        ["apps/v1beta2 StatefulSet"] = ToTemplate,
        ["apps/v1beta2 DaemonSet"] = ToTemplate,
        ["batch/v1beta1 CronJob"] = ["spec", "jobTemplate", "spec", "template"],
    };

    /// <summary>True for a document that makes pods; those of versions that Kubernetes serves no more are read, too, since old manifests are what
    /// people migrate.</summary>
    public static bool IsWorkload(YamlMap item) => Kinds.ContainsKey(KindOf(item));

    /// <summary>The workload of a document for which <see cref="IsWorkload"/> is true.</summary>
    public static Reading<Workload> Read(YamlMap item)
    {
        var findings = new List<Finding>();
        var template = Kinds[KindOf(item)].Aggregate((YamlMap?)item, (map, key) => map.MapAt(key));
        var metadata = item.MapAt("metadata");
        var workload = new Workload
        {
            Kind = item.TextAt("kind"),
            Name = metadata.TextAt("name") is { Length: > 0 } name ? name : metadata.TextAt("generateName"),
            Namespace = metadata.TextAt("namespace") is { Length: > 0 } space ? space : "default",
            Annotations = TextMap(metadata, "annotations", findings),
            Owner = OwnerOf(metadata),
            Template = Template(template, item.Location, findings),
            Status = StatusOf(item.MapAt("status")),
            Origin = item.Location,
        };
        if (workload.Name.Length == 0)
        {
            findings.Add(PodRules.WorkloadIsReadable.At(item.Location, $"this {workload.Kind} has no metadata.name; give it one"));
        }

        return new(workload, findings.ToValueList());
    }

    /// <summary>Where a kind of workload keeps its pods.</summary>
    internal static string[] TemplateOf(string kind) => Kinds.First(known => known.Key.EndsWith($" {kind}", StringComparison.Ordinal)).Value;

    /// <summary>The annotations of an object as the API server takes them.</summary>
    internal static ValueMap AnnotationsOf(YamlMap item) => TextMap(item.MapAt("metadata"), "annotations", []);

    private static WorkloadOwner? OwnerOf(YamlMap? metadata) =>
        metadata.MapsAt("ownerReferences").FirstOrDefault(owner => IsTrue(owner["controller"])) is { } owner
            ? new(owner.TextAt("kind"), owner.TextAt("name"))
            : null;

    private static string KindOf(YamlMap item) => $"{item.TextAt("apiVersion")} {item.TextAt("kind")}";

    private static PodTemplate Template(YamlMap? template, SourceLocation item, List<Finding> findings)
    {
        var spec = template.MapAt("spec");
        if (spec is null)
        {
            findings.Add(PodRules.WorkloadIsReadable.At(template?.Location ?? item, "there is no pod here: the spec of the pods is missing"));
        }

        return new PodTemplate
        {
            Annotations = TextMap(template.MapAt("metadata"), "annotations", findings),
            Labels = TextMap(template.MapAt("metadata"), "labels", findings),
            ServiceAccount = AccountOf(spec),
            HostNetwork = IsTrue(spec?["hostNetwork"]),
            NodeName = spec.TextAt("nodeName") is { Length: > 0 } node ? node : null,
            IsWindows = spec.MapAt("os").TextAt("name") == "windows"
                || spec.MapAt("nodeSelector") is { } selector
                    && (selector.TextAt("kubernetes.io/os") == "windows" || selector.TextAt("beta.kubernetes.io/os") == "windows"),
            Containers = [.. spec.MapsAt("initContainers").Select(Container), .. spec.MapsAt("containers").Select(Container)],
            Origin = template?.Location ?? item,
        };
    }

    private static bool IsTrue(YamlNode? node) => node is YamlScalar { Style: ScalarStyle.Plain } scalar && YamlScalars.AsBoolean(scalar.Value) is true;

    // serviceAccount is the old name of the same field.
    private static string AccountOf(YamlMap? spec) => (spec.TextAt("serviceAccountName"), spec.TextAt("serviceAccount")) switch
    {
        ({ Length: > 0 } name, _) => name,
        (_, { Length: > 0 } name) => name,
        _ => "default",
    };

    private static PodContainer Container(YamlMap container) => new(container.TextAt("name"), container.TextAt("image"))
    {
        Command = container.TextsAt("command"),
        Arguments = container.TextsAt("args"),
        Environment = new ValueMap(container.MapsAt("env").Where(variable => variable["value"] is YamlScalar)
            .Select(variable => KeyValuePair.Create(variable.TextAt("name"), variable.TextAt("value")))),
        IsPrivileged = container.MapAt("securityContext") is { } context && IsTrue(context["privileged"]),
        Origin = container.Location,
    };

    private static PodStatus? StatusOf(YamlMap? status) => status is null || status.Entries.IsEmpty ? null
        : new PodStatus(status.TextAt("phase"), status.TextAt("podIP") is { Length: > 0 } address ? address : null);

    // Annotations and labels are text; the API server refuses true and 12 without quotes, and takes nothing as the empty text.
    private static ValueMap TextMap(YamlMap? metadata, string key, List<Finding> findings)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var entry in metadata.MapAt(key)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Text or YamlType.Null)
            {
                pairs.Add(KeyValuePair.Create(entry.Key, YamlScalars.TypeOf(scalar) is YamlType.Null ? "" : scalar.Value));
            }
            else
            {
                var shown = entry.Value is YamlScalar { Value: var value } ? $"{entry.Value.Kind} ('{value}')" : entry.Value.Kind;
                findings.Add(PodRules.WorkloadIsReadable.At(entry.Value.Location,
                    $"'{entry.Key}' in 'metadata.{key}' must be text, not {shown}; put it in quotes"));
            }
        }

        return new ValueMap(pairs);
    }
}
