using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds pod identity associations of templates against the rules of ClusterConfigs and constructs: names, one for each service account, and
/// roles that EKS Pod Identity can take on.</summary>
/// <param name="set">The templates.</param>
/// <param name="reader">Reads the roles.</param>
internal sealed class AssociationsCheck(TemplateSet set, ResourceReader reader)
{
    /// <summary>What is wrong with the associations of a cluster.</summary>
    public IEnumerable<Finding> Findings(TemplateCluster cluster)
    {
        var resources = cluster.Resources.Where(one => one.Resource.Type is TemplateAccounts.Association or TemplateAccounts.Addon).ToList();
        return resources.SelectMany(one => one.Findings(properties => Associations(one.Resource, properties).SelectMany(OfAssociation)))
            .Concat(Twice(cluster))
            .Concat(Offer(cluster, resources));
    }

    private static IEnumerable<YamlMap> Associations(TemplateResource resource, YamlMap properties) =>
        resource.Type == TemplateAccounts.Association ? [properties] : properties.MapsAt("PodIdentityAssociations");

    private IEnumerable<Finding> OfAssociation(YamlMap association) => Names(association).Concat(Trust(association));

    private static IEnumerable<Finding> Names(YamlMap association) =>
        from key in (string[])["Namespace", "ServiceAccount"]
        let name = Symbolic.Known(association[key])
        where name is not null
        from problem in key == "Namespace" ? ServiceAccountNames.Problems(name, "default") : ServiceAccountNames.Problems("default", name)
        select EksctlRules.PodNames.At(association[key]!.Location, problem);

    // A trust with conditions may let these pods in; one that names EKS Pod Identity nowhere never does.
    private IEnumerable<Finding> Trust(YamlMap association)
    {
        if (association["RoleArn"] is not YamlScalar { Value: ['$', '{', .. var inner, '}'] } role || !inner.EndsWith(".Arn", StringComparison.Ordinal)
            || Role(inner[..^".Arn".Length]) is not { } made)
        {
            return [];
        }

        var needed = association["DisableSessionTags"] is null or YamlScalar { Value: "false" } ? PodIdentityTrust.Actions : PodIdentityTrust.Actions.Take(1);
        return made.Findings(properties => Missing(properties, needed) is { Count: > 0 } missing
            ? [PodRoleRules.RoleTrustsPodIdentity.At(role.Location,
                $"the role '{made.Resource.LogicalId}' does not trust {PodIdentityTrust.Service} with {string.Join(" and ", missing)}, so no pod gets it; "
                    + "add it to AssumeRolePolicyDocument") with { Severity = Severity.Error }]
            : []);
    }

    private CheckedResource? Role(string name) => (
        from scope in set.Scopes
        from resource in scope.Template.Resources
        where resource.Type == TokenTrusts.Role && set.NameOf(scope, resource.LogicalId) == name
        select new CheckedResource(resource, scope, reader.Properties(resource, scope))).FirstOrDefault();

    private static List<string> Missing(YamlMap role, IEnumerable<string> actions)
    {
        var document = role["AssumeRolePolicyDocument"] is YamlScalar text && !Symbolic.Is(text)
            ? JsonTexts.Read(text.Value, text.Location)
            : role["AssumeRolePolicyDocument"];
        return document is YamlMap map && map["Statement"] is YamlList or YamlMap
            ? [.. actions.Where(action => !TrustPolicy.Of(map).MayAllow(action, TrustedKind.Service, PodIdentityTrust.Service))]
            : [];
    }

    private static IEnumerable<Finding> Twice(TemplateCluster cluster) =>
        from same in cluster.Accounts.Select(one => one.Certain).OfType<AccountBinding>()
            .Where(binding => binding.Mechanism is IdentityMechanism.PodIdentity && binding.Addon is null).GroupBy(binding => binding.Account)
        from other in same.Skip(1)
        select EksctlRules.PodIdentity.At(other.Origin.Location,
            $"service account '{other.Account}' has a pod identity association already, at {same.First().Origin}; EKS takes one, so leave one of the two out");

    private static IEnumerable<Finding> Offer(TemplateCluster cluster, List<CheckedResource> resources)
    {
        var scope = cluster.Made?.Scope;
        var first = resources.Find(one => one.Resource.Type == TemplateAccounts.Association);
        var isOnOutpost = cluster.Made?.Resource.Properties["OutpostConfig"] is YamlMap map && map["Fn::If"] is null;
        return first is not null && PodIdentityOffer.Problem(scope?.Region is null ? null : scope.Partition, isOnOutpost) is { } problem
            ? [PodRoleRules.PodIdentityIsOffered.At(first.Resource.Location, problem)]
            : [];
    }
}
