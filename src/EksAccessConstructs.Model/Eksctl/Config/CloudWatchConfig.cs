namespace EksAccessConstructs.Eksctl;

/// <summary><c>cloudWatch.clusterLogging</c>: control plane logs.</summary>
internal sealed record CloudWatchConfig
{
    /// <summary>The log types: api, audit, authenticator, controllerManager, scheduler; all or * for every one.</summary>
    /// <value>Default: none in eksctl; audit and authenticator here.</value>
    public ValueList<string> EnableTypes { get; init; }

    /// <summary>How many days logs are kept.</summary>
    /// <value>Default: forever.</value>
    public int? LogRetentionInDays { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Within("clusterLogging", new ConfigMap().Texts("enableTypes", EnableTypes).Integer("logRetentionInDays", LogRetentionInDays));
}
