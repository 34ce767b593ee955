namespace EksAccessConstructs.Compute;

/// <summary>Metrics of an Auto Scaling group.</summary>
/// <param name="Granularity">How often; <c>1Minute</c> is all there is.</param>
/// <param name="Metrics">Which; none for all.</param>
public sealed record GroupMetrics(string Granularity, ValueList<string> Metrics);
