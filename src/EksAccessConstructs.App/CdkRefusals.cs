using System.ComponentModel;
using System.Text.Json;
using Amazon.JSII.Runtime;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.App;

/// <summary>What the CDK, node or a disk refuse while constructs are made and synthesized, as findings: nothing of it is a fault of the app.</summary>
internal static class CdkRefusals
{
    /// <summary>The machine can run the CDK.</summary>
    public static readonly RuleInfo Runnable =
        new("EKS123", Severity.Error, "Node 20 or newer is on the PATH, and the temp folder and the output folder can be written.");

    private const string Failed = "ValidationFailed:";
    private const string TooManyResources = "F0007"; // TemplateLimits says it with the way out
    private const string Report = "validation-report.json";
    private static readonly string[] DiskErrors = ["ENOSPC", "EACCES", "EROFS", "ENOTDIR", "ENOENT"];

    /// <summary>That there is no node; null where there is one. jsii does not survive its absence.</summary>
    public static Finding? NoNode(Func<string, string?> variable)
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return variable("JSII_NODE") is { Length: > 0 } || Array.Exists(folders, folder => File.Exists(Path.Join(folder, name)))
            ? null
            : Runnable.At(null, "node is not on the PATH; install Node 20 or newer");
    }

    /// <summary>The findings that an exception stands for; empty for a fault of the app.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="output">The folder of the cloud assembly; null where it is not known.</param>
    /// <param name="plans">The clusters.</param>
    public static ValueList<Finding> Of(Exception error, string? output, IReadOnlyList<PlannedCluster> plans) => error switch
    {
        Win32Exception => [Runnable.At(null, $"node cannot be started: {error.Message}; install Node 20 or newer")],
        IOException or UnauthorizedAccessException => [CannotWrite(error.Message)],
        JsiiException => [Runnable.At(null, $"node ends before it answers ({Sentence(error)}); {Needs}")],
        _ when error.GetType() != typeof(Exception) => [],
        _ when DiskErrors.Any(name => error.Message.Contains(name, StringComparison.Ordinal)) => [CannotWrite(Sentence(error))],
        _ when output is not null && error.Message.StartsWith(Failed, StringComparison.Ordinal) && Reported(output, plans) is { IsEmpty: false } reported =>
            reported,
        _ => Sentences(error).Select(sentence => At(PathIn(sentence), sentence, plans)).ToValueList(),
    };

    /// <summary>What a construct refused, a finding for each line of its message, without the names of our own parameters.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="plan">The cluster.</param>
    public static ValueList<Finding> OfConstruct(ArgumentException error, PlannedCluster plan)
    {
        var text = error.ParamName is { } name ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : error.Message;
        return text.Split('\n').Select(line => InputRules.Buildable.At(plan.Plan.Origin.Location, line)).ToValueList();
    }

    /// <summary>What the CDK's own validation refused, as its report in the cloud assembly says.
    /// Under the CDK CLI it only reports, alone it also throws.</summary>
    /// <param name="output">The folder of the cloud assembly.</param>
    /// <param name="plans">The clusters.</param>
    public static ValueList<Finding> Reported(string output, IReadOnlyList<PlannedCluster> plans) =>
        Violations(output).Select(one => Finding(one, plans)).ToValueList();

    // What our own plugin says keeps its code and its way out.
    private static Finding Finding(Violation one, IReadOnlyList<PlannedCluster> plans) =>
        RuleCatalogue.All.FirstOrDefault(rule => one.Plugin == AccessValidation.PluginName && rule.Code == one.Rule) is { } own
            ? own.At(InputPlaces.Of(one.Path, one.Description, plans), $"{one.Description}{(one.Fix.Length > 0 ? $"; {one.Fix}" : "")} (at '{one.Path}')")
            : At(one.Path, $"{one.Description} ({one.Rule} of the CDK, at '{one.Path}')", plans);

    private static string Needs => $"the CDK needs Node 20 or newer and 100 MB in the temp folder '{Path.GetTempPath()}'";

    private static Finding CannotWrite(string why) => Runnable.At(null, $"cannot write: {why}; make room, or name other folders (TMPDIR, --output)");

    private static Finding At(string path, string message, IReadOnlyList<PlannedCluster> plans) =>
        InputRules.Buildable.At(InputPlaces.Of(path, message, plans), message);

    private static List<Violation> Violations(string output)
    {
        if (FileText.Read(Path.Combine(output, Report)).Value is not { } text)
        {
            return [];
        }

        using var report = JsonDocument.Parse(text);
        return
        [
            .. from plugin in report.RootElement.GetProperty("pluginReports").EnumerateArray()
               where Text(plugin, "conclusion") == "failure"
               from violation in plugin.GetProperty("violations").EnumerateArray()
               where Text(violation, "severity") is "error" or "fatal" && Text(violation, "ruleName") != TooManyResources
               from construct in violation.GetProperty("violatingConstructs").EnumerateArray()
               select new Violation(
                   Text(plugin, "pluginName"),
                   Text(violation, "ruleName"),
                   Text(violation, "description"),
                   Text(violation, "suggestedFix"),
                   Text(construct, "constructPath")),
        ];
    }

    private static string Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

    // The CDK writes "Name: sentence", or a head and one line for each construct: "  [path] sentence". Lines that begin with "at" are where in its own code.
    private static IEnumerable<string> Sentences(Exception error)
    {
        var lines = error.Message.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("at ", StringComparison.Ordinal)).ToList();
        var each = lines.Where(line => line.StartsWith('[')).ToList();
        return each.Count > 0 ? each : lines.Take(1);
    }

    private static string Sentence(Exception error) => Sentences(error).FirstOrDefault() ?? error.Message;

    private static string PathIn(string sentence)
    {
        var from = sentence.IndexOf('[', StringComparison.Ordinal);
        var to = sentence.IndexOf(']', StringComparison.Ordinal);
        return from >= 0 && to > from ? sentence[(from + 1)..to] : "";
    }

    private sealed record Violation(string Plugin, string Rule, string Description, string Fix, string Path);
}
