using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who hands out access by bindings has the rights for it.</summary>
internal sealed class AdminPolicyWritesNoBindings() : EntryLint(
    new("EA011", Severity.Warning, "AmazonEKSAdminPolicy is not relied on to write Roles and RoleBindings."),
    "its table lists them, but the API server's escalation check looks at RBAC only: the holder has no RBAC rights, so nearly every write is refused",
    "bind ClusterRole admin to a group of the entry, or let delivery write bindings")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintInput input) => grant.IsClusterAdmin || IsBound(grant, input) ? []
        : grant.Policies.Where(association => association.Policy == AccessPolicyName.Admin)
            .Select(association => $"{association.Policy} ({association.Scope}) does not let its holder write Roles and RoleBindings, though it lists them; "
                + "bind ClusterRole admin to a group of this entry where that is needed");

    // A group that is bound to a role which itself writes bindings passes the escalation check by what that role holds.
    private static bool IsBound(AccessGrant grant, LintInput input) => input.Bindings.Any(binding =>
        binding.Subjects.Any(subject => subject.Kind == "Group" && grant.Groups.Contains(subject.Name))
        && (binding.RoleRef is { Kind: "ClusterRole", Name: "admin" or "cluster-admin" }
            || input.RoleLookup.Find(binding) is { } role && role.Rules.Any(rule => rule.Gives("create")
                && RuleMatch.Group(rule, RuleTargets.RbacGroup)
                && RuleMatch.Resource(rule, "rolebindings", ""))));
}
