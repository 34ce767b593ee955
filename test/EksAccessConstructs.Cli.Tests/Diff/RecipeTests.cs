using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>The recipes of docs/review.md, run in a repository with two branches, with the built tool in place of <c>dotnet dnx</c>.</summary>
/// <remarks>Keys are held to those that the services know. Sources: GitHub Docs, "Workflow syntax for GitHub Actions"; GitLab Docs, "CI/CD YAML syntax
/// reference"; AWS CodeBuild User Guide, "Build specification reference".</remarks>
public sealed partial class RecipeTests
{
    private const string Tool = "dotnet dnx -y eks-access --";

    private static readonly string Stories = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["github:"] = ["name", "on", "permissions", "jobs", "env", "defaults", "concurrency", "run-name"],
        ["github:on"] = ["pull_request", "push", "workflow_dispatch"],
        ["github:permissions"] = ["contents", "pull-requests", "security-events", "issues", "id-token"],
        ["github:jobs.access"] = ["runs-on", "steps", "needs", "if", "permissions", "env", "timeout-minutes"],
        ["github:jobs.access.steps"] = ["uses", "with", "name", "run", "env", "if", "id", "shell", "working-directory"],
        ["gitlab:access"] = ["image", "variables", "script", "rules", "artifacts", "before_script", "stage"],
        ["gitlab:access.rules"] = ["if", "when", "changes"],
        ["gitlab:access.artifacts"] = ["when", "paths", "expire_in", "reports"],
        ["gitlab:access.artifacts.reports"] = ["codequality", "junit", "sast"],
        ["codebuild:"] = ["version", "env", "phases", "artifacts", "reports", "cache", "batch", "proxy", "run-as"],
        ["codebuild:env"] = ["shell", "variables", "parameter-store", "secrets-manager", "exported-variables", "git-credential-helper"],
        ["codebuild:phases"] = ["install", "pre_build", "build", "post_build"],
        ["codebuild:phases.install"] = ["runtime-versions", "commands", "run-as", "on-failure", "finally"],
        ["codebuild:phases.build"] = ["commands", "run-as", "on-failure", "finally"],
        ["codebuild:reports.eks-access"] = ["files", "file-format", "base-directory", "discard-paths"],
        ["codebuild:artifacts"] = ["files", "name", "discard-paths", "base-directory"],
    };

    [Theory]
    [InlineData("github", "on", "permissions", "jobs.access", "jobs.access.steps", "")]
    [InlineData("gitlab", "access", "access.rules", "access.artifacts", "access.artifacts.reports")]
    [InlineData("codebuild", "", "env", "phases", "phases.install", "phases.build", "reports.eks-access", "artifacts")]
    public void Recipes_use_keys_that_the_service_knows(string service, params string[] places)
    {
        var recipe = Recipe(service);

        Assert.All(places, place => Assert.All(
            Maps(At(recipe, place)).SelectMany(map => map.Entries), entry => Assert.Contains(entry.Key, Keys[$"{service}:{place}"])));
    }

    [Theory]
    [InlineData("03-a-role-gains-secrets", 0)]
    [InlineData("01-admin-through-a-group", 1)]
    [InlineData("09-the-last-administrator-goes", 1)]
    public void GitHub_comments_and_stops_what_is_to_be_looked_at(string story, int code)
    {
        using var repository = new Checkout(story);
        var steps = Maps(At(Recipe("github"), "jobs.access.steps")).Where(step => step["run"] is not null).ToList();

        Assert.Equal(0, repository.Run(GitHubStep(steps[0])).Code);
        repository.Stub("gh", """echo "$@" >> gh.log""");
        Assert.Equal(0, repository.Run(GitHubStep(steps[1])).Code);
        Assert.Contains("--method POST repos/o/r/issues/7/comments -F body=@comment.md", repository.Read("gh.log"), StringComparison.Ordinal);
        repository.Stub("gh", """
            echo "$@" >> gh.log
            case "$*" in *--jq*) echo '[41,"hello"]'; echo '[42,"<!-- eks-access diff shop -->\n### old"]';; esac
            """);
        Assert.Equal(0, repository.Run(GitHubStep(steps[1])).Code);
        Assert.Contains("--method PATCH repos/o/r/issues/comments/42 -F body=@comment.md", repository.Read("gh.log"), StringComparison.Ordinal);
        Assert.Equal(code, repository.Run(GitHubStep(steps[2])).Code);
        Written(repository);
    }

    [Theory]
    [InlineData("03-a-role-gains-secrets", 0)]
    [InlineData("01-admin-through-a-group", 1)]
    public void GitLab_notes_and_stops_what_is_to_be_looked_at(string story, int code)
    {
        using var repository = new Checkout(story);
        repository.Stub("curl", """echo "$@" > curl.log""");
        var script = string.Join('\n', Texts(At(Recipe("gitlab"), "access.script")));

        var run = repository.Run(
            script,
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"), ("CI_API_V4_URL", "https://gitlab.example/api/v4"), ("CI_PROJECT_ID", "3"),
            ("CI_MERGE_REQUEST_IID", "7"), ("ACCESS_TOKEN", "t"));

        Assert.Equal(code, run.Code);
        Assert.EndsWith("https://gitlab.example/api/v4/projects/3/merge_requests/7/notes\n", repository.Read("curl.log"), StringComparison.Ordinal);
        Assert.StartsWith("<!-- eks-access diff shop -->\n", repository.Read("comment.md"), StringComparison.Ordinal);
        Assert.StartsWith("[", repository.Read("access.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03-a-role-gains-secrets", 0)]
    [InlineData("01-admin-through-a-group", 1)]
    public void CodeBuild_stops_what_is_to_be_looked_at(string story, int code)
    {
        using var repository = new Checkout(story);
        var script = string.Join('\n', Texts(At(Recipe("codebuild"), "phases.build.commands")));

        Assert.Equal(code, repository.Run(script, ("CODEBUILD_WEBHOOK_BASE_REF", "refs/heads/main")).Code);
        Written(repository);
        Assert.StartsWith("<testsuites>", repository.Read("access.xml"), StringComparison.Ordinal);
        Assert.Equal(["comment.md", "access.sarif"], Texts(At(Recipe("codebuild"), "artifacts.files")));
    }

    [Fact]
    public void The_file_of_the_base_branch_allows_and_that_of_the_pull_request_does_not()
    {
        const string Allow = """
            allow:
            - {who: 'arn:aws:iam::111122223333:role/pipeline', administrator: true, reason: r, owner: o, expires: 2199-01-01}
            """;
        var gate = GitHubStep(Maps(At(Recipe("github"), "jobs.access.steps")).Last());

        using var own = new Checkout("01-admin-through-a-group", ofPullRequest: Allow);
        using var merged = new Checkout("01-admin-through-a-group", ofBase: Allow);

        Assert.Equal(1, own.Run(gate).Code);
        Assert.Equal(0, merged.Run(gate).Code);
        Assert.Contains("allowed until 2199-01-01, by o: r (origin/main:deploy/.eks-access.yaml:2:3)", merged.Run(gate).Out.ReplaceLineEndings(" ")
            .Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Written(Checkout repository)
    {
        Assert.StartsWith("<!-- eks-access diff shop -->\n", repository.Read("comment.md"), StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(repository.Read("access.sarif"));
        Assert.NotEqual(0, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    // What the service fills in, and the variables of the step.
    private static string GitHubStep(YamlMap step) => string.Concat((step["env"] as YamlMap)?.Entries.Select(entry =>
        $"export {entry.Key}={Filled(Text(entry.Value))}\n") ?? []) + Filled(Text(step["run"]));

    private static string Filled(string text) => text
        .Replace("${{ github.base_ref }}", "main", StringComparison.Ordinal)
        .Replace("${{ github.token }}", "t", StringComparison.Ordinal)
        .Replace("${{ github.repository }}", "o/r", StringComparison.Ordinal)
        .Replace("${{ github.event.number }}", "7", StringComparison.Ordinal);

    private static YamlNode Recipe(string service)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "review.md")).ReplaceLineEndings("\n");
        var text = Fence().Matches(page).Single(match => match.Groups["service"].Value == service).Groups["text"].Value;
        var reading = YamlText.Read(text, $"{service}.yml");
        Assert.Equal([], reading.Findings);
        return reading.Value!.Documents[0].Root!.WithKeysAsWritten(); // "on" is a word
    }

    private static YamlNode At(YamlNode node, string place) =>
        place.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(node, (at, key) => ((YamlMap)at)[key]!);

    private static IEnumerable<YamlMap> Maps(YamlNode node) => node is YamlList list ? list.Items.OfType<YamlMap>() : [(YamlMap)node];

    private static IEnumerable<string> Texts(YamlNode node) => ((YamlList)node).Items.Select(Text);

    private static string Text(YamlNode? node) => ((YamlScalar)node!).Value;

    [GeneratedRegex("<!-- recipe: (?<service>[a-z]+) -->\n```yaml\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    /// <summary>A clone on the branch of a pull request, with its origin beside it.</summary>
    private sealed class Checkout : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("eks-access").FullName;

        public Checkout(string story, string? ofBase = null, string? ofPullRequest = null)
        {
            Directory.CreateDirectory(Path.Combine(folder, "origin"));
            Directory.CreateDirectory(Path.Combine(folder, "bin"));
            Git("origin", "init", "-q", "-b", "main");
            Commit(Path.Combine(Stories, story, "old"), ofBase);
            Git("origin", "checkout", "-q", "-b", "change");
            Commit(Path.Combine(Stories, story, "new"), ofPullRequest);
            Git(".", "clone", "-q", "-b", "change", "origin", "work");
        }

        public string Read(string name) => File.ReadAllText(Path.Combine(folder, "work", name));

        /// <summary>Puts a program of this name before all others.</summary>
        public void Stub(string name, string script)
        {
            var file = Path.Combine(folder, "bin", name);
            File.WriteAllText(file, $"#!/bin/bash\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        /// <summary>Runs a script as the services do: it ends at the first command that fails.</summary>
        public (int Code, string Out) Run(string script, params (string Name, string Value)[] variables)
        {
            var tool = Path.Combine(AppContext.BaseDirectory, "eks-access.dll");
            var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", script.Replace(Tool, $"dotnet '{tool}'", StringComparison.Ordinal)])
            {
                WorkingDirectory = Path.Combine(folder, "work"),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }

            return Run(start);
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private void Commit(string version, string? accepted)
        {
            var deploy = Path.Combine(folder, "origin", "deploy");
            if (Directory.Exists(deploy))
            {
                Directory.Delete(deploy, recursive: true);
            }

            Directory.CreateDirectory(deploy);
            foreach (var file in Directory.GetFiles(version))
            {
                File.Copy(file, Path.Combine(deploy, Path.GetFileName(file)));
            }

            if (accepted is not null)
            {
                File.WriteAllText(Path.Combine(deploy, ".eks-access.yaml"), accepted);
            }

            Git("origin", "add", "-A");
            Git("origin", "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "version");
        }

        private void Git(string below, params string[] arguments)
        {
            var (code, output) = Run(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Path.Combine(folder, below),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            Assert.True(code == 0, output);
        }

        private static (int Code, string Out) Run(ProcessStartInfo start)
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
    }
}
