using System.Globalization;

namespace EksAccessConstructs.Tests.Agreement;

/// <summary>One question, one answer: whoami, can-i, what-can, who-can, lockout and lint say the same of one input.</summary>
public sealed class AgreementTests
{
    public static TheoryData<string> Defaults => ["secure", "eksctl"];

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Verbs_agree_on_clusters_that_are_made_up(string defaults)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var world = new MadeUpCluster(seed);
            using var folder = new FilesInFolder(world.Files);

            Assert.Equal([], new Agreement(folder.Path, defaults, [.. MadeUpCluster.Principals])
                .Differences()
                .Select(difference => $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {difference}"));
        }
    }

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Verbs_agree_on_the_samples(string defaults)
    {
        foreach (var sample in Directory.GetDirectories(Path.Combine(Repository.Root, "samples"))
            .Where(folder => Directory.GetFiles(folder, "*.yaml").Length > 0))
        {
            Assert.Equal(
                [],
                new Agreement(sample, defaults, [
                    "arn:aws:iam::111122223333:role/platform/admins", "arn:aws:iam::111122223333:role/shop-developers", "arn:aws:iam::111122223333:user/kim"
                ]).Differences());
        }
    }

    // Every case of the authenticator's oracle, asked about the callers of the oracle that STS may show.
    [Fact]
    public void Verbs_agree_on_every_case_of_aws_auth()
    {
        var oracle = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "aws-auth");
        var callers = File.ReadLines(Path.Combine(oracle, "identities.csv"))
            .Skip(1)
            .Select(line => line.Split(',')[2])
            .Where(arn => arn.StartsWith("arn:aws:", StringComparison.Ordinal))
            .Distinct()
            .Take(12)
            .ToList();
        foreach (var file in Directory.GetFiles(Path.Combine(oracle, "cases"), "*.yaml").Order(StringComparer.Ordinal))
        {
            Assert.Equal([], new Agreement(file, "secure", callers).Differences().Select(difference => $"{Path.GetFileName(file)}: {difference}"));
        }
    }
}
