namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>Everything that is to be done by hand after the deployment of a ClusterConfig: the one list behind findings, the report and constructs.</summary>
internal static class ManualSteps
{
    /// <summary>The steps, in an order in which they can be done.</summary>
    public static ValueList<ManualStep> Of(ClusterConfig config) =>
        [.. NodeSteps.Of(config), .. WindowsSteps.Of(config), .. CapabilitySteps.Of(config), .. KarpenterSteps.Of(config), .. FluxSteps.Of(config)];
}
