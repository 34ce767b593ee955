using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What a construct of a well-known add-on is made of: the add-on, and the role of its service account.</summary>
internal static class AddonParts
{
    /// <summary>Defines an add-on without a role.</summary>
    /// <param name="scope">The construct; it gets the child <c>Addon</c>.</param>
    /// <param name="name">The name of the add-on.</param>
    /// <param name="props">What it is like.</param>
    public static ClusterAddon Define(Construct scope, string name, ManagedAddonProps props) => new(scope, "Addon", Common(name, props));

    /// <summary>Defines an add-on with the role of its one service account.</summary>
    /// <param name="scope">The construct; it gets the children <c>Addon</c> and, where the role is made, <c>Role</c>.</param>
    /// <param name="name">The name of the add-on.</param>
    /// <param name="props">What it is like.</param>
    /// <param name="rights">What the role may do.</param>
    /// <param name="findings">What speaks against it besides.</param>
    /// <param name="others">The roles of its other service accounts.</param>
    public static (ClusterAddon Addon, Iam.IRole Role) Define(
        Construct scope,
        string name,
        AddonWithRoleProps props,
        NewRole rights,
        IEnumerable<Finding>? findings = null,
        IReadOnlyList<AddonPodIdentity>? others = null)
    {
        var account = AddonTable.AccountsOf(name)[0];
        Findings(name, props).Concat(findings ?? []).ThrowOrWarn(scope, nameof(props));
        var role = props.ServiceAccountRole ?? props.ExistingRole ?? Role(scope, name, account.Name, props, rights);
        return (new ClusterAddon(scope, "Addon", Common(name, props) with
        {
            ServiceAccountRole = props.ServiceAccountRole,
            PodIdentities = props.ServiceAccountRole is null ? [new AddonPodIdentity(account.Name, role), .. others ?? []] : others ?? [],
        }), role);
    }

    /// <summary>Defines the role of a service account of an add-on, for it alone.</summary>
    /// <param name="scope">The scope of the role.</param>
    /// <param name="name">The name of the add-on.</param>
    /// <param name="account">The name of the service account.</param>
    /// <param name="props">What the add-on is like.</param>
    /// <param name="rights">What the role may do.</param>
    public static Iam.Role Role(Construct scope, string name, string account, AddonWithRoleProps props, NewRole rights)
    {
        var cluster = props.Cluster;
        var trust = new PodIdentityTrust { Cluster = cluster.Address(), Namespace = AddonTable.NamespaceOf(name), ServiceAccount = account };
        return PodRole.Define(
            scope, rights with { PermissionsBoundaryArn = props.BoundaryArn }, trust, cluster.LogicalId(RoleIds.Addon, $"{name}/{account}"));
    }

    /// <summary>What the AWS-managed policies that the table recommends allow.</summary>
    /// <param name="name">The name of the add-on.</param>
    public static NewRole Recommended(string name) => new() { ManagedPolicyNames = AddonTable.AccountsOf(name)[0].Policies };

    /// <summary>What an add-on is like, without its roles.</summary>
    public static ClusterAddonProps Common(string name, ManagedAddonProps props) => new()
    {
        Cluster = props.Cluster,
        AddonName = name,
        Version = props.Version,
        Configuration = props.Configuration,
        OnConflict = props.OnConflict,
        PreserveOnDelete = props.PreserveOnDelete,
        Tags = props.Tags,
    };

    /// <summary>What is missing where a role that is made names nothing that it may change (EKS163).</summary>
    /// <param name="props">What the add-on is like.</param>
    /// <param name="count">How many are named.</param>
    /// <param name="what">What is to be named.</param>
    /// <param name="property">Where.</param>
    public static IEnumerable<Finding> Targets(AddonWithRoleProps props, int count, string what, string property)
    {
        if (count == 0 && props is { ExistingRole: null, ServiceAccountRole: null })
        {
            yield return AddonRules.NamesItsTargets.At(null, $"no {what} is named, so the role that is made could do nothing; name them in {property}, or give "
                + "ExistingRole");
        }
    }

    /// <summary>What keeps an add-on from having the role that is asked for.</summary>
    public static IEnumerable<Finding> Findings(string name, AddonWithRoleProps props)
    {
        if (props is { ExistingRole: not null, ServiceAccountRole: not null })
        {
            yield return EksctlRules.Addons.At(null,
                $"add-on '{name}' gets a role both by IRSA and by Pod Identity; keep ExistingRole and leave ServiceAccountRole out");
        }

        // The role has to be given before it is known whether EKS would take the add-on, so both are asked for here.
        foreach (var finding in KnownAddons.Twice(props.Cluster, name).Concat(props.ServiceAccountRole is null ? PodIdentityFindings.Offer(props.Cluster) : []))
        {
            yield return finding;
        }
    }
}
