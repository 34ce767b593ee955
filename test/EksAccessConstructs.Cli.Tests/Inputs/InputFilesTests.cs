using System.Diagnostics;

namespace EksAccessConstructs.Tests.Inputs;

public sealed class InputFilesTests
{
    [Fact]
    public void Folders_are_searched_in_ordinal_order_without_hidden_names_and_build_folders()
    {
        using var folder = new HostileFolder();
        string[] passed =
        [
            ".git/x.yaml", ".x.yaml", "bin/x.yaml", "obj/x.json", "node_modules/p/x.yml", "cdk.out/x.json", "a/.terraform/x.yaml", "a/readme.md"
        ];
        foreach (var name in (string[])["b.yaml", "a/c.YML", "B.json", "a.yaml", "bin.yaml", .. passed])
        {
            folder.Write(name);
        }

        var (files, findings) = Found(folder, folder.Path);

        Assert.Equal(["B.json", "a.yaml", "a/c.YML", "b.yaml", "bin.yaml"], files);
        Assert.Empty(findings);
    }

    [Fact]
    public void Loops_of_links_end_and_each_file_is_found_once_under_its_own_name()
    {
        using var folder = new HostileFolder();
        folder.Write("z/x.yaml");
        folder.Link("z/up", "..");
        folder.Link("z/again", ".");
        folder.Link("a", "z");
        folder.Link("b.yaml", "z/x.yaml");

        var (files, findings) = Found(folder, folder.Path, folder.At("a"), folder.At("b.yaml"), folder.At("z/x.yaml"));

        Assert.Equal(["z/x.yaml"], files);
        Assert.Empty(findings);
    }

    [Fact]
    public void What_a_folder_holds_that_is_no_file_is_a_warning()
    {
        using var folder = new HostileFolder();
        folder.Write("x.yaml");
        folder.Link("lost.yaml", "nowhere");
        folder.Link("self.json", "self.json");
        folder.Link("zero.yml", "/dev/zero");
        folder.Pipe("pipe.yaml");

        var (files, findings) = Found(folder, folder.Path);

        Assert.Equal(["x.yaml"], files);
        Assert.Equal(
            [
                "lost.yaml:1:1: warning EKS122: this is a link that leads nowhere", "pipe.yaml:1:1: warning EKS122: this is a named pipe",
                "self.json:1:1: warning EKS122: this is a link that leads nowhere", "zero.yml:1:1: warning EKS122: this is a device",
            ],
            findings.Select(finding => finding[..finding.IndexOf(" and is passed over", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_run_over_such_a_folder_answers_and_says_what_it_passed_over()
    {
        using var folder = new HostileFolder();
        folder.Write("x.yaml");
        folder.Link("lost.yaml", "nowhere");
        folder.Pipe("pipe.yaml");

        var run = ToolRun.Of("check", folder.Path);

        Assert.Equal((0, ""), (run.Code, run.Out));
        Assert.Contains("lost.yaml:1:1: warning EKS122", run.Error, StringComparison.Ordinal);
        Assert.Contains("pipe.yaml:1:1: warning EKS122", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_that_is_named_by_hand_is_read()
    {
        using var folder = new HostileFolder();
        var pipe = folder.Pipe("pipe");
        var writer = Task.Run(
            () => File.WriteAllText(pipe, "kind: Nonsense\napiVersion: rbac.authorization.k8s.io/v1\n"), TestContext.Current.CancellationToken);

        var run = ToolRun.Of("check", pipe);
        await writer;

        Assert.Equal(1, run.Code);
        Assert.Contains("Nonsense", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("lint")]
    [InlineData("what-can", "--user", "kim")]
    public void A_file_of_200_MB_is_refused_at_once(params string[] verb)
    {
        using var folder = new HostileFolder();
        folder.Large("big.yaml", 200L * 1024 * 1024);
        var clock = Stopwatch.StartNew();

        var run = ToolRun.Of([.. verb, folder.Path]);

        Assert.Equal(3, run.Code);
        Assert.Contains("has 200 MiB, more than the 32 MiB that are read; divide it", run.Error, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void A_device_without_end_is_refused()
    {
        var run = ToolRun.Of("check", "/dev/zero");

        Assert.Equal(
            (3, "eks-access: '/dev/zero' has no end in sight, more than the 32 MiB that are read; divide it, "
                + "or name only the files that say who may do what\n"),
            (run.Code, run.Error));
    }

    private static (string[] Files, string[] Findings) Found(HostileFolder folder, params string[] paths)
    {
        var search = new InputFiles();
        string[] files = [.. paths.SelectMany(path => search.Add(path) ?? [])];
        string Short(string text) => text.Replace($"{folder.Path}/", "", StringComparison.Ordinal);
        return ([.. files.Select(Short)], [.. search.Findings.Select(finding => Short(finding.ToString()))]);
    }
}
