using System.Diagnostics;
using System.Reflection;

namespace EksAccessConstructs;

/// <summary>A folder for projects of somebody else, with nothing of ours above it and a feed of our packages, which is gone after the test.</summary>
/// <remarks>What is installed on the machine, and what the bootstrap made, are the only sources beside that feed; nothing is installed into them.</remarks>
internal sealed class ConsumerFolder : IDisposable
{
    /// <summary>The build configuration of the tests, and so of what they were built with.</summary>
    public static string Configuration =>
        typeof(ConsumerFolder).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("eks-access-consumer-").FullName;

    /// <summary>The file of a project of ours.</summary>
    public static string Source(string project) => System.IO.Path.Combine(Repository.Root, "src", project, $"{project}.csproj");

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    /// <summary>Writes a project.</summary>
    /// <param name="name">The file.</param>
    /// <param name="items">Its references.</param>
    public void WriteProject(string name, string items) => Write(name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <NoWarn>$(NoWarn);NU1608</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Packs a project of ours into the feed, as it was built with the tests.</summary>
    /// <param name="project">The project.</param>
    /// <param name="options">More options of <c>dotnet pack</c>.</param>
    public void Pack(string project, params ReadOnlySpan<string> options) => Assert.Contains(
        $"{project}.0.1.0.nupkg",
        Dotnet(["pack", Source(project), "-c", Configuration, "-o", File("feed"), "--nologo", .. options]),
        StringComparison.Ordinal);

    /// <summary>Runs <c>dotnet</c> in the folder; gives what it prints.</summary>
    public string Dotnet(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments.ToArray())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path,
        };
        var installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] feeds = [File("feed"), System.IO.Path.Combine(Repository.Root, "artifacts", "feed")];
        Directory.CreateDirectory(File("feed"));
        foreach (var (name, value) in new[]
        {
            ("RestoreSources", string.Join(';', feeds.Where(Directory.Exists))), ("RestoreFallbackFolders", installed), ("NUGET_PACKAGES", File("packages")),
            ("TMPDIR", Path), ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return output;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
