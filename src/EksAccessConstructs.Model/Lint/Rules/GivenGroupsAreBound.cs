using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A group that somebody gets is bound to something.</summary>
internal sealed class GivenGroupsAreBound() : LintRule(
    new("EA002", Severity.Warning, "A group of an access entry or aws-auth mapping is named by a binding."),
    "groups are not checked against anything: one that no binding names gives nothing",
    "bind the group, or correct the name")
{
    public override IEnumerable<LintFinding> Check(LintWorld world)
    {
        var bound = world.Rbac.All.OfType<Rbac.RbacBinding>().SelectMany(binding => binding.Subjects).Where(subject => subject.Kind == "Group").Select(subject => subject.Name).ToHashSet(StringComparer.Ordinal);
        return world.Bindings.Any()
            ? from identity in world.Identities
              where !identity.IsForNodes
              from @group in identity.Groups
              where !@group.StartsWith("system:", StringComparison.Ordinal) && !@group.StartsWith("eks:", StringComparison.Ordinal) && new UsernamePattern(@group).IsFixed && !bound.Contains(@group)
              select Breach(identity.Who, identity.Origin, $"no binding names its group '{@group}'{Text.Suggestion.DidYouMean(@group, bound)}")
            : [];
    }
}
