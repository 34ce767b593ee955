using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>The bootstrap of Flux, which eksctl does by running the flux program.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/flux/flux.go</c>. The flags are passed on as they are; eksctl passes them in an order of chance.</remarks>
internal static class FluxSteps
{
    // A report is read by many, so the password is asked for where the command runs.
    private const string Secret = "password";
    private const string SecretVariable = "FLUX_PASSWORD";

    public static IEnumerable<ManualStep> Of(ClusterConfig config)
    {
        if (config.Gitops is not { GitProvider: { Length: > 0 } provider } flux)
        {
            yield break;
        }

        var kubeconfig = new ShellCommand("aws eks update-kubeconfig").Option("--name", config.Metadata.Name).Option("--region", config.Metadata.Region);
        var bootstrap = flux.Flags.Aggregate(new ShellCommand("flux bootstrap").Word(provider), Flag);
        yield return new ManualStep("bootstrap Flux", "a template cannot run the flux program, as eksctl does; it writes to the Git repository",
            kubeconfig.Then(bootstrap).Line, config.Locations.At("gitops.flux"));
    }

    private static ShellCommand Flag(ShellCommand command, KeyValuePair<string, string> flag)
    {
        var value = flag.Key == Secret ? $"\"${SecretVariable}\"" : ShellWord.Of(flag.Value);
        return new ShellCommand($"{command} --{ShellWord.Of(flag.Key)}={value}");
    }
}
