namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody reaches kubelets through the API server.</summary>
internal sealed class NoNodesProxy : PowerLint
{
    public NoNodesProxy()
        : base(
            new("RB024", Severity.Error, "No role reaches nodes/proxy."),
            "get alone runs commands in any pod of the node through the kubelet, past audit and admission",
            "name what is read: nodes/metrics, nodes/stats, nodes/log, nodes/healthz, nodes/pods or nodes/configz")
    {
        GoodPractice = "access to proxy subresource of nodes";
        EksBenchmark = ["4.1.10"];
        KubernetesBenchmark = ["5.1.10"];
    }
}
