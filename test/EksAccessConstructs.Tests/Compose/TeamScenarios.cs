using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>Teams: their role, their namespaces, what they may do and use there.</summary>
internal static class TeamScenarios
{
    private static readonly Iam.IPrincipal[] Members = [new Iam.ArnPrincipal("arn:aws:iam::111122223333:role/members")];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Makes("a team with a policy", "\"PayRole\"", test => Team(test, props => props with
        {
            Policies = [new(AccessPolicyName.Edit, PolicyScope.Namespaces("pay"))],
        })),
        Makes("a team with namespaces", "\"RbacCommandTest", test => Team(test, props => props with { Namespaces = ["pay"], May = [TeamRole.Deployer] })),
        Makes("a team with a group of its name", "\"pay\"", test => Team(test, props => props with { Namespaces = ["pay"], May = [TeamRole.Viewer] })),
        Makes("a team with quotas and limits", "\"RbacCommandTest", test => Team(test, props => props with
        {
            Namespaces = ["pay"],
            May = [TeamRole.Viewer],
            Quota = new TeamQuota { Pods = 9 },
            Limits = new TeamLimits { DefaultCpu = "1" },
            Network = TeamNetwork.DenyAll,
        })),
        Makes("a team with a role that exists", "arn:aws:iam::111122223333:role/pay", test => Team(test, props => props with
        {
            Role = Iam.Role.FromRoleArn(test.Stack, "Theirs", "arn:aws:iam::111122223333:role/pay"), AssumableBy = [], Groups = ["pay"],
        })),
        Makes("rights in AWS for a team", "s3:GetObject*", test =>
            new Amazon.CDK.AWS.S3.Bucket(test.Stack, "Bucket").GrantRead(Team(test, props => props with { Groups = ["pay"] }))),
        Makes("a team in a namespace of somebody else, by ApplySet", "--applyset", test => Team(test, props => props with
        {
            Namespaces = ["pay"],
            MakeNamespaces = false,
            May = [TeamRole.Deployer],
            Delivery = EksAccessConstructs.Rbac.RbacDelivery.ApplySet(new EksAccessConstructs.Rbac.ApplySetOptions { Namespace = "pay" }),
        })),
        Refuses("labels for a namespace of somebody else", "NamespaceLabels would have no effect", test => Team(test, props => props with
        {
            Namespaces = ["pay"], MakeNamespaces = false, May = [TeamRole.Viewer], NamespaceLabels = ValueMap.Of(("tier", "one")),
        })),
        Refuses("a team that may do nothing", "could do nothing", test => Team(test, props => props)),
        Refuses("rights without a namespace", "give Namespaces", test => Team(test, props => props with { May = [TeamRole.Viewer] })),
        Refuses("a quota without a namespace", "give Namespaces", test => Team(test, props => props with
        {
            Groups = ["pay"], Quota = new TeamQuota { Pods = 9 },
        })),
        Refuses("a namespace that cannot be", "'Pay_NS' is no name of a namespace", test => Team(test, props => props with
        {
            Namespaces = ["Pay_NS"], May = [TeamRole.Viewer],
        })),
        Refuses("a role of a team without rights", "gives nothing", test => Team(test, props => props with
        {
            Namespaces = ["pay"], May = [TeamRole.Of("none", role => role)],
        })),
        Refuses("members of a role that exists", "has a role already", test => Team(test, props => props with
        {
            Groups = ["pay"], Role = Iam.Role.FromRoleArn(test.Stack, "Theirs", "arn:aws:iam::111122223333:role/pay"),
        })),
        Refuses("one team twice", "EKS208", test =>
        {
            var cluster = test.MadeCluster();
            new TeamAccess(test.Stack, "One", new TeamAccessProps { Cluster = cluster, Team = "pay", AssumableBy = Members, Groups = ["pay"] });
            new TeamAccess(test.Stack, "Two", new TeamAccessProps { Cluster = cluster, Team = "pay", AssumableBy = Members, Groups = ["pay"] });
        }),
        Refuses("a team called admin", "EKS208", test => Team(test, props => props with { Team = "admin", Groups = ["pay"] })),
        Makes("a team that is let go", "apply.sh", test => TeamAccess.LetGo(test.Stack, "Pay", test.ImportedCluster())),
    ];

    private static TeamAccess Team(TestStack test, Func<TeamAccessProps, TeamAccessProps> change) => new(test.Stack, "Pay", change(new TeamAccessProps
    {
        Cluster = test.MadeCluster(),
        Team = "pay",
        AssumableBy = Members,
    }));
}
