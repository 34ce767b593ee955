using System.Diagnostics;
using System.Reflection;

namespace EksAccessConstructs.Tests;

/// <summary>Projects of somebody else: by package from a feed and by project reference, in a folder of their own with nothing of ours above it.</summary>
public sealed class ConsumerTests
{
    private const string Project = """
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
            REFERENCES
          </ItemGroup>
        </Project>
        """;

    private const string App = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.IAM;
        using EksAccessConstructs;
        using EksAccessConstructs.Access;
        using EksAccessConstructs.Cluster;

        var app = EksAccess.App();
        var stack = new Stack(app, "Shop");
        var cluster = new EksCluster(stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34" });
        cluster.GrantAdmin(new Role(stack, "Admins", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
        Console.WriteLine(app.Synth().Stacks.Length);
        """;

    [Fact]
    public void A_role_that_is_dropped_is_a_warning_where_the_package_is_used()
    {
        using var folder = new Folder();
        folder.Dotnet("pack", Source("EksAccessConstructs.Model"), "--no-build", "-c", Configuration, "-o", folder.File("feed"), "--nologo");
        folder.WriteProject("Drops.csproj", """<PackageReference Include="EksAccessConstructs.Model" Version="0.1.0" />""");
        folder.Write("Program.cs", """
            using EksAccessConstructs.Rbac;

            var role = Role.In("shop", "reader");
            role.AllowRead(ApiResource.Pods);
            role.Allow(Verb.Get).On(ApiResource.Secrets);
            ClusterRole.Of("health").AllowUrls(NonResourceUrl.Healthz);
            var kept = role.AllowRead(ApiResource.Pods);
            Console.WriteLine(kept.Id);
            """);

        var output = folder.Dotnet("build", folder.File("Drops.csproj"), "--nologo");

        Assert.All(new[] { 4, 5, 6 }, line => Assert.Contains($"Program.cs({line},1): warning CA1806", output, StringComparison.Ordinal));
        Assert.DoesNotContain("Program.cs(7", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" error ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_reference_is_all_that_an_app_needs()
    {
        using var folder = new Folder();
        folder.WriteProject("App.csproj", $"""<ProjectReference Include="{Source("EksAccessConstructs")}" />""");
        folder.Write("Program.cs", App);

        var built = folder.Dotnet("build", folder.File("App.csproj"), "-c", Configuration, "--nologo", "-p:BuildProjectReferences=false");
        Assert.Contains(" 0 Error(s)", built, StringComparison.Ordinal);
        var output = folder.Dotnet(folder.File($"bin/{Configuration}/net10.0/App.dll"));

        Assert.Equal("1", output.Trim().Split('\n')[^1]);
    }

    private static string Source(string project) => Path.Combine(Repository.Root, "src", project, $"{project}.csproj");

    private static string Configuration =>
        typeof(ConsumerTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    // What is installed here already is the only source beside the feed.
    private sealed class Folder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("eks-access-consumer-").FullName;

        public string File(string name) => Path.Combine(path, name);

        public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

        public void WriteProject(string name, string references) => Write(name, Project.Replace("REFERENCES", references, StringComparison.Ordinal));

        public string Dotnet(params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = path };
            var installed = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            Directory.CreateDirectory(File("feed"));
            foreach (var (name, value) in new[]
            {
                ("RestoreSources", File("feed")), ("RestoreFallbackFolders", installed), ("NUGET_PACKAGES", File("packages")), ("TMPDIR", path),
                ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"),
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

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
