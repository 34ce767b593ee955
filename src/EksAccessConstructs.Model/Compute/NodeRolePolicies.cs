using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>What the role of a node group may do.</summary>
/// <param name="AttachedArns">Policy ARNs that the user attached, in order.</param>
/// <param name="ManagedPolicies">AWS-managed policies by name with path, sorted; none that <paramref name="AttachedArns"/> holds already.</param>
/// <param name="Inline">Inline policies in order.</param>
public sealed record NodeRolePolicies(ValueList<string> AttachedArns, ValueList<string> ManagedPolicies, ValueList<InlinePolicy> Inline)
{
    /// <summary>The policies of a node role, decided as eksctl decides.</summary>
    /// <param name="managed">True for managed node groups, whose API wants the pull-only policy even beside a wider one.</param>
    /// <param name="attachedArns">Policy ARNs of the user; where there are any, the defaults
    /// stay away (a self-managed group keeps the pull-only policy).</param>
    /// <param name="addons">The addon policies asked for.</param>
    /// <param name="cniOnNodeRole">True where the VPC CNI uses the node's role; false where it has a role of its own.</param>
    public static NodeRolePolicies For(bool managed, ValueList<string> attachedArns, ValueList<AddonPolicy> addons, bool cniOnNodeRole)
    {
        var asked = AddonPolicy.All.Where(addons.Contains).ToList();
        var names = new SortedSet<string>(asked.SelectMany(policy => policy.ManagedPolicies), StringComparer.Ordinal);
        if (attachedArns.IsEmpty)
        {
            names.UnionWith([ManagedPolicyNames.WorkerNode, ManagedPolicyNames.SsmCore]);
            names.UnionWith(cniOnNodeRole ? [ManagedPolicyNames.Cni] : []);
        }

        if (managed ? attachedArns.IsEmpty : !asked.Contains(AddonPolicy.ImageBuilder))
        {
            names.Add(ManagedPolicyNames.RegistryPullOnly);
        }

        names.ExceptWith(attachedArns.Select(ManagedPolicyNames.InArn));
        return new(attachedArns, names.ToValueList(), asked.SelectMany(policy => policy.Inline).ToValueList());
    }
}
