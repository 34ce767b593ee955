using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds the access entries of templates against the rules of access entries, cluster by cluster.</summary>
/// <remarks>Who is administrator is not asked: other stacks, and hands, may have made entries besides. <c>lint</c> asks it.</remarks>
internal static class EntriesCheck
{
    // Which property a rule is about, the first that is there; the others are about the principal.
    private static readonly Dictionary<string, ValueList<string>> Properties = new(StringComparer.Ordinal)
    {
        [ColonBeforeSessionName.Rule.Info.Code] = ["Username"],
        [NoReservedUsername.Rule.Info.Code] = ["Username"],
        [NoReservedGroup.Rule.Info.Code] = ["KubernetesGroups"],
        [IdentityOnlyOnStandard.Rule.Info.Code] = ["Username", "KubernetesGroups"],
        [PoliciesOnlyWhereTaken.Rule.Info.Code] = ["AccessPolicies"],
        [NamespacesCanExist.Rule.Info.Code] = ["AccessPolicies"],
        [PolicyNameIsAName.Rule.Info.Code] = ["AccessPolicies"],
        [PolicyIsForCustomers.Rule.Info.Code] = ["AccessPolicies"],
    };

    /// <summary>What is wrong with the entries of a cluster.</summary>
    public static IEnumerable<Finding> Findings(TemplateCluster cluster)
    {
        var resources = cluster.Resources.Where(one => one.Resource.Type == EntryReader.Type).ToList();
        var byPlace = resources.DistinctBy(one => one.Resource.Location).ToDictionary(one => one.Resource.Location);
        var written = cluster.Entries.Where(entry => entry.Possible.Origin.Location is { } place && byPlace.ContainsKey(place)).ToList();
        var certain = Rules(cluster, written.Select(entry => entry.Certain).OfType<AccessGrant>()).ToList();
        var possible = Rules(cluster, written.Select(entry => entry.Possible)).Except(certain).Select(CheckedResource.Perhaps);
        return certain.Concat(possible).Select(finding => Placed(finding, cluster, byPlace))
            .Concat(Twice(written.Select(entry => entry.Certain).OfType<AccessGrant>()).Select(finding => Placed(finding, cluster, byPlace)))
            .Concat(resources.SelectMany(one => one.Findings(OfType)));
    }

    private static ValueList<Finding> Rules(TemplateCluster cluster, IEnumerable<AccessGrant> grants)
    {
        var mode = cluster.Modes is [var only] ? only : ClusterAuthenticationMode.Api;
        var plan = AccessPlan.Build(grants, mode, creatorIsAdmin: cluster.CreatorIsAdmin is not [false]).Value ?? AccessPlan.Empty;
        var scope = cluster.Made?.Scope;
        return AccessRules.CheckDeployed(
            plan, new Access.ClusterFacts { Account = scope?.Account, Partition = scope?.Region is null ? null : scope.Partition });
    }

    // EKS answers the second with ResourceInUseException.
    private static IEnumerable<Finding> Twice(IEnumerable<AccessGrant> grants) =>
        from same in grants.GroupBy(grant => grant.Principal)
        from other in same.Skip(1)
        select OneEntryForEachPrincipal.Info.At(other.Origin.Location,
            $"'{other.Principal}' has an entry already at {same.First().Origin}; write one entry with all its groups and policies");

    private static IEnumerable<Finding> OfType(YamlMap properties)
    {
        var names = EntryType.Known.Select(known => known.Name).ToList();
        return Symbolic.Known(properties["Type"]) is { Length: > 0 } type && !names.Contains(type)
            ? [ShapeCheck.Unknown(TextRules.BadValue, properties["Type"]!.Location,
                $"an access entry has no type '{type}'", type, names)]
            : [];
    }

    private static Finding Placed(Finding finding, TemplateCluster cluster, Dictionary<SourceLocation, CheckedResource> entries)
    {
        if (finding.Location is not { } place)
        {
            return finding with { Location = cluster.Made?.Resource.Properties["AccessConfig"]?.Location ?? cluster.Origin };
        }

        var names = Properties.GetValueOrDefault(finding.Code, ["PrincipalArn"]);
        var properties = entries.GetValueOrDefault(place)?.Resource.Properties.Entries ?? [];
        return finding with { Location = properties.FirstOrDefault(entry => names.Contains(entry.Key))?.Location ?? place };
    }
}
