using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Tests.Access;
using EksAccessConstructs.Tests.Rbac;

namespace EksAccessConstructs.Tests.Changes;

/// <summary>The difference of two versions by sets of requests is the difference by asking every request that can matter. Each seed is one pair of
/// versions.</summary>
public sealed class RightsChangesPropertyTests
{
    private static readonly string[] FreeGroups = ["ops", "system:serviceaccounts", "system:serviceaccounts:dev"];

    private static readonly AccessPolicyName[] Policies = [AccessPolicyName.SecretReader, AccessPolicyName.ClusterAdmin];

    private static readonly PolicyScope[] Scopes = [PolicyScope.Cluster, PolicyScope.Namespaces("dev"), PolicyScope.Namespaces("dev", "prod")];

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Changes_are_those_of_brute_force(int seed)
    {
        var random = new Random(seed);
        var world = new GeneratedWorld(seed);
        var (ann, dev) = (Entry(random, "ann"), Entry(random, "dev"));
        var (annAfter, devAfter) = (random.Next(3) == 0 ? Entry(random, "ann") : ann, random.Next(3) == 0 ? Entry(random, "dev") : dev);
        var before = Clusters.Authorizer(Grants.Plan(ann, dev), Certain(world.Objects));
        var after = Clusters.Authorizer(Grants.Plan(annAfter, devAfter), Certain(Mutated(world, random)));
        var force = new BruteForce(before, after);
        var carried = new[] { ann, dev, annAfter, devAfter }.SelectMany(entry => entry.Groups).ToHashSet(StringComparer.Ordinal);

        var expected = force.Rows(Subjects(force, carried, [(ann, annAfter), (dev, devAfter)], after)).ToList();
        var actual = RightsChanges.Between(before.Snapshot, after.Snapshot).Select(change => $"{change.Word},{change.Who},{change.Where}").ToList();

        Assert.True(expected.ToHashSet(StringComparer.Ordinal).SetEquals(actual),
            $"seed {seed}: missing {string.Join(" ", expected.Except(actual))}; too many {string.Join(" ", actual.Except(expected))}");
    }

    private static AccessGrant Entry(Random random, string name) => Grants.Role(name) with
    {
        Username = $"{name}-user",
        Groups = random.Next(2) == 0 ? ["devs"] : [],
        Policies = random.Next(2) == 0 ? [new(Policies[random.Next(2)], Scopes[random.Next(3)])] : [],
    };

    private static RbacObjects Mutated(GeneratedWorld world, Random random) => new(world.Objects.All
        .Where(_ => random.Next(12) > 0)
        .Select(one => random.Next(8) > 0 ? one : Changed(one, world))
        .Append(world.AnotherBinding())
        .ToValueList());

    private static RbacObject Changed(RbacObject one, GeneratedWorld world) => one switch
    {
        ClusterRole role => role with { Rules = [.. role.Rules.Skip(1), world.Rule()] },
        NamespaceRole role => role with { Rules = [.. role.Rules, world.Rule(urls: false)] },
        RoleBinding binding => binding with { Namespace = "prod" },
        _ => one,
    };

    // Roles that aggregate each other leave open what they hold, which is a case of its own.
    private static RbacObjects Certain(RbacObjects objects) => new(objects.All
        .Select(one => one is ClusterRole { Aggregation: not null } role ? role with { Labels = default } : one)
        .ToValueList());

    private static IEnumerable<(string Who, Func<EksAuthorizer, BitRights> Own, Func<EksAuthorizer, BitRights> Shared)> Subjects(
        BruteForce force, HashSet<string> carried, (AccessGrant Before, AccessGrant After)[] entries, EksAuthorizer after)
    {
        const string everyone = Identity.AuthenticatedGroup;
        BitRights Group(EksAuthorizer version, params string[] groups) => force.Rights(version, new Identity("nobody", [.. groups]));
        foreach (var (was, now) in entries)
        {
            yield return (was.Principal.Text, version => force.Rights(
                version,
                Identity.Of(was.Username!, [.. Of(version).Groups]),
                Of(version).Policies), version => Group(version, everyone));

            AccessGrant Of(EksAuthorizer version) => version == after ? now : was;
        }

        yield return ($"group:{everyone}", version => Group(version, everyone), version => Group(version));
        yield return ("group:system:unauthenticated", version => Group(version, Identity.UnauthenticatedGroup), version => Group(version));
        foreach (var name in FreeGroups.Prepend("devs").Where(name => !carried.Contains(name)))
        {
            string[] wider = name == "system:serviceaccounts:dev" ? [everyone, "system:serviceaccounts"] : [everyone];
            yield return ($"group:{name}", version => Group(version, [name, .. wider]), version => Group(version, wider));
        }

        foreach (var user in new[] { "ann", "bob", "*", "devs", "arn:aws:sts::111122223333:assumed-role/dev/ann" })
        {
            yield return ($"user:{user}", version => force.Rights(version, Identity.Of(user)), version => Group(version, everyone));
        }

        foreach (var space in new[] { "dev", "prod", "kube-system" })
        {
            foreach (var account in new[] { "robot", "default" })
            {
                string[] wider = [everyone, "system:serviceaccounts", $"system:serviceaccounts:{space}"];
                yield return ($"serviceaccount:{space}/{account}",
                    version => force.Rights(version, Identity.ServiceAccount(space, account)), version => Group(version, wider));
            }
        }
    }
}
