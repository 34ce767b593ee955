using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>What a binding gives, in words.</summary>
internal static class RoleWords
{
    /// <summary>The rules of the role; for a role that is not in the input, where it comes from.</summary>
    public static string Of(RbacBinding binding, RoleLookup roles)
    {
        var reference = binding.RoleRef;
        return roles.SourceOf(binding) switch
        {
            RoleSource.Given => Rules(roles.Find(binding)),
            RoleSource.BuiltIn => $"{reference.Kind} {reference.Name} (built into Kubernetes)",
            RoleSource.PerhapsEks => $"{reference.Kind} {reference.Name} (not in the input; EKS may make it)",
            RoleSource.Missing => $"{reference.Kind} {reference.Name} (not in the input; gives nothing unless it is made elsewhere)",
        };
    }

    private static string Rules(IndexedRole? role)
    {
        var certain = RuleWords.Of(role?.Rules ?? []);
        return role?.Open is { } open ? $"{certain}; perhaps {RuleWords.Of(open.Rules.All)}" : certain;
    }
}
