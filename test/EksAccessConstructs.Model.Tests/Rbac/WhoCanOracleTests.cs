using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Subjects that Kubernetes' own subject locator found; it leaves service accounts as they are written in their binding.</summary>
public sealed class WhoCanOracleTests
{
    [Fact]
    public void Finds_the_subjects_that_the_locator_finds()
    {
        var evaluator = RbacEvaluator.Create(World.Read("semantics-world.yaml"));
        var rows = Csv.Read(Path.Combine(World.Folder, "semantics-whocan.csv"));

        var wrong = rows.Select(row => (Row: row, Got: evaluator.WhoCan(OracleRequests.Request(row))))
            .Select(pair => (
                Id: pair.Row["id"],
                Wanted: Sorted(pair.Row["subjects"].Split('|')),
                Got: Sorted(pair.Got.Subjects.SelectMany(Words)),
                Errors: pair.Row["errors"],
                Broken: Errors(pair.Got.Broken)))
            .Where(row => row.Wanted != row.Got || row.Errors != row.Broken);

        Assert.Equal(115, rows.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Service_accounts_carry_the_namespace_of_their_binding() => Assert.Contains(
        Subject.ServiceAccount("dev", "local"),
        RbacEvaluator.Create(World.Read("semantics-world.yaml"))
            .WhoCan(new ResourceRequest("create", "apps", "deployments", Namespace: "dev")).Subjects
            .Select(one => one.Subject));

    [Fact]
    public void Subjects_that_nobody_can_be_are_marked() => Assert.Equal(
        ["ServiceAccount nons", "user lowercase-kind"],
        RbacEvaluator.Create(World.Read("semantics-world.yaml")).WhoCan(new ResourceRequest("list", "", "pods")).Subjects
            .Where(one => !one.CanExist).Select(one => $"{one.Subject.Kind} {one.Subject.Name}"));

    private static string Sorted(IEnumerable<string> subjects) => string.Join(' ', subjects.Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Words(AllowedSubject allowed) =>
        allowed.By.Select(source => source is RbacGrant grant ? Word(grant.Subject) : Word(allowed.Subject));

    private static string Word(Subject subject) =>
        subject.Kind == "ServiceAccount" ? $"ServiceAccount:{subject.Namespace}/{subject.Name}" : $"{subject.Kind}:{subject.Name}";

    private static string Errors(ValueList<BrokenBinding> broken)
    {
        var words = broken.Select(one => one.Binding switch
        {
            ClusterRoleBinding { RoleRef.Kind: "Role" } => "must provide namespace when getting role",
            { RoleRef.Kind: "Role" } => "role not found",
            _ => "clusterrole not found",
        }).Distinct().Order(StringComparer.Ordinal).ToList();
        return words.Count == 1 ? words[0] : $"[{string.Join(", ", words)}]";
    }
}
