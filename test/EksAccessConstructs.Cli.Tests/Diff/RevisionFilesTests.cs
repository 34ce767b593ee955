namespace EksAccessConstructs.Tests.Diff;

/// <summary>Versions that are revisions of the repository that the tool runs in.</summary>
public sealed class RevisionFilesTests
{
    [Fact]
    public void A_word_that_is_no_revision_says_so()
    {
        var run = ToolRun.Of("diff", "no-such-revision:samples", Repository.Root);

        Assert.Equal(3, run.Code);
        Assert.Contains("'no-such-revision' is no revision of a git repository here", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_git_would_take_for_an_option_is_a_revision_that_is_not_there()
    {
        var run = ToolRun.Of("diff", "--", "--exec=x:samples", Repository.Root);

        Assert.Equal(3, run.Code);
    }

    [Fact]
    public void A_folder_that_the_revision_does_not_have_says_so()
    {
        var run = ToolRun.Of("report", "HEAD:no-such-folder");

        Assert.Equal(3, run.Code);
        Assert.Contains("the revision has no such file or folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_a_revision_are_read_as_those_of_the_disk()
    {
        var sample = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(Repository.Root, "samples", "quickstart")).Replace('\\', '/');

        var run = ToolRun.Of("diff", $"HEAD:{sample}", $"HEAD:{sample}");
        var report = ToolRun.Of("report", $"HEAD:{sample}");

        Assert.Equal((0, "shop: nobody's rights change"), (run.Code, run.Out.Split('\n')[0]));
        Assert.Contains($"HEAD:{sample}/cluster.yaml:", report.Out, StringComparison.Ordinal);
    }
}
