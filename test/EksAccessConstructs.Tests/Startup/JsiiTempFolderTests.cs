using System.Diagnostics;
using EksAccessConstructs.Startup;

namespace EksAccessConstructs.Tests.Startup;

public sealed class JsiiTempFolderTests : IDisposable
{
    private readonly string temp = Directory.CreateTempSubdirectory("eks-access-test-").FullName;

    [Fact]
    public void What_a_dead_process_left_is_swept_and_nothing_else()
    {
        var dead = Left(DeadProcess());
        var alive = Left(Environment.ProcessId);
        var locked = Left(DeadProcess());
        var unmarked = Directory.CreateDirectory(Path.Combine(temp, Name(Environment.UserName, DeadProcess()))).FullName;
        var others = Left(DeadProcess(), "somebody-else");
        var foreign = Directory.CreateDirectory(Path.Combine(temp, "zp0na42s.nmq")).FullName;

        using (new FileStream(Path.Combine(locked, "in-use"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            JsiiTempFolder.Sweep(temp);
        }

        Assert.False(Directory.Exists(dead));
        Assert.All([alive, locked, unmarked, others, foreign], folder => Assert.True(Directory.Exists(folder), folder));
    }

    [Fact]
    public void A_folder_goes_with_its_process_unless_something_is_left_in_it()
    {
        using (JsiiTempFolder.Make(temp))
        {
            Assert.Single(Directory.GetDirectories(temp));
            JsiiTempFolder.Sweep(temp);
            Assert.Single(Directory.GetDirectories(temp));
        }

        Assert.Empty(Directory.GetDirectories(temp));
        using (var kept = JsiiTempFolder.Make(temp))
        {
            Directory.CreateDirectory(Path.Combine(kept!.Path, "cdk.outX1"));
        }

        Assert.Equal(["cdk.outX1"], Directory.GetFileSystemEntries(Assert.Single(Directory.GetDirectories(temp))).Select(Path.GetFileName));
    }

    [Fact]
    public void Without_a_temp_folder_there_is_none() => Assert.Null(JsiiTempFolder.Make(Path.Combine(temp, new string('x', 300))));

    public void Dispose() => Directory.Delete(temp, recursive: true);

    private static string Name(string user, int process) => $"eks-access-jsii-{user}-{process}-{Guid.NewGuid():N}";

    private string Left(int process, string? user = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(temp, Name(user ?? Environment.UserName, process))).FullName;
        File.WriteAllText(Path.Combine(folder, "in-use"), "");
        Directory.CreateDirectory(Path.Combine(folder, "zp0na42s.nmq"));
        return folder;
    }

    private static int DeadProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.Id;
    }
}
