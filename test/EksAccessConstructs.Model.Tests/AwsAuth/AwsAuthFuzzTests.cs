using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>Mutated ConfigMaps: nothing throws, and nobody becomes what no item says.</summary>
public sealed class AwsAuthFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Mutations_throw_nothing_and_map_nobody_to_what_no_item_says()
    {
        var first = Mutation.FirstSeed;
        var count = Mutation.Count(1_500);
        var folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "aws-auth", "cases");
        var texts = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var callers = new[]
        {
            "arn:aws:sts::111122223333:assumed-role/Admin/alice",
            "arn:aws:sts::111122223333:assumed-role/Dev/x",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::444455556666:user/dave",
        }
            .Select(arn => CallerIdentity.Read(arn).OrThrow()).ToArray();
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                var random = new Random(seed);
                Run(Mutation.Of(texts[random.Next(texts.Length)], random), callers, seed);
            }
            catch (Exception error)
            {
                output.WriteLine($"seed {seed}: {error.Message}");
                throw;
            }
        }
    }

    private static void Run(string text, CallerIdentity[] callers, int seed)
    {
        var reading = AwsAuthReader.Read(text, "fuzz.yaml");
        Assert.All(reading.Findings, finding => Assert.True(finding.Location is null or { Line: > 0, Column: > 0 }));
        if (reading.Value is not { } map)
        {
            Assert.True(reading.HasErrors, $"seed {seed}: no value and no error");
            return;
        }

        foreach (var caller in callers)
        {
            foreach (var identity in AwsAuthMapper.Map(map, caller).Identities)
            {
                Assert.True(Says(map, caller, identity), $"seed {seed}: {caller.Arn} becomes {identity}");
            }
        }

        var again = AwsAuthReader.Read(AwsAuthWriter.Write(map), "again.yaml").Value!;
        Assert.True((map.Roles, map.Users, map.Accounts) == (again.Roles, again.Users, again.Accounts),
            $"seed {seed}: {AwsAuthWriter.Write(map)} reads back as {AwsAuthWriter.Write(again)}");
        if (seed % 10 == 0)
        {
            AwsAuthMigration.Plan(map);
            LockoutSimulation.Compare(
                new ClusterSnapshot { AwsAuth = map, Plan = AccessPlan.Empty with { Mode = ClusterAuthenticationMode.ConfigMap } }, new ClusterSnapshot());
        }
    }

    // The plain meaning, without the mapper: some item of the caller's ARN, in any letter case, whose templates give this identity; or the account.
    private static bool Says(AwsAuthMap map, CallerIdentity caller, Identity identity) =>
        map.Items.Any(item => item.Arn.Equals(caller.CanonicalArn, StringComparison.OrdinalIgnoreCase) | item.Arn.Contains('\u212a', StringComparison.Ordinal)
            && Filled(item.Username, caller) == identity.User && item.Groups.Select(group => Filled(group, caller)).SequenceEqual(identity.Groups))
        || map.Accounts.Any(account => account.Id == caller.AccountId) && identity.User == caller.CanonicalArn && identity.Groups.IsEmpty;

    private static string Filled(string text, CallerIdentity caller) => text
        .Replace("{{AccountID}}", caller.AccountId, StringComparison.Ordinal)
        .Replace("{{SessionName}}", caller.SessionName, StringComparison.Ordinal)
        .Replace("{{SessionNameRaw}}", caller.SessionName, StringComparison.Ordinal);
}
