using System.CommandLine;
using EksAccessConstructs.Pods.Metadata;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>The options that say what the metadata service of the nodes answers.</summary>
internal sealed class NodeOptions
{
    private readonly Option<string?> profile = new("--instance-profile")
    {
        Description = "the ARN of the nodes' instance profile, of which kube2iam and kiam make the base ARN where they discover it",
        HelpName = "ARN",
    };
    private readonly Option<string?> role = new("--node-role") { Description = "the name of the nodes' role", HelpName = "NAME" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(profile);
        command.Add(role);
    }

    /// <summary>What they say.</summary>
    public NodeMetadata Of(ParseResult parsed) => new(parsed.GetValue(profile), parsed.GetValue(role));
}
