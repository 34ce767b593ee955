using System.Text;
using System.Text.Json;
using EksAccessConstructs.Audit;

namespace EksAccessConstructs.Tests.Audit;

/// <summary>Events as the API server and EKS write them, and what comes of reading them.</summary>
internal static class AuditText
{
    private const string Pods = "'objectRef':{'resource':'pods','namespace':'shop','apiVersion':'v1'}";

    /// <summary>An event; quotes may be written as apostrophes.</summary>
    public static string Event(
        string user = "ann", string verb = "get", string @object = Pods, string groups = "devs", string stage = "ResponseComplete", int code = 200,
        string? decision = "allow", string more = "", string extra = "", string time = "2026-11-01T10:00:00.000000Z",
        string uri = "/api/v1/namespaces/shop/pods")
    {
        var all = $"{groups},system:authenticated".Split(',', StringSplitOptions.RemoveEmptyEntries).Select(group => $"'{group}'");
        var annotations = decision is null
            ? ""
            : $",'annotations':{{'authorization.k8s.io/decision':'{decision}','authorization.k8s.io/reason':'RBAC: allowed'}}";
        return ($"{{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'Metadata','auditID':'a','stage':'{stage}','requestURI':'{uri}','verb':'{verb}',"
            + $"'user':{{'username':'{user}','groups':[{string.Join(',', all)}]{(extra.Length > 0 ? $",'extra':{extra}" : "")}}},'sourceIPs':['10.0.0.1'],"
            + $"{(@object.Length > 0 ? $"{@object}," : "")}'responseStatus':{{'metadata':{{}},'code':{code}}},{more}"
            + $"'requestReceivedTimestamp':'{time}','stageTimestamp':'{time}'{annotations}}}").Replace('\'', '"');
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    public static (AuditLog Log, ValueList<Finding> Findings) Read(string text, int longest = AuditFile.LongestRecord) =>
        Read(Encoding.UTF8.GetBytes(text), longest);

    public static (AuditLog Log, ValueList<Finding> Findings) Read(byte[] bytes, int longest = AuditFile.LongestRecord)
    {
        var tally = new AuditTally();
        var findings = AuditFile.Read("audit.log", new Drops(bytes), tally, longest);
        return (tally.ToLog(), findings);
    }

    // A pipe gives a few bytes at a time.
    private sealed class Drops(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 977));
    }
}
