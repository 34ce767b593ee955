namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>Everything that is to be done by hand after the deployment of a ClusterConfig: the one list behind findings, the report and constructs.</summary>
internal static class ManualSteps
{
    /// <summary>The steps, in an order in which they can be done.</summary>
    /// <param name="config">The ClusterConfig.</param>
    /// <param name="stack">The stack; null for that of the app.</param>
    /// <param name="hasAwsAuth">True where the input holds rows of aws-auth besides.</param>
    public static ValueList<ManualStep> Of(ClusterConfig config, string? stack = null, bool hasAwsAuth = false) =>
    [
        .. AwsAuthSteps.Of(config, stack, hasAwsAuth), .. NodeSteps.Of(config), .. WindowsSteps.Of(config), .. CapabilitySteps.Of(config),
        .. KarpenterSteps.Of(config), .. FluxSteps.Of(config),
    ];
}
