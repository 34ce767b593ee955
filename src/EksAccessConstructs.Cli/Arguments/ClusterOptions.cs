using System.CommandLine;
using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>Which cluster is meant, and what the person who asks knows about it beside the files.</summary>
/// <param name="Name">The name of the cluster; null where the files are about one.</param>
/// <param name="Defaults">Whose choice fills what a ClusterConfig leaves open.</param>
/// <param name="Mode">The authentication mode; null where the files have the say.</param>
/// <param name="Creator">The identity that created the cluster; null where the files have the say.</param>
/// <param name="WithBuiltIn">Whether the roles that Kubernetes makes itself are there.</param>
internal sealed record ClusterRequest(string? Name, DefaultsFlavour Defaults, ClusterAuthenticationMode? Mode, ClusterCreator? Creator, bool WithBuiltIn = true)
{
    /// <summary>True where <see cref="Name"/> may also be what a cluster is called that no file describes.</summary>
    /// <value>Default: false; the name chooses among clusters that files describe.</value>
    public bool MayBeUndescribed { get; init; }
}

/// <summary>The options that say which cluster is meant and what is in it beside the files.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = "the name of the cluster, where the files describe several",
        HelpName = "NAME",
    };
    private readonly Option<bool> noBuiltIn = new("--no-built-in")
    {
        Description = "leave out the roles that Kubernetes makes itself (cluster-admin, admin, edit, view, system:…)",
    };
    private readonly Option<string> defaults = Shared.Defaults();
    private readonly Option<string?> mode = Shared.Mode(
        "--mode", "the authentication mode that the cluster has, whatever the files say; default: as they say, CONFIG_MAP where aws-auth alone is given");
    private readonly Option<string?> creator = Shared.Creator();

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(cluster);
        command.Add(noBuiltIn);
        command.Add(defaults);
        command.Add(mode);
        command.Add(creator);
    }

    /// <summary>What they say.</summary>
    /// <exception cref="UsageException">The creator is not a principal.</exception>
    public ClusterRequest Of(ParseResult parsed) => new(
        parsed.GetValue(cluster), parsed.DefaultsOf(defaults), parsed.ModeOf(mode), parsed.CreatorOf(creator), !parsed.GetValue(noBuiltIn));
}
