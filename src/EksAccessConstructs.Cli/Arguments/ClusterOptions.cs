using System.CommandLine;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>The options that say which cluster is meant and what is in it beside the files.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> cluster = new("--cluster") { Description = "the name of the cluster, where the files describe several", HelpName = "NAME" };
    private readonly Option<bool> noBuiltIn = new("--no-built-in") { Description = "leave out the roles that Kubernetes makes itself (cluster-admin, admin, edit, view, system:…)" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(cluster);
        command.Add(noBuiltIn);
    }

    /// <summary>The name given.</summary>
    public string? NameOf(ParseResult parsed) => parsed.GetValue(cluster);

    /// <summary>Whether the built-in roles are there.</summary>
    public bool WithBuiltIn(ParseResult parsed) => !parsed.GetValue(noBuiltIn);
}
