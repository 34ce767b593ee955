using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The files that rows for aws-auth are in beside a template, and the command that adds them to what the cluster holds.</summary>
internal static class AwsAuthCommand
{
    /// <summary>The rows to be added, relative to the cloud assembly.</summary>
    public static string FileOf(string cluster) => $"{Folder(cluster)}/aws-auth-additions.yaml";

    /// <summary>One line for a shell in the folder of the cloud assembly.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="region">Its region; null for that of the shell.</param>
    /// <param name="stack">The deployed stack whose outputs rows name; null where they name none.</param>
    public static string Of(string cluster, string? region, string? stack)
    {
        var folder = Folder(cluster);
        var (held, outputs, merged) = ($"{folder}/aws-auth-held.yaml", $"{folder}/stack-outputs.json", $"{folder}/aws-auth.yaml");
        var begin = In(new ShellCommand("aws eks update-kubeconfig").Option("--name", cluster), region)
            .Then(Into(new ShellCommand("kubectl get configmaps --namespace kube-system --field-selector metadata.name=aws-auth --output yaml"), held));
        var merge = new ShellCommand("eks-access aws-auth merge").Word(held, FileOf(cluster)).Option("--out", merged);
        var asked = stack is null ? begin : begin.Then(Into(Outputs(stack, region), outputs));
        return asked.Then(stack is null ? merge : merge.Option("--outputs", outputs)).Then(new ShellCommand("kubectl apply").Option("--filename", merged)).Line;
    }

    private static ShellCommand Outputs(string stack, string? region) =>
        In(new ShellCommand("aws cloudformation describe-stacks").Option("--stack-name", stack), region).Option("--output", "json");

    private static string Folder(string cluster) => $"eks-access/{cluster}";

    private static ShellCommand In(ShellCommand command, string? region) => region is null ? command : command.Option("--region", region);

    private static ShellCommand Into(ShellCommand command, string file) => new ShellCommand($"{command} >").Word(file);
}
