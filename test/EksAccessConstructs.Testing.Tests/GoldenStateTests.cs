using System.Runtime.CompilerServices;
using EksAccessConstructs;
using EksAccessConstructs.Testing;
using Access = EksAccessConstructs.Testing.Access;

namespace Shop.Tests;

/// <summary>The state that was accepted: how it is made, found and held.</summary>
public sealed class GoldenStateTests
{
    private const string Variable = "EKS_ACCESS_ACCEPT";

    private static readonly string Story = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories", "03-a-role-gains-secrets");

    private static readonly string Config = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1}\n";

    [Fact]
    public void A_first_run_fails_and_says_how_to_accept()
    {
        var message = Assert.Throws<AccessAssertionException>(() => Access.Of(Config).NothingWidenedSince("golden/nothing-yet.yaml")).Message;

        Assert.Contains($"nothing is accepted at {Path.Combine(ThisFolder(), "golden", "nothing-yet.yaml")} yet", message, StringComparison.Ordinal);
        Assert.Contains("run the test once with EKS_ACCESS_ACCEPT=1, read what it writes, and commit it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_run_accepts_is_what_the_next_is_held_against()
    {
        using var folder = new TempFolder();
        var (file, several) = (folder.File("golden.yaml"), folder.File("golden"));

        Accepting(() => Access.Of(Path.Combine(Story, "old", "cluster.template.yaml")).NothingWidenedSince(file));
        Accepting(() => Access.Of(Path.Combine(Story, "new")).NothingWidenedSince(several));
        Accepting(() => Access.Of(Path.Combine(Story, "old")).NothingWidenedSince(several));

        Assert.Equal(File.ReadAllText(Path.Combine(Story, "old", "cluster.template.yaml")), File.ReadAllText(file));
        Assert.Equal(["cluster.template.yaml", "rbac.yaml"], Directory.GetFiles(several).Select(Path.GetFileName).Order());
        Access.Of(Path.Combine(Story, "old")).NothingWidenedSince(several);
        Assert.Throws<AccessAssertionException>(() => Access.Of(Path.Combine(Story, "new")).NothingWidenedSince(several));
    }

    [Fact]
    public void Several_files_are_accepted_in_a_folder()
    {
        using var folder = new TempFolder();

        var error = Record.Exception(() => Accepting(() => Access.Of(Path.Combine(Story, "old")).NothingWidenedSince(folder.File("golden.json"))));

        Assert.Contains("what is asserted is 2 files", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_accepted_in_ci()
    {
        using var folder = new TempFolder();
        var before = Environment.GetEnvironmentVariable("CI");
        Environment.SetEnvironmentVariable("CI", "true");
        try
        {
            Assert.Throws<AccessAssertionException>(() => Accepting(() => Access.Of(Config).NothingWidenedSince(folder.File("golden.yaml")), ci: "true"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CI", before);
        }

        Assert.False(File.Exists(folder.File("golden.yaml")));
    }

    [Fact]
    public void A_text_is_an_accepted_state_too() => Access.Of(Config).NothingWidenedSince(Config);

    private static void Accepting(Action assertion, string? ci = null)
    {
        var before = Environment.GetEnvironmentVariable("CI");
        Environment.SetEnvironmentVariable(Variable, "1");
        Environment.SetEnvironmentVariable("CI", ci);
        try
        {
            assertion();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
            Environment.SetEnvironmentVariable("CI", before);
        }
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
