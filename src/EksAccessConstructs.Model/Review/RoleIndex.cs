using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>The roles of a set of objects by name, and their rights in words.</summary>
internal sealed class RoleIndex(RbacObjects rbac)
{
    private readonly ILookup<(string?, string), ValueList<RbacRule>> rules = rbac.All
        .Select(thing => thing switch
        {
            Role role => ((string? Space, string Name, ValueList<RbacRule> Rules)?)(role.Namespace, role.Name, role.Rules),
            ClusterRole role => (null, role.Name, role.Rules),
            _ => null,
        })
        .OfType<(string? Space, string Name, ValueList<RbacRule> Rules)>()
        .ToLookup(role => ((string?)role.Space, role.Name), role => role.Rules);

    /// <summary>The rights that a binding gives, in words.</summary>
    public string Words(RbacBinding binding)
    {
        var reference = binding.RoleRef;
        var found = rules[(reference.Kind == "Role" ? binding.NamespaceName : null, reference.Name)];
        return found.Any() ? RuleWords.Of(found.First())
            : reference.Kind == "ClusterRole" ? $"ClusterRole {reference.Name} (not in the input: built in, or to be made elsewhere)"
            : $"nothing: Role {reference.Name} is not in the input";
    }
}
