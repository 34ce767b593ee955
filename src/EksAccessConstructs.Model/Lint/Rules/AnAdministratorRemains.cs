using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Somebody other than the creator is administrator.</summary>
internal sealed class AnAdministratorRemains() : LintRule(
    new("EA013", Severity.Warning, "Somebody other than the creator is administrator of the cluster."),
    "the creator's right hangs on one principal id: once it is deleted, even one of the same name does not get in, and nobody else can let anybody in from inside",
    "give a role an access entry with AmazonEKSClusterAdminPolicy for the whole cluster")
{
    public override IEnumerable<LintFinding> Check(LintWorld world)
    {
        if (world.Access is not { } plan || IsThereOne(plan, world))
        {
            return [];
        }

        var who = plan.CreatorIsAdmin || plan.Mode == AuthenticationMode.ConfigMap ? "nobody but whoever creates it is administrator" : "nobody is administrator";
        return [Breach("cluster", world.Origin, $"{who}; give a role an access entry with AmazonEKSClusterAdminPolicy for the whole cluster")];
    }

    private static bool IsThereOne(AccessPlan plan, LintWorld world) =>
        (plan.Mode.HasEntries() && plan.Administrators.Any())
        || (world.CountingAwsAuth?.StoredItems.Any(item => item.IsMasters) ?? false)
        || world.Bindings.OfType<ClusterRoleBinding>().Any(binding => world.GivesEverything(binding)
            && binding.Subjects.Any(subject => subject.Kind == "Group" && world.Identities.Any(identity => identity.Groups.Contains(subject.Name))));
}
