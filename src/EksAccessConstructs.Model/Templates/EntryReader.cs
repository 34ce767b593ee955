using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Reads an AWS::EKS::AccessEntry.</summary>
internal static class EntryReader
{
    /// <summary>The type of access entries.</summary>
    public const string Type = "AWS::EKS::AccessEntry";

    /// <summary>What the entry lets in with; null where it can let nobody in. That a property is missing is another rule's.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="resource">The entry.</param>
    /// <param name="properties">Its properties, resolved.</param>
    /// <param name="open">Takes values that only a deployment knows.</param>
    public static AccessGrant? Read(TemplateSet set, TemplateResource resource, YamlMap properties, Action<string> open)
    {
        if (properties["PrincipalArn"] is not YamlScalar written)
        {
            return null;
        }

        var principal = TemplatePrincipals.Read(set, written);
        principal.Findings.ToList().ForEach(set.Found);
        return principal.Value is null ? null : new AccessGrant
        {
            Principal = principal.Value,
            Type = properties["Type"] is YamlScalar { Value: { Length: > 0 } type } ? EntryType.Custom(type) : EntryType.Standard,
            Username = properties["Username"] is YamlScalar username ? Text(username, "user name", open) : null,
            Groups = Texts(properties["KubernetesGroups"], "group", open).Distinct(StringComparer.Ordinal).ToValueList(),
            Policies = properties.MapsAt("AccessPolicies").Select(policy => Policy(set, policy, open)).OfType<PolicyAssociation>().Distinct().ToValueList(),
            Tags = Tags(properties),
            Origin = new(resource.Location, resource.LogicalId),
        };
    }

    /// <summary>All that several readings of one entry give, and what each of them gives.</summary>
    /// <param name="readings">The readings; null where the entry is not there.</param>
    public static IEnumerable<Uncertain<AccessGrant>> Together(ValueList<AccessGrant?> readings) => readings.OfType<AccessGrant>()
        .GroupBy(grant => grant.Principal)
        .Select(same => new Uncertain<AccessGrant>(
            GrantMerge.Merge([.. same], []),
            readings.All(one => one?.Principal == same.Key) ? same.Aggregate(Common) : null));

    private static AccessGrant Common(AccessGrant one, AccessGrant other) => one with
    {
        Groups = one.Groups.Where(other.Groups.Contains).ToValueList(),
        Policies = one.Policies.SelectMany(mine => Common(mine, other.Policies)).ToValueList(),
    };

    private static IEnumerable<PolicyAssociation> Common(PolicyAssociation mine, ValueList<PolicyAssociation> theirs) => theirs
        .Where(their => their.Policy == mine.Policy)
        .Select(their => Common(mine.Scope, their.Scope))
        .OfType<PolicyScope>()
        .Select(scope => mine with { Scope = scope });

    private static PolicyScope? Common(PolicyScope one, PolicyScope other) => (one, other) switch
    {
        (PolicyScope.WholeCluster, _) => other,
        (_, PolicyScope.WholeCluster) => one,
        _ when one.Names.Where(other.Names.Contains).ToArray() is { Length: > 0 } names => PolicyScope.Namespaces(names),
        _ => null,
    };

    private static PolicyAssociation? Policy(TemplateSet set, YamlMap policy, Action<string> open)
    {
        var name = policy["PolicyArn"] is YamlScalar arn ? Name(set, arn, open) : null;
        var scope = policy.MapAt("AccessScope");
        if (name is null || scope is null)
        {
            return null;
        }

        var read = PolicyScope.Read(scope.TextAt("Type"), Texts(scope["Namespaces"], "namespace", open), scope.Location);
        read.Findings.ToList().ForEach(set.Found);
        return read.Value is null ? null : new PolicyAssociation(name, read.Value);
    }

    private static AccessPolicyName? Name(TemplateSet set, YamlScalar arn, Action<string> open)
    {
        if (Symbolic.Is(arn))
        {
            return AccessPolicyName.Custom(Text(arn, "access policy", open));
        }

        var read = AccessPolicyName.Read(arn.Value, arn.Location);
        read.Findings.ToList().ForEach(set.Found);
        return read.Value;
    }

    private static ValueList<string> Texts(YamlNode? list, string what, Action<string> open) => list switch
    {
        YamlList texts => texts.Items.Select(item => item as YamlScalar ?? Symbolic.Of(item.Location, "value", item))
            .Select(item => Text(item, what, open)).Where(text => text.Length > 0).ToValueList(),
        YamlScalar { Value: { Length: > 0 } } one => [Text(one, what, open)],
        _ => [],
    };

    private static string Text(YamlScalar text, string what, Action<string> open)
    {
        if (Symbolic.Is(text))
        {
            open($"only the deployment knows the {what} '{text.Value}'");
        }

        return text.Value;
    }

    private static ValueMap Tags(YamlMap properties) => new(properties.MapsAt("Tags")
        .Select(tag => KeyValuePair.Create(tag.TextAt("Key"), tag.TextAt("Value"))).Where(tag => tag.Key.Length > 0).DistinctBy(tag => tag.Key));
}
