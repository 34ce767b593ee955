namespace EksAccessConstructs.Access;

/// <summary>One rule that a plan is held against before it is deployed.</summary>
/// <param name="Source">The number of EKS' own rule, such as <c>AE07</c>; null for a rule of this library.</param>
/// <param name="Info">Code, severity and sentence.</param>
/// <param name="Check">Every breach in a plan, in the plan's order.</param>
internal sealed record AccessRule(string? Source, RuleInfo Info, Func<AccessPlan, ClusterFacts, IEnumerable<Finding>> Check);
