using EksAccessConstructs.Access;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates.Checks;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Reads what single resources say about clusters, each in every way in which open conditions may turn out.</summary>
/// <param name="set">The templates.</param>
internal sealed class ResourceReader(TemplateSet set)
{
    private const string HelmChart = "Custom::AWSCDK-EKS-HelmChart";
    private const string Patch = "Custom::AWSCDK-EKS-KubernetesPatch";
    private const string Fargate = "AWS::EKS::FargateProfile";
    private const string OlderFargate = "Custom::AWSCDK-EKS-FargateProfile";
    private const string Capability = CapabilityReader.Type;

    private readonly Dictionary<(TemplateScope Scope, string LogicalId), Variants<YamlMap>> resolved = [];
    private readonly Dictionary<(TemplateScope Scope, string LogicalId), ValueList<string>> taken = [];

    /// <summary>The properties of a resource in every way; null where it is not made. They are resolved once.</summary>
    public Variants<YamlMap> Properties(TemplateResource resource, TemplateScope scope)
    {
        if (!resolved.TryGetValue((scope, resource.LogicalId), out var properties))
        {
            properties = resolved[(scope, resource.LogicalId)] = Variants.Of(answers => Resolved(resource, scope, answers));
        }

        return properties;
    }

    /// <summary>The parameters that have their default in a resource, each with it: <c>Stage 'prod'</c>.</summary>
    public ValueList<string> TakenBy(TemplateResource resource, TemplateScope scope)
    {
        Properties(resource, scope);
        return taken.GetValueOrDefault((scope, resource.LogicalId));
    }

    /// <summary>What a resource says; null where it is of a type that says nothing about access to a cluster.</summary>
    public ResourceReading? Read(TemplateResource resource, TemplateScope scope) => resource.Type switch
    {
        EntryReader.Type => Entry(resource, scope),
        TemplateObjects.Type => Objects(resource, scope),
        TemplateAccounts.Association or TemplateAccounts.Addon => Accounts(resource, scope),
        TokenTrusts.Role => Trusts(resource, scope),
        NodesCheck.Type => Nodes(resource, scope),
        Fargate or OlderFargate => OnFargate(resource, scope),
        Capability => OfCapability(resource, scope),
        HelmChart => Unread(resource, scope, "Helm chart", "a chart may bring RBAC objects of its own"),
        Patch => Unread(resource, scope, "patch", "what the object is after it depends on what the cluster holds"),
        _ when resource.Type.StartsWith("AWSQS::", StringComparison.Ordinal) =>
            Unread(resource, scope, resource.Type, "types of other publishers may change who may do what in a cluster"),
        _ => null,
    };

    private YamlMap? Resolved(TemplateResource resource, TemplateScope scope, ConditionAnswers answers)
    {
        var resolver = new TemplateResolver(set, answers);
        var properties = IsMade(resolver, resource, scope) ? resolver.Properties(resource, scope) : null;
        var key = (scope, resource.LogicalId);
        taken[key] = taken.GetValueOrDefault(key).Concat(resolver.Taken).Concat(LoopedOver(scope)).Distinct(StringComparer.Ordinal).ToValueList();
        return properties;
    }

    private IEnumerable<string> LoopedOver(TemplateScope scope) => scope.Template.LoopedOver
        .Select(name => scope.Template.Parameters?[name] is YamlMap parameter ? set.DefaultWords(scope, name, parameter) : null)
        .OfType<string>();

    // A nested stack is made where the resource is that stands for it.
    private static bool IsMade(TemplateResolver resolver, TemplateResource resource, TemplateScope scope) => resolver.IsMade(resource, scope)
        && (scope.Parent is not { } parent || IsMade(resolver, parent.Resource, parent.Scope));

    private ResourceReading Entry(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var open = new OpenValues(resource, "access entry");
        var grants = properties.All.Select(one => one is null ? null : EntryReader.Read(set, resource, one, open.Add)).ToValueList();
        foreach (var idle in grants.OfType<AccessGrant>().Where(grant => grant.Groups.IsEmpty && grant.Policies.IsEmpty && grant.Type == EntryType.Standard
            && grant.Username is null).Take(1))
        {
            set.Found(TemplateRules.EntryGivesSomething.At(resource.Location,
                $"the access entry of '{idle.Principal}' has neither a policy nor a group, so it gives what is bound to its user name; give it one of them"));
        }

        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with
        {
            Entries = (properties.AreAll ? EntryReader.Together(grants) : EntryReader.Together([.. grants, null])).ToValueList(),
            NotRead = open.All,
        };
    }

    private ResourceReading Objects(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var readings = properties.All.Select(one => one is null ? null : TemplateObjects.Read(set, resource, one)).ToList();
        var isLost = properties.All.Zip(readings).Any(pair => pair is { First: not null, Second: null });
        var objects = TemplateObjects.Together(readings.Select(one => (IReadOnlyCollection<YamlMap>?)one).ToValueList()).ToValueList();
        var open = new OpenValues(resource, "manifest");
        if (isLost)
        {
            open.Add("its text cannot be put together without a deployment, or is no JSON");
        }

        foreach (var name in objects.SelectMany(one => one.Node.Scalars()).Where(scalar => scalar.Value.Contains("${", StringComparison.Ordinal)).Take(1))
        {
            open.Add($"only the deployment knows '{name.Value}'");
        }

        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with { Objects = objects, NotRead = open.All };
    }

    private ResourceReading Accounts(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var open = new OpenValues(resource, resource.Type == TemplateAccounts.Addon ? "add-on" : "pod identity association");
        var readings = properties.All.Select(one => one is null ? [] : TemplateAccounts.Read(set, resource, one, open.Add).ToList()).ToList();
        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with
        {
            Accounts = Together(readings),
            Addons = properties.Possible.Select(one => one.TextAt("AddonName")).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToValueList(),
            NotRead = open.All,
        };
    }

    private static ValueList<Uncertain<T>> Together<T>(List<List<T>> readings)
        where T : class =>
        readings.SelectMany(one => one).Distinct()
            .Select(one => new Uncertain<T>(one, readings.TrueForAll(reading => reading.Contains(one)) ? one : null)).ToValueList();

    private ResourceReading? Trusts(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var readings = properties.All.Select(one => one is null ? [] : TokenTrusts.Read(set, scope, resource, one).ToList()).ToList();
        var trusts = Together(readings).Select(one => one.Possible with { IsCertain = one.Certain is not null }).ToValueList();
        foreach (var wide in trusts.Where(trust => trust.Accounts.IsEmpty).Take(1))
        {
            set.Found(TemplateRules.TrustNamesAccounts.At(resource.Location,
                $"the role '{wide.Role}' trusts every service account whose token the issuer signs; name those it is for in a condition on ':sub'"));
        }

        return trusts.IsEmpty ? null : Reading(resource, scope, properties, []) with { Trusts = trusts };
    }

    private ResourceReading Nodes(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with
        {
            ByEks = OfRole(resource, properties, one => one["NodeRole"], one =>
                one.TextAt("AmiType").StartsWith("WINDOWS", StringComparison.Ordinal) ? EntryType.Ec2Windows : EntryType.Ec2Linux),
        };
    }

    private ResourceReading OnFargate(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var isOlder = resource.Type == OlderFargate;
        YamlMap Of(YamlMap one) => isOlder ? one.MapAt("Config") ?? one : one;
        return Reading(resource, scope, properties, Names(properties, one => Of(one)[isOlder ? "clusterName" : "ClusterName"])) with
        {
            ByEks = OfRole(resource, properties, one => Of(one)[isOlder ? "podExecutionRoleArn" : "PodExecutionRoleArn"], _ => EntryType.FargateLinux),
            Fargate = properties.Possible.SelectMany(one => Selections(resource, Of(one), isOlder)).Distinct().ToValueList(),
        };
    }

    private static IEnumerable<FargateSelection> Selections(TemplateResource resource, YamlMap profile, bool isOlder) =>
        profile.MapsAt(isOlder ? "selectors" : "Selectors").Select(selector => new FargateSelection(
            profile.TextAt(isOlder ? "fargateProfileName" : "FargateProfileName") is { Length: > 0 } name ? name : resource.LogicalId,
            selector.TextAt(isOlder ? "namespace" : "Namespace"),
            new ValueMap(Labels(selector, isOlder).DistinctBy(label => label.Key))));

    private static IEnumerable<KeyValuePair<string, string>> Labels(YamlMap selector, bool isOlder) => isOlder
        ? (selector.MapAt("labels")?.Entries ?? []).Select(entry => KeyValuePair.Create(entry.Key, (entry.Value as YamlScalar)?.Value ?? ""))
        : selector.MapsAt("Labels").Select(label => KeyValuePair.Create(label.TextAt("Key"), label.TextAt("Value")));

    private ResourceReading OfCapability(TemplateResource resource, TemplateScope scope)
    {
        var properties = Properties(resource, scope);
        var grants = properties.All.Select(one => one is null ? null : CapabilityReader.Read(set, resource, one)).ToValueList();
        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with { ByEks = EntryReader.Together(grants).ToValueList() };
    }

    private ResourceReading Unread(TemplateResource resource, TemplateScope scope, string what, string why)
    {
        var properties = Properties(resource, scope);
        return Reading(resource, scope, properties, Names(properties, one => one["ClusterName"])) with
        {
            NotRead = [new NotRead($"{what} '{resource.LogicalId}'", why, resource.Location)],
        };
    }

    /// <summary>The entry that EKS makes for the nodes of Auto Mode; none where a cluster names no role for them.</summary>
    public ValueList<Uncertain<AccessGrant>> OfAutoMode(TemplateResource cluster, TemplateScope scope) => EntryReader.Together(
        Properties(cluster, scope).All.Select(one => one.MapAt("ComputeConfig") is { } nodes && nodes.TextAt("Enabled") == "true"
            && nodes["NodeRoleArn"] is YamlScalar arn && TemplatePrincipals.Read(set, arn).Value is { } role
                ? AutoModeNodes.Of(role, cluster.Location)
                : null).ToValueList()).ToValueList();

    // EKS makes these entries where the mode has entries. Source: EKS User Guide, "Create access entries".
    private ValueList<Uncertain<AccessGrant>> OfRole(
        TemplateResource resource, Variants<YamlMap> properties, Func<YamlMap, YamlNode?> role, Func<YamlMap, EntryType> type)
    {
        var grants = properties.All.Select(one => one is not null && role(one) is YamlScalar arn && TemplatePrincipals.Read(set, arn).Value is { } principal
            ? new AccessGrant { Principal = principal, Type = type(one), Origin = resource.Location }
            : null).ToValueList();
        return EntryReader.Together(grants).ToValueList();
    }

    private static ValueList<YamlScalar> Names(Variants<YamlMap> properties, Func<YamlMap, YamlNode?> name) => properties.Possible
        .Select(name).OfType<YamlScalar>().DistinctBy(scalar => scalar.Value).ToValueList();

    private ResourceReading Reading(TemplateResource resource, TemplateScope scope, Variants<YamlMap> properties, ValueList<YamlScalar> names) =>
        new(set.NameOf(scope, resource.LogicalId), resource.Location.File, names)
        {
            Source = new CheckedResource(resource, scope, properties),
            Questions = properties.Questions,
            Taken = TakenBy(resource, scope),
        };

    private sealed class OpenValues(TemplateResource resource, string what)
    {
        private readonly List<string> reasons = [];

        public ValueList<NotRead> All => reasons.Count == 0 ? []
            : [new NotRead($"{what} '{resource.LogicalId}'", string.Join("; ", reasons.Distinct(StringComparer.Ordinal)), resource.Location)];

        public void Add(string reason) => reasons.Add(reason);
    }
}
