namespace EksAccessConstructs.Snapshots;

/// <summary>A document that was read past.</summary>
/// <param name="Kind">Its kind, as <c>apps/v1 DaemonSet</c>.</param>
/// <param name="Name">Its name, with the namespace in front; empty where it has none.</param>
/// <param name="Location">Where it starts.</param>
public sealed record UnusedDocument(string Kind, string Name, SourceLocation Location);
