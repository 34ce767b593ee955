using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Access;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Review;

/// <summary>An access report as JSON, for programs. Its schema is <c>docs/schema/report.json</c>.</summary>
public static class AccessReportJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    // What has been written goes on its way from this many bytes on.
    private const int Piece = 64 * 1024;

    /// <summary>The report, ending with a line break.</summary>
    public static string Write(AccessReport report)
    {
        using var text = new StringWriter();
        Write(report, text);
        return text.ToString();
    }

    /// <summary>Writes the report, ending with a line break, piece by piece: that of a large cluster is large.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to; it stays open.</param>
    public static void Write(AccessReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var cluster = report.Deployed;
        var measures = report.Measures;
        using var stream = new TextStream(writer);
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("cluster", cluster.Name);
            json.WriteString("region", report.Region);
            json.WriteString("version", cluster.Version);
            json.WriteString("authenticationMode", cluster.IsBuilt ? cluster.Mode.ToApiValue() : null);
            WriteBoolean(json, "creatorIsAdmin", cluster.IsBuilt ? cluster.Plan.CreatorIsAdmin : null);
            Write(json, "administrators", measures.Authorizer.Administrators(), administrator => json.WriteStringValue(administrator.Who));
            Write(json, "entries", report.Entries, principal => Entry(json, principal));
            Write(json, "access", measures.Access, row => Texts(
                json, ("namespace", row.Where), ("principal", row.Principal), ("may", row.What), ("through", row.Through)));
            Write(json, "levels", measures.Levels, row => Level(json, row));
            Write(json, "podRoles", measures.PodRoles, row => Texts(
                json, ("who", row.Who), ("by", row.By), ("role", row.Role), ("from", row.Location?.ToString())));
            Write(json, "podRoleWriters", measures.PodRoleWriters, writer => Texts(
                json, ("who", writer.Who), ("may", writer.May), ("role", writer.Role), ("through", writer.Through)));
            Write(json, "carriedOver", report.CarriedOver, item => Texts(
                json, ("what", item.What), ("became", item.Became), ("from", item.Location?.ToString())));
            Write(json, "choices", report.Choices, choice => Texts(
                json, ("key", choice.Key), ("chosen", choice.Ours), ("eksctl", choice.Eksctl), ("reason", choice.Reason)));
            Write(json, "afterDeployment", report.Steps, step => Texts(
                json, ("what", step.What), ("why", step.Why), ("command", step.Command), ("from", step.Location?.ToString())));
            Write(json, "findings", report.Findings, finding => OneFinding(json, finding));
            Write(json, "notUsed", report.NotUsed, unused => Texts(json, ("kind", unused.Kind), ("name", unused.Name), ("from", unused.Location.ToString())));
            json.WriteEndObject();
        }

        writer.Write('\n');
    }

    private static void Entry(Utf8JsonWriter json, ReportedPrincipal principal)
    {
        var grant = principal.Grant;
        json.WriteStartObject();
        json.WriteString("principal", principal.Label);
        json.WriteString("principalArn", grant.Principal.IsUnresolved ? null : grant.Principal.Text);
        json.WriteString("logicalId", principal.LogicalId);
        json.WriteString("type", grant.Type.Name);
        json.WriteString("username", grant.Username);
        Write(json, "groups", grant.Groups, json.WriteStringValue);
        Write(json, "policies", grant.Policies, association => Policy(json, association));
        json.WriteString("from", grant.Origin.Location?.ToString());
        json.WriteEndObject();
    }

    private static void Policy(Utf8JsonWriter json, PolicyAssociation association)
    {
        json.WriteStartObject();
        json.WriteString("policy", association.Policy.Name);
        json.WriteString("scope", association.Scope.ApiValue);
        Write(json, "namespaces", association.Scope.Match(() => [], names => names), json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void Level(Utf8JsonWriter json, LevelRow row)
    {
        json.WriteStartObject();
        json.WriteString("who", row.Who);
        json.WriteString("namespace", row.Where == Places.Cluster ? null : row.Where);
        json.WriteString("level", row.Level.Word());
        json.WriteBoolean("maybe", row.IsMaybe);
        Write(json, "ways", row.Ways, way => Write(json, way.Steps, step => Texts(json, ("what", step.What), ("from", step.Location?.ToString()))));
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
            SendOn(json);
        }

        json.WriteEndArray();
    }

    private static void SendOn(Utf8JsonWriter json)
    {
        if (json.BytesPending > Piece)
        {
            json.Flush();
        }
    }

    private static void OneFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("severity", finding.Severity switch { Severity.Info => "info", Severity.Warning => "warning", Severity.Error => "error" });
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.Location?.File);
        if (finding.Location is { } location)
        {
            json.WriteNumber("line", location.Line);
            json.WriteNumber("column", location.Column);
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
            SendOn(json);
        }

        json.WriteEndArray();
    }

    private static void WriteBoolean(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
