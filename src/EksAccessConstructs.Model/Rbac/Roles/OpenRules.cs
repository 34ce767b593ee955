namespace EksAccessConstructs.Rbac;

/// <summary>The rules of a ClusterRole that it holds or not by the order in which the aggregation controller visits the roles.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Causes">Why that is not known, one sentence for each cycle.</param>
internal sealed record OpenRules(IndexedRules Rules, ValueList<string> Causes);
