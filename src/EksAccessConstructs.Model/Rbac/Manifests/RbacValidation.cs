using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Kubernetes' validation of rules, aggregation, roleRef and subjects.</summary>
internal static class RbacValidation
{
    public static void Rules(YamlMap body, bool namespaced, FieldErrors errors)
    {
        foreach (var (rule, index) in body.MapsAt("rules").Select((rule, index) => (rule, index)))
        {
            Rule(rule, $"rules[{index}]", namespaced, errors);
        }
    }

    public static void Aggregation(YamlMap body, FieldErrors errors)
    {
        if (body.MapAt("aggregationRule") is not { } rule)
        {
            return;
        }

        const string Field = "aggregationRule.clusterRoleSelectors";
        var selectors = rule.MapsAt("clusterRoleSelectors").ToList();
        if (selectors.Count == 0)
        {
            errors.Required(Field, rule["clusterRoleSelectors"] ?? rule, "at least one clusterRoleSelector required if aggregationRule is non-nil");
        }

        for (var i = 0; i < selectors.Count; i++)
        {
            var before = errors.All.Count;
            Selector(selectors[i], $"{Field}[{i}]", errors);
            if (errors.All.Count > before)
            {
                errors.InvalidRaw($"{Field}[{i}]", selectors[i], "null", "invalid label selector.");
            }
        }
    }

    public static void Binding(YamlMap body, bool namespaced, FieldErrors errors)
    {
        var role = body.MapAt("roleRef") ?? new YamlMap(body.Location, []);
        RoleRef(role, namespaced, errors);
        foreach (var (subject, index) in body.MapsAt("subjects").Select((subject, index) => (subject, index)))
        {
            Subject(subject, $"subjects[{index}]", namespaced, errors);
        }
    }

    private static void Rule(YamlMap rule, string field, bool namespaced, FieldErrors errors)
    {
        if (rule.ItemsAt("verbs").IsEmpty)
        {
            errors.Required($"{field}.verbs", rule["verbs"] ?? rule, "verbs must contain at least one value");
        }

        if (rule.TextsAt("nonResourceURLs") is { IsEmpty: false } urls)
        {
            Urls(rule, urls, $"{field}.nonResourceURLs", namespaced, errors);
            return;
        }

        if (rule.ItemsAt("apiGroups").IsEmpty)
        {
            errors.Required($"{field}.apiGroups", rule["apiGroups"] ?? rule, "resource rules must supply at least one api group");
        }

        if (rule.ItemsAt("resources").IsEmpty)
        {
            errors.Required($"{field}.resources", rule["resources"] ?? rule, "resource rules must supply at least one resource");
        }
    }

    private static void Urls(YamlMap rule, ValueList<string> urls, string field, bool namespaced, FieldErrors errors)
    {
        var at = rule["nonResourceURLs"] ?? rule;
        if (namespaced)
        {
            errors.InvalidRaw(field, at, FieldErrors.Json(urls), "namespaced rules cannot apply to non-resource URLs");
        }

        if (!rule.ItemsAt("apiGroups").IsEmpty || !rule.ItemsAt("resources").IsEmpty || !rule.ItemsAt("resourceNames").IsEmpty)
        {
            errors.InvalidRaw(field, at, FieldErrors.Json(urls), "rules cannot apply to both regular resources and non-resource URLs");
        }
    }

    private static void Selector(YamlMap selector, string field, FieldErrors errors)
    {
        MetadataValidation.Labels($"{field}.matchLabels", selector.MapAt("matchLabels"), errors);
        foreach (var (condition, index) in selector.MapsAt("matchExpressions").Select((condition, index) => (condition, index)))
        {
            Condition(condition, $"{field}.matchExpressions[{index}]", errors);
        }
    }

    private static void Condition(YamlMap condition, string field, FieldErrors errors)
    {
        var values = condition.ItemsAt("values").OfType<YamlScalar>().ToList();
        switch (condition.TextAt("operator"))
        {
            case "In" or "NotIn" when values.Count == 0:
                errors.Required($"{field}.values", condition["values"] ?? condition, "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case "Exists" or "DoesNotExist" when values.Count > 0:
                errors.Forbidden($"{field}.values", condition["values"] ?? condition, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            case "In" or "NotIn" or "Exists" or "DoesNotExist":
                break;
            case var other:
                errors.Invalid($"{field}.operator", condition["operator"] ?? condition, other, "not a valid selector operator");
                break;
        }

        var key = condition.TextAt("key");
        errors.InvalidEach($"{field}.key", condition["key"] ?? condition, key, KubeNames.Qualified(key));
        for (var i = 0; i < values.Count; i++)
        {
            errors.InvalidEach($"{field}.values[{i}]", values[i], values[i].Value, KubeNames.LabelValue(values[i].Value));
        }
    }

    private static void RoleRef(YamlMap role, bool namespaced, FieldErrors errors)
    {
        var group = role.TextAt("apiGroup");
        var kind = role.TextAt("kind");
        var name = role.TextAt("name");
        if (group != KubernetesKind.RbacGroup)
        {
            errors.NotSupported("roleRef.apiGroup", role["apiGroup"] ?? role, group, KubernetesKind.RbacGroup);
        }

        ReadOnlySpan<string> kinds = namespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(kind))
        {
            errors.NotSupported("roleRef.kind", role["kind"] ?? role, kind, kinds);
        }

        if (name.Length == 0)
        {
            errors.Required("roleRef.name", role["name"] ?? role);
        }
        else
        {
            errors.InvalidEach("roleRef.name", role["name"] ?? role, name, KubeNames.PathSegment(name));
        }
    }

    private static void Subject(YamlMap subject, string field, bool namespaced, FieldErrors errors)
    {
        var kind = subject.TextAt("kind");
        var name = subject.TextAt("name");
        var group = subject.TextAt("apiGroup");
        if (name.Length == 0)
        {
            errors.Required($"{field}.name", subject["name"] ?? subject);
        }

        switch (kind)
        {
            case "ServiceAccount":
                errors.InvalidEach($"{field}.name", subject["name"] ?? subject, name, name.Length == 0 ? [] : KubeNames.Subdomain(name));
                Group(group, "", subject, field, errors);
                if (!namespaced && subject.TextAt("namespace").Length == 0)
                {
                    errors.Required($"{field}.namespace", subject["namespace"] ?? subject);
                }

                break;
            case "User" or "Group":
                Group(group, KubernetesKind.RbacGroup, subject, field, errors);
                break;
            default:
                errors.NotSupported($"{field}.kind", subject["kind"] ?? subject, kind, "ServiceAccount", "User", "Group");
                break;
        }
    }

    private static void Group(string group, string wanted, YamlMap subject, string field, FieldErrors errors)
    {
        if (group != wanted)
        {
            errors.NotSupported($"{field}.apiGroup", subject["apiGroup"] ?? subject, group, wanted);
        }
    }
}
