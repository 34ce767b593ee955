namespace EksAccessConstructs.Rbac;

/// <summary>The built-in kinds that run containers.</summary>
internal static class Workloads
{
    /// <summary>Pods, and everything that makes pods.</summary>
    public static ValueList<(string Group, string Resource)> WithPods { get; } = [("", "pods"), .. Templates];

    /// <summary>What makes pods out of a template.</summary>
    public static ValueList<(string Group, string Resource)> Templates =>
    [
        ("apps", "deployments"), ("apps", "daemonsets"), ("apps", "statefulsets"), ("apps", "replicasets"),
        ("batch", "jobs"), ("batch", "cronjobs"), ("", "replicationcontrollers"),
    ];
}
