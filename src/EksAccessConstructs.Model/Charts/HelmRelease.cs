using EksAccessConstructs.Text;

namespace EksAccessConstructs.Charts;

/// <summary>A Helm chart as it is installed, of a controller that EKS offers no add-on for.</summary>
internal sealed record HelmRelease
{
    /// <summary>The name of the chart and of its release.</summary>
    public required string Name { get; init; }

    /// <summary>The URL of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The namespace that it is installed into.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the service account that the chart makes.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>The values.</summary>
    public required DocumentValue.Mapping Values { get; init; }

    /// <summary>The version of the chart.</summary>
    /// <value>Default: the newest.</value>
    public string? Version { get; init; }

    /// <summary>The key of the region among the values, where the chart needs it and only whoever installs it knows it.</summary>
    /// <value>Default: none.</value>
    public string? RegionKey { get; init; }

    /// <summary>One line for a POSIX shell that installs it or brings it up to date.</summary>
    /// <param name="file">The file of the values.</param>
    public string Command(string file)
    {
        var chart = new ShellCommand("helm upgrade --install").Word(Name, Name).Option("--repo", Repository).Option("--namespace", Namespace);
        var version = Version is { } asked ? chart.Option("--version", asked) : chart;
        var values = version.Option("--values", file);
        var region = RegionKey is { } key ? new ShellCommand($"{values} --set").Value($"{key}=", new ShellCommand("aws configure get region")) : values;
        return $"{region} --wait";
    }

    /// <summary>The values as a file that begins with the command.</summary>
    /// <param name="file">The file.</param>
    public string Text(string file) => $"# {Command(file)}\n{DocumentWriter.Yaml(Values)}".TrimEnd('\n') + "\n";

    /// <summary>This release with more values; those that are there already give way.</summary>
    public HelmRelease With(DocumentValue.Mapping more) => this with { Values = Merged(Values, more) };

    private static DocumentValue.Mapping Merged(DocumentValue.Mapping values, DocumentValue.Mapping more) => more.Entries.Aggregate(values, (made, entry) =>
        (made[entry.Key], entry.Value) is (DocumentValue.Mapping known, DocumentValue.Mapping wanted)
            ? made.With(entry.Key, Merged(known, wanted))
            : made.With(entry.Key, entry.Value));
}
