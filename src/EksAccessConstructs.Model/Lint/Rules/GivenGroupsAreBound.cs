using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A group that somebody gets is bound to something.</summary>
internal sealed class GivenGroupsAreBound() : LintRule(
    GroupsAreBound.Rule.Info,
    "groups are not checked against anything: one that no binding names gives nothing",
    "bind the group, or correct the name")
{
    public override IEnumerable<LintFinding> Check(LintInput input) => input.Cluster.BoundGroups is { } bound
        ? from identity in input.Identities
          where !identity.IsForNodes
          from @group in identity.Groups
          where new UsernamePattern(@group).IsFixed && GroupsAreBound.IsUnbound(@group, bound)
          select new LintFinding(identity.Who, GroupsAreBound.Unbound(identity.Who, @group, bound, identity.Origin))
        : [];
}
