namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody enters running pods.</summary>
internal sealed class NoEnteringPods : PowerLint
{
    public NoEnteringPods()
        : base(
            new("RB021", Severity.Warning, "No role enters running pods."),
            "exec, attach, portforward and ephemeralcontainers run code in pods or speak to them, with the rights of their service accounts; "
                + "before Kubernetes 1.35 get is enough over websocket",
            "keep it for break-glass roles") =>
        GoodPractice = "least privilege";
}
