namespace EksAccessConstructs.Tests.Inputs;

public sealed class KeyFilesTests : IDisposable
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFm1t0k9c0nfigSHARED0000000000000000000000AB ops@shared\n";

    private readonly HostileFolder folder = new();

    [Fact]
    public void A_path_is_relative_to_the_config()
    {
        var file = folder.Write("keys/ops.pub", Key);

        Assert.Equal(Key, KeyFiles.Read("keys/ops.pub", folder.At("cluster.yaml")).OrThrow());
        Assert.Equal(Key, KeyFiles.Read(file, "").OrThrow());
    }

    [Fact]
    public void A_tilde_is_the_home_folder() => Assert.Contains(
        $"({Environment.GetFolderPath(Environment.SpecialFolder.UserProfile).Replace('\\', '/')}/no-such-folder/key.pub)",
        Problem("~/no-such-folder/key.pub"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("missing.pub", "is not there")]
    [InlineData(".", "is a folder")]
    [InlineData("", "is a folder")]
    [InlineData("large.pub", "more than 16 KiB")]
    [InlineData("pipe.pub", "is a named pipe")]
    [InlineData("/dev/zero", "is a device")]
    [InlineData("a\0b", "zero byte")]
    public void What_is_no_small_file_is_not_read(string path, string words)
    {
        folder.Large("large.pub", 20_000);
        folder.Pipe("pipe.pub");

        Assert.Contains(words, Problem(path), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Problem(string path) => Assert.Single(KeyFiles.Read(path, folder.At("cluster.yaml")).Findings).Message;
}
