using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class MigrationProofTests
{
    private const string A = "arn:aws:iam::111122223333:role/A";

    [Fact]
    public void A_right_limited_to_a_name_is_proved_by_that_name()
    {
        var reader = NamespaceRole.In("shop", "one").Allow(Verb.Get).On(ApiResource.Secrets).Named("db");
        var rbac = new RbacObjects([reader, reader.BindTo(Subject.Group("ops"))]);
        var map = Map($"mapRoles: |\n  - {{rolearn: '{A}', username: dev, groups: [ops]}}\n");
        var plan = AwsAuthMigration.Plan(map);
        var forgotten = plan with { Grants = [plan.Grants[0] with { Groups = [] }] };

        Assert.Empty(MigrationProof.Run(map, plan, rbac));
        var lost = Assert.Single(MigrationProof.Run(map, forgotten, rbac));
        Assert.Equal((A, "allowed", "denied"), (lost.Principal, lost.Before, lost.After));
        Assert.Contains("db", lost.Rights, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_enters_by_an_account_alone_is_asked_for()
    {
        var viewer = ClusterRole.Of("pods").AllowRead(ApiResource.Pods);
        var rbac = new RbacObjects([viewer, viewer.BindTo(Subject.Group("system:authenticated"))]);
        var map = Map("mapAccounts: |\n  - '444455556666'\n");

        var lost = MigrationProof.Run(map, AwsAuthMigration.Plan(map), rbac);

        Assert.Equal(["arn:aws:iam::444455556666:user/any-other"], lost.Select(difference => difference.Principal).Distinct());
        Assert.Contains(lost, difference => difference is { Before: "allowed", After: "denied" });
    }

    private static AwsAuthMap Map(string data) => AwsAuthReader.Read(data, "aws-auth.yaml").Value ?? throw new InvalidOperationException("no map");
}
