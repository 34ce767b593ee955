using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Tests.Rbac;

namespace EksAccessConstructs.Tests.Access;

/// <summary>Kubernetes' own answers, asked by IAM principals that an entry or aws-auth makes the same users.</summary>
public sealed class EksAuthorizerOracleTests
{
    private static readonly PrincipalArn Caller = PrincipalArn.Parse("arn:aws:iam::111122223333:role/caller");

    [Theory]
    [InlineData("semantics-decisions.csv", "semantics-world.yaml", 3)]
    [InlineData("random-decisions-1.csv", "random-world-1.yaml", 1154)]
    [InlineData("random-decisions-2.csv", "random-world-2.yaml", 1164)]
    public void A_principal_may_what_its_user_and_groups_may(string table, string world, int rows)
    {
        var objects = World.Read(world);
        var asked = Csv.Read(Path.Combine(World.Folder, table))
            .Select(row => (Row: row, Identity: OracleRequests.Identity(row)))
            .Where(asked => asked.Identity.Groups.Contains(Identity.AuthenticatedGroup) && !asked.Identity.IsMaster && !asked.Identity.IsNode)
            .ToList();

        var wrong = from same in asked.GroupBy(one => one.Identity)
                    let groups = same.Key.Groups.Where(name => name != Identity.AuthenticatedGroup).ToValueList()
                    let authorizers = new[] { ByEntry(objects, same.Key.User, groups), ByMapping(objects, same.Key.User, groups) }
                    from one in same
                    let answers = authorizers.Select(authorizer => authorizer.Authorize(Caller, OracleRequests.Request(one.Row))).ToList()
                    where answers.Any(answer => answer is Decision.Unknown || answer.IsAllowed != (one.Row["decision"] == "allow"))
                    select $"{one.Row["id"]}: {string.Join(", ", answers)}";

        Assert.Empty(wrong);
        Assert.Equal(rows, asked.Count);
    }

    private static EksAuthorizer ByEntry(RbacObjects rbac, string user, ValueList<string> groups) =>
        Clusters.Authorizer(AccessPlan.Build([new AccessGrant { Principal = Caller, Username = user, Groups = groups }]).OrThrow(), rbac);

    private static EksAuthorizer ByMapping(RbacObjects rbac, string user, ValueList<string> groups) => Clusters.Authorizer(
        AccessPlan.Build([], ClusterAuthenticationMode.ConfigMap).OrThrow(),
        rbac,
        new AwsAuthMap { Roles = [new AwsAuthItem { Section = AwsAuthSection.Roles, Arn = Caller.Text, Username = user, Groups = groups }] });
}
