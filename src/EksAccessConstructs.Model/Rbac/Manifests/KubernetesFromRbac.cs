using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Records of the model to Kubernetes objects, with the fields in the order in which people write them.</summary>
internal static class KubernetesFromRbac
{
    private static readonly SourceLocation Nowhere = new("code", 1, 1);

    public static KubernetesObject Write(RbacObject item)
    {
        var fields = new Fields()
            .Text("apiVersion", item.ApiVersion).Text("kind", item.Kind)
            .Add("metadata", new Fields()
                .Text("name", item.Name).TextIf("namespace", item.NamespaceName)
                .TextMap("labels", item.Labels).TextMap("annotations", item.Annotations).Map);
        fields = item switch
        {
            NamespaceRole role => Rules(fields, role.Rules),
            ClusterRole { Aggregation: { } aggregation } role => Rules(Aggregation(fields, aggregation), role.Rules),
            ClusterRole role => Rules(fields, role.Rules),
            RbacBinding binding => Binding(fields, binding),
            ServiceAccountObject { AutomountToken: { } automount } => fields.Flag("automountServiceAccountToken", automount),
            ConfigMapObject map => ConfigMap(fields, map),
            _ => fields,
        };
        return new KubernetesObject(
            KubernetesKind.Find(item.ApiVersion, item.Kind) ?? throw new System.Diagnostics.UnreachableException($"'{item.Kind}' is not a kind of the model"),
            fields.Map);
    }

    private static Fields Rules(Fields fields, ValueList<RbacRule> rules) =>
        fields.Add("rules", new YamlList(Nowhere, rules.Select(rule => (YamlNode)new Fields()
            .Texts("apiGroups", rule.ApiGroups).Texts("resources", rule.Resources).Texts("resourceNames", rule.ResourceNames)
            .Texts("nonResourceURLs", rule.NonResourceUrls).Texts("verbs", rule.Verbs).Map).ToValueList()));

    private static Fields Aggregation(Fields fields, AggregationRule rule) => fields.Add("aggregationRule", new Fields()
        .Add("clusterRoleSelectors", new YamlList(Nowhere, rule.Selectors.Select(Selector).ToValueList())).Map);

    private static YamlNode Selector(LabelSelector selector)
    {
        var fields = new Fields().TextMap("matchLabels", selector.MatchLabels);
        return selector.MatchExpressions.IsEmpty
            ? fields.Map
            : fields.Add("matchExpressions", new YamlList(Nowhere, selector.MatchExpressions.Select(Condition).ToValueList())).Map;
    }

    private static YamlNode Condition(LabelRequirement condition) =>
        new Fields().Text("key", condition.Key).Text("operator", condition.Operator).Texts("values", condition.Values).Map;

    private static Fields Binding(Fields fields, RbacBinding binding)
    {
        var role = binding.RoleRef;
        fields = fields.Add("roleRef", new Fields().TextIf("apiGroup", role.ApiGroup).Text("kind", role.Kind).Text("name", role.Name).Map);
        return binding.Subjects.IsEmpty ? fields : fields.Add("subjects", new YamlList(Nowhere, binding.Subjects.Select(Written).ToValueList()));
    }

    private static YamlNode Written(Subject subject) => new Fields()
        .TextIf("apiGroup", subject.ApiGroup)
        .Text("kind", subject.Kind)
        .Text("name", subject.Name)
        .TextIf("namespace", subject.Namespace)
        .Map;

    private static Fields ConfigMap(Fields fields, ConfigMapObject map)
    {
        fields = map.Immutable is { } immutable ? fields.Flag("immutable", immutable) : fields;
        return fields.TextMap("data", map.Data).TextMap("binaryData", map.BinaryData);
    }

    private sealed class Fields
    {
        private readonly List<YamlEntry> entries = [];

        public YamlMap Map => new(Nowhere, [.. entries]);

        public Fields Add(string key, YamlNode value)
        {
            entries.Add(new YamlEntry(key, KubeNodes.Text(Nowhere, key), value));
            return this;
        }

        public Fields Text(string key, string value) => Add(key, KubeNodes.Text(Nowhere, value));

        public Fields TextIf(string key, string? value) => value is null or "" ? this : Text(key, value);

        public Fields Flag(string key, bool value) => Add(key, new YamlScalar(Nowhere, value ? "true" : "false", ScalarStyle.Plain));

        public Fields Texts(string key, ValueList<string> values) =>
            values.IsEmpty ? this : Add(key, new YamlList(Nowhere, values.Select(value => (YamlNode)KubeNodes.Text(Nowhere, value)).ToValueList()));

        public Fields TextMap(string key, ValueMap values) => values.IsEmpty ? this : Add(key, new YamlMap(
            Nowhere, values.Select(pair => new YamlEntry(pair.Key, KubeNodes.Text(Nowhere, pair.Key), KubeNodes.Text(Nowhere, pair.Value))).ToValueList()));
    }
}
