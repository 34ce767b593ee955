namespace EksAccessConstructs.Cluster;

/// <summary>A log of the control plane. The set is AWS's and open: <see cref="Custom"/> names one this library does not know.</summary>
public sealed record ControlPlaneLog
{
    private ControlPlaneLog(string name) => Name = name;

    /// <summary>Every request to the API server.</summary>
    public static ControlPlaneLog Api { get; } = new("api");

    /// <summary>Who did what: the Kubernetes audit log.</summary>
    public static ControlPlaneLog Audit { get; } = new("audit");

    /// <summary>Which IAM identity became which Kubernetes user.</summary>
    public static ControlPlaneLog Authenticator { get; } = new("authenticator");

    /// <summary>The controller manager.</summary>
    public static ControlPlaneLog ControllerManager { get; } = new("controllerManager");

    /// <summary>The scheduler.</summary>
    public static ControlPlaneLog Scheduler { get; } = new("scheduler");

    /// <summary>Every log known to this library.</summary>
    public static ValueList<ControlPlaneLog> All { get; } = [Api, Audit, Authenticator, ControllerManager, Scheduler];

    /// <summary>The name that EKS uses.</summary>
    public string Name { get; }

    /// <summary>A log that AWS added after this library was made.</summary>
    public static ControlPlaneLog Custom(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
