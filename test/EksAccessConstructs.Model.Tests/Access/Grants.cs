using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

/// <summary>Grants and plans to test with.</summary>
internal static class Grants
{
    public const string Account = "111122223333";

    public static readonly AccessGrant Admin = Role("Admin") with { Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] };

    public static AccessGrant Role(string name, int line = 1) =>
        new() { Principal = PrincipalArn.Parse($"arn:aws:iam::{Account}:role/{name}"), Origin = At(line) };

    public static AccessGrant User(string name, int line = 1) =>
        new() { Principal = PrincipalArn.Parse($"arn:aws:iam::{Account}:user/{name}"), Origin = At(line) };

    public static AccessPlan Plan(params AccessGrant[] grants) => AccessPlan.Build(grants).OrThrow();

    public static SourceLocation At(int line) => new("access.yaml", line, 1);

    public static string[] Lines(this IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.ToString())];
}
