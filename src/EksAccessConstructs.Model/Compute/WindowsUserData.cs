namespace EksAccessConstructs.Compute;

/// <summary>User data of Windows Server: PowerShell that calls the image's own bootstrap.</summary>
/// <remarks>A managed node is told how to join by EKS; it gets only the commands that run before. Source: eksctl 0.231, <c>windows.go</c>.</remarks>
internal static class WindowsUserData
{
    public static string? For(NodeBootstrap node) => node switch
    {
        { Managed: true, PreBootstrapCommands.IsEmpty: true } => null,
        { Managed: true } => Script(node.PreBootstrapCommands),
        _ => Script([
            @"[string]$EKSBootstrapScriptFile = ""$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1""",
            .. node.PreBootstrapCommands,
            .. node.OverrideBootstrapCommand is { } given ? [.. Variables(node), given] : new[] { Bootstrap(node) },
        ]),
    };

    private static string Script(IEnumerable<string> lines) => string.Join('\n', ["<powershell>", .. lines, "</powershell>"]);

    private static string Bootstrap(NodeBootstrap node) =>
        $"& $EKSBootstrapScriptFile {string.Join(' ', Parameters(node).Select(parameter => $"-{parameter.Name} '{parameter.Value}'"))} 3>&1 4>&1 5>&1 6>&1";

    private static IEnumerable<string> Variables(NodeBootstrap node) =>
    [
        .. Parameters(node).Select(parameter => $"[string]${parameter.Name} = '{parameter.Value}'"),
        $"$KubeletExtraArgsMap = @{{{string.Join(';', KubeletArguments(node).Select(argument => $" '{argument.Name}' = '{argument.Value}'"))}}}",
    ];

    private static IEnumerable<(string Name, string Value)> Parameters(NodeBootstrap node)
    {
        yield return ("EKSClusterName", node.ClusterName);
        yield return ("APIServerEndpoint", node.Endpoint);
        yield return ("Base64ClusterCA", node.CertificateAuthority);
        if (node.ServiceCidr is { } cidr)
        {
            yield return ("ServiceCIDR", cidr);
        }

        if (node.Dns is { } dns)
        {
            yield return ("DNSClusterIP", dns);
        }

        yield return ("ContainerRuntime", "containerd");
        var arguments = string.Join(' ', KubeletArguments(node).Select(argument => $"--{argument.Name}={argument.Value}"));
        if (arguments.Length > 0)
        {
            yield return ("KubeletExtraArgs", arguments);
        }
    }

    private static IEnumerable<(string Name, string Value)> KubeletArguments(NodeBootstrap node)
    {
        if (!node.Labels.IsEmpty)
        {
            yield return ("node-labels", NodeLabels.Flag(node.Labels));
        }

        if (!node.Taints.IsEmpty)
        {
            yield return ("register-with-taints", NodeTaint.Flag(node.Taints));
        }

        if (node.MaxPods is { } maxPods)
        {
            yield return ("max-pods", $"{maxPods}");
        }
    }
}
