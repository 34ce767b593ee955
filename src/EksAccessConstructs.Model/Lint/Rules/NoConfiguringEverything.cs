namespace EksAccessConstructs.Lint.Rules;

/// <summary>Config maps are not written everywhere.</summary>
internal sealed class NoConfiguringEverything() : PowerLint(
    new("RB096", Severity.Warning, "No role writes config maps in the whole cluster."),
    "programs go by config maps: CoreDNS, kube-proxy and many controllers do",
    "give it in a Role of the namespace that needs it");
