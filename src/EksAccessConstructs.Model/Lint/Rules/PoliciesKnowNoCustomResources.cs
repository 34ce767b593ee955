using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Custom resources are given by RBAC.</summary>
internal sealed class PoliciesKnowNoCustomResources() : EntryLint(
    new("EA012", Severity.Warning, "Access policies are not relied on for custom resources."),
    "the tables of AmazonEKSAdminPolicy, EditPolicy and ViewPolicy name built-in groups only, and labels aggregate-to-admin, -edit and -view do not reach them",
    "bind the role for the custom resources to a group of the entry")
{
    private static readonly (AccessPolicyName Policy, string Label)[] Namesakes =
        [(AccessPolicyName.Admin, "admin"), (AccessPolicyName.Edit, "edit"), (AccessPolicyName.View, "view")];

    protected override IEnumerable<string> Problems(AccessGrant grant, LintInput input) => grant.IsClusterAdmin ? []
        : from association in grant.Policies
          from namesake in Namesakes
          where namesake.Policy == association.Policy && !IsBoundTo(grant, namesake.Label, input)
          let roles = input.Roles.Where(role => Extends(role, namesake.Label) && !IsBoundTo(grant, role.Object.Name, input))
              .Select(role => role.Object.Name)
              .ToList()
          where roles.Count > 0
          select $"{association.Policy} does not get the custom resources that {RuleTargets.Quoted(roles)} adds to ClusterRole '{namesake.Label}'; "
              + "bind it to a group of this entry";

    private static bool Extends(RoleRules role, string builtIn) =>
        role.Object is ClusterRole && role.Object.Labels[$"rbac.authorization.k8s.io/aggregate-to-{builtIn}"] == "true"
        && role.Rules.Any(rule => rule.ApiGroups.Any(group => group.Contains('.', StringComparison.Ordinal) && !ApiCatalog.KnowsGroup(group)));

    private static bool IsBoundTo(AccessGrant grant, string role, LintInput input) => input.Bindings.Any(binding =>
        binding.RoleRef.Name == role && binding.Subjects.Any(subject => subject.Kind == "Group" && grant.Groups.Contains(subject.Name)));
}
