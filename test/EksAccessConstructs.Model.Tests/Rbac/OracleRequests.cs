using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Requests of the decision tables.</summary>
internal static class OracleRequests
{
    public static Identity Identity(IReadOnlyDictionary<string, string> row) =>
        new(row["user"], [.. row["groups"].Split('|', StringSplitOptions.RemoveEmptyEntries)]);

    public static AccessRequest Request(IReadOnlyDictionary<string, string> row) => row["nonResourceURL"] is { Length: > 0 } path
        ? new UrlRequest(row["verb"], path)
        : new ResourceRequest(row["verb"], row["apiGroup"], row["resource"], row["subresource"], row["name"], row["namespace"]);
}
