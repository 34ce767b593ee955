namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>Where a resource is: the stack, and its logical id there.</summary>
internal readonly record struct ResourceId(string Stack, string LogicalId);
