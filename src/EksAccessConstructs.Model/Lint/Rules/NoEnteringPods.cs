using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody enters running pods.</summary>
internal sealed class NoEnteringPods : RoleRuleLint
{
    private static readonly string[] ByRequest = ["exec", "attach", "portforward"];

    public NoEnteringPods()
        : base(
            new("RB021", Severity.Warning, "No role enters running pods."),
            "exec, attach, portforward and ephemeralcontainers run code in pods or speak to them, with the rights of their service accounts; "
                + "before Kubernetes 1.35 get is enough over websocket",
            "keep it for break-glass roles") =>
        GoodPractice = "least privilege";

    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var ways = ByRequest.Where(way => rule.Names("", "pods", way) && rule.Gives("get", "create"))
            .Concat(rule.Names("", "pods", "ephemeralcontainers") && rule.Gives("update", "patch") ? ["ephemeralcontainers"] : [])
            .Select(way => $"pods/{way}").ToList();
        return ways.Count > 0 ? [$"{string.Join(", ", ways)} lets the holder into running pods; keep it for break-glass roles"] : [];
    }
}
