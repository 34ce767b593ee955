namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who writes what is said of devices is known.</summary>
internal sealed class DeviceWritersAreKnown() : PowerLint(
    new("RB099", Severity.Info, "Who writes bindings and status of devices is known."),
    "a driver of devices need not speak for the devices of other nodes",
    "leave it to the scheduler and drivers of devices");
