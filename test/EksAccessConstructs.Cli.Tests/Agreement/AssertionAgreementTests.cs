using EksAccessConstructs.Authorization;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Testing;

namespace EksAccessConstructs.Tests.Agreement;

/// <summary>Assertions of tests and the tool give the same answers: every caller of some inputs is asked of both.</summary>
public sealed class AssertionAgreementTests
{
    private static readonly string Stories = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    private static readonly (string Verb, string Resource)[] Questions =
        [("get", "pods"), ("list", "secrets"), ("create", "pods/exec"), ("delete", "deployments.apps"), ("get", "nodes")];

    public static TheoryData<string> Inputs { get; } =
    [
        .. Directory.EnumerateDirectories(Stories).Select(folder => Path.Combine(folder, "new")).Order(StringComparer.Ordinal),
        Path.Combine(Repository.Root, "samples", "quickstart"),
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Can_i_and_assertions_agree(string input)
    {
        var access = Testing.Access.Of(input);
        var asked = 0;
        foreach (var caller in Callers(input))
        {
            foreach (var (verb, resource) in Questions)
            {
                foreach (var space in new[] { "shop", "shop-2", "kube-system" })
                {
                    var run = ToolRun.Of(["can-i", verb, resource, input, "-n", space, .. caller.Options]);
                    var expected = IsAssumed(run.Out) ? "unknown" : run.Out.Split('\n')[0];

                    Assert.True(
                        expected == Answer(access, caller.Name, verb, resource, space),
                        $"{caller.Name} {verb} {resource} in {space}: can-i says {run.Out}{run.Error}, assertions say otherwise");
                    asked++;
                }
            }
        }

        Assert.NotEqual(0, asked);
    }

    // What defaults choose for a cluster that a stack makes is said by the tool, and open to nobody.
    private static bool IsAssumed(string answer) => answer.Split('\n').Any(line =>
        line.StartsWith("  assumed: ", StringComparison.Ordinal) && !line.Contains("the secure defaults choose", StringComparison.Ordinal));

    private static string Answer(AccessAssertions access, string who, string verb, string resource, string space) =>
        (Passes(() => access.Can(who, verb, resource, space)), Passes(() => access.Cannot(who, verb, resource, space))) switch
        {
            (true, false) => "yes",
            (false, true) => "no",
            (false, false) => "unknown",
            (true, true) => "contradiction",
        };

    private static bool Passes(Action assertion) => Record.Exception(assertion) switch
    {
        null => true,
        AccessAssertionException => false,
        var other => throw other,
    };

    private static IEnumerable<(string Name, string[] Options)> Callers(string input)
    {
        var cluster = ClusterSnapshot.Of(
            ClusterInputs.Read(Directory.GetFiles(input, "*.y*ml").Order(StringComparer.Ordinal).Select(file => new InputText(file, File.ReadAllText(file))))
                .Value!.Clusters[0],
            Eksctl.DefaultsFlavour.Secure).Value!;
        return EksAuthorizer.Create(cluster).Named.Select(caller => caller.Who).Where(who => who.StartsWith("arn:", StringComparison.Ordinal))
            .Append("arn:aws:iam::111122223333:role/nobody")
            .Select(who => (who, new[] { "--as", who }))
            .Append(("user:kim", ["--user", "kim"]))
            .Append(("serviceaccount:shop/exporter", ["--user", "system:serviceaccount:shop:exporter"]));
    }
}
