using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Decoded objects to the records of the model.</summary>
internal static class RbacFromKubernetes
{
    public static RbacObject Read(KubernetesObject item)
    {
        var body = item.Body;
        var metadata = item.Metadata;
        RbacObject read = item.Kind.Name switch
        {
            "Role" => new NamespaceRole { Name = item.Name, Namespace = item.NamespaceName, Rules = Rules(body) },
            "ClusterRole" => new ClusterRole { Name = item.Name, Rules = Rules(body), Aggregation = Aggregation(body.MapAt("aggregationRule")) },
            "RoleBinding" =>
                new RoleBinding { Name = item.Name, Namespace = item.NamespaceName, RoleRef = Ref(body.MapAt("roleRef")), Subjects = Subjects(body) },
            "ClusterRoleBinding" => new ClusterRoleBinding { Name = item.Name, RoleRef = Ref(body.MapAt("roleRef")), Subjects = Subjects(body) },
            "ServiceAccount" =>
                new ServiceAccountObject { Name = item.Name, Namespace = item.NamespaceName, AutomountToken = body.BooleanAt("automountServiceAccountToken") },
            "Namespace" => new Namespace { Name = item.Name },
            _ => new ConfigMapObject
            {
                Name = item.Name,
                Namespace = item.NamespaceName,
                Data = body.TextMapAt("data"),
                BinaryData = body.TextMapAt("binaryData"),
                Immutable = body.BooleanAt("immutable"),
            },
        };
        return read with { Labels = metadata.TextMapAt("labels"), Annotations = metadata.TextMapAt("annotations"), Origin = item.Location };
    }

    private static ValueList<RbacRule> Rules(YamlMap body) => body.MapsAt("rules").Select(rule => new RbacRule
    {
        Verbs = rule.TextsAt("verbs"),
        ApiGroups = rule.TextsAt("apiGroups"),
        Resources = rule.TextsAt("resources"),
        ResourceNames = rule.TextsAt("resourceNames"),
        NonResourceUrls = rule.TextsAt("nonResourceURLs"),
        Origin = rule.Location,
    }).ToValueList();

    private static AggregationRule? Aggregation(YamlMap? rule) =>
        rule is null ? null : new AggregationRule(rule.MapsAt("clusterRoleSelectors").Select(Selector).ToValueList());

    private static LabelSelector Selector(YamlMap selector) => new()
    {
        MatchLabels = selector.TextMapAt("matchLabels"),
        MatchExpressions = selector.MapsAt("matchExpressions")
            .Select(condition => new LabelRequirement(condition.TextAt("key"), condition.TextAt("operator"), condition.TextsAt("values"))).ToValueList(),
    };

    private static RoleRef Ref(YamlMap? role) => new(role.TextAt("kind"), role.TextAt("name"), role.TextAt("apiGroup")) { Origin = role?.Location };

    private static ValueList<Subject> Subjects(YamlMap body) => body.MapsAt("subjects").Select(subject => new Subject(
        subject.TextAt("kind"), subject.TextAt("name"), subject.TextAt("namespace") is { Length: > 0 } @namespace
            ? @namespace
            : null, subject.TextAt("apiGroup"))
    { Origin = subject.Location }).ToValueList();
}
