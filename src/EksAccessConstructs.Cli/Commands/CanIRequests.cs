using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access can-i --requests</c>: one answer a row, as the rows come in.</summary>
/// <remarks>The groups of a row are complete, nothing is added to them, and RBAC alone decides.
/// A row with a <c>principal</c> is decided as with --as.</remarks>
internal static class CanIRequests
{
    private static readonly string[] Known =
    [
        "id", "user", "groups", "verb", "apiGroup", "resource", "subresource", "name", "namespace", "nonResourceURL", "principal", "session"
    ];

    /// <summary>Answers every row.</summary>
    public static ExitCode Run(CanIRequestsArguments arguments, ToolHost host)
    {
        if (arguments.Paths.IsEmpty)
        {
            throw new UsageException("say where to look: PATH… of YAML or JSON files or folders");
        }

        if (arguments.File == "-" && arguments.Paths.Contains("-"))
        {
            throw new UsageException("standard input can be the requests or a PATH, not both");
        }

        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        using var text = SourceFiles.Open(arguments.File, host);
        var reader = new CsvReader(text);
        var columns = Columns(reader, arguments.File);
        CsvLine.Write(host.Out, "id", "decision", "reason");
        var code = ExitCode.Fine;
        while (reader.Next() is { } cells)
        {
            var row = new RequestCells(columns, cells);
            if (Problem(row, cells.Count, columns.Count) is { } problem)
            {
                host.Error.WriteLine($"{arguments.File}:{reader.Line}:1: {problem}");
                CsvLine.Write(host.Out, row["id"], "unknown", $"the row cannot be read: {problem}");
                code = ExitCode.Unreadable;
                continue;
            }

            var (decision, assumed) = Decide(row, cluster);
            CsvLine.Write(host.Out, row["id"], DecisionWords.Row(decision),
                string.Join("; ", [DecisionWords.Reason(decision), .. assumed.Select(assumption => $"assumed: {assumption}")]));
        }

        return code;
    }

    private static Dictionary<string, int> Columns(CsvReader reader, string file)
    {
        var heads = reader.Next() ?? throw new UnreadableException($"'{file}' is empty; its first line must name the columns: {string.Join(',', Known[..10])}");
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heads.Count; i++)
        {
            columns.TryAdd(heads[i], i);
        }

        return columns.ContainsKey("id") && columns.ContainsKey("verb")
            ? columns
            : throw new UnreadableException(
                $"{file}:{reader.Line}: the first line must name the columns {string.Join(',', Known[..10])}; it names {string.Join(',', heads)}");
    }

    private static string? Problem(RequestCells row, int cells, int columns)
    {
        if (cells != columns)
        {
            return $"{cells} cells where the first line names {columns}";
        }

        if (row["resource"].Length > 0 && row["nonResourceURL"].Length > 0)
        {
            return "name either a resource or a nonResourceURL";
        }

        return row["principal"].Length > 0 && Access.CallerIdentity.Read(row["principal"]).Value is null
            ? $"'{row["principal"]}' is not the ARN of an IAM role, user or session"
            : null;
    }

    private static (Decision Decision, ValueList<string> Assumed) Decide(RequestCells row, AskedCluster cluster)
    {
        AccessRequest request = row["nonResourceURL"] is { Length: > 0 } path
            ? new UrlRequest(row["verb"], path)
            : new ResourceRequest(row["verb"], row["apiGroup"], row["resource"], row["subresource"], row["name"], row["namespace"]);
        if (row["principal"] is not { Length: > 0 } principal)
        {
            return (cluster.Evaluator.Decide(new Identity(row["user"], [.. row["groups"].Split('|', StringSplitOptions.RemoveEmptyEntries)]), request), []);
        }

        var who = new Who(principal, row["session"] is { Length: > 0 } session ? session : null, null, []);
        return (cluster.Decide(who, request), cluster.Assumed(who, request));
    }
}

/// <summary>The cells of a row by column; empty where the column is missing.</summary>
internal readonly struct RequestCells(Dictionary<string, int> columns, List<string> cells)
{
    /// <summary>One cell.</summary>
    public string this[string column] => columns.TryGetValue(column, out var index) && index < cells.Count ? cells[index] : "";
}
