using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>A thing that eksctl does by a call of an API, not by a template.</summary>
/// <param name="Api">The service and its operation.</param>
/// <param name="Input">What the operation is given.</param>
internal sealed record ApiCall(string Api, JsonNode? Input);
