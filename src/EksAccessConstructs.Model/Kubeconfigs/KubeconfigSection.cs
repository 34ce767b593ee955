using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>One entry of a part of a kubeconfig.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The item as YAML in block style, without margin, with a line feed at the end.</param>
internal sealed record KubeconfigEntry(string Name, string Text)
{
    /// <summary>The item as a node.</summary>
    public YamlMap Node => YamlText.Read(Text, "kubeconfig").Value is { Documents: [{ Root: YamlList { Items: [YamlMap item] } }] }
        ? item
        : throw new FormatException($"the entry '{Name}' is not one of YAML");
}

/// <summary>One of the three parts of a kubeconfig, and how an entry of it is written.</summary>
/// <param name="Key">The key of the part.</param>
/// <param name="Kind">The key of what an entry holds beside its name.</param>
/// <param name="Entry">The entry that a context needs.</param>
internal sealed record KubeconfigSection(string Key, string Kind, Func<KubeconfigContext, KubeconfigEntry> Entry)
{
    /// <summary>The clusters.</summary>
    public static KubeconfigSection Clusters { get; } = new("clusters", "cluster", Cluster);

    /// <summary>The contexts.</summary>
    public static KubeconfigSection Contexts { get; } = new("contexts", "context", Context);

    /// <summary>The users.</summary>
    public static KubeconfigSection Users { get; } = new("users", "user", User);

    /// <summary>All three, in the order of kubectl.</summary>
    public static ValueList<KubeconfigSection> All { get; } = [Clusters, Contexts, Users];

    private static KubeconfigEntry Cluster(KubeconfigContext context) => new(context.Cluster.Arn, $"""
        - cluster:
            certificate-authority-data: {YamlWriter.Scalar(context.Cluster.CertificateAuthority)}
            server: {YamlWriter.Scalar(context.Cluster.Endpoint)}
          name: {YamlWriter.Scalar(context.Cluster.Arn)}

        """);

    private static KubeconfigEntry Context(KubeconfigContext context) => new(context.Name, $"""
        - context:
            cluster: {YamlWriter.Scalar(context.Cluster.Arn)}
            user: {YamlWriter.Scalar(context.Name)}
          name: {YamlWriter.Scalar(context.Name)}

        """);

    private static KubeconfigEntry User(KubeconfigContext context) => new(context.Name, $"""
        - name: {YamlWriter.Scalar(context.Name)}
          user:
            exec:
              apiVersion: {Kubeconfig.ExecVersion}
              args:
        {string.Concat(context.Arguments.Select(argument => $"      - {YamlWriter.Scalar(argument)}\n"))}      command: aws
        {Environment(context)}
        """);

    private static string Environment(KubeconfigContext context) => context.Profile is { } profile
        ? $"      env:\n      - name: AWS_PROFILE\n        value: {YamlWriter.Scalar(profile)}\n"
        : "";
}
