using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads <c>metadata</c> and the keys that tune the control plane.</summary>
internal static class ControlPlaneReader
{
    public static ClusterMetadata Metadata(YamlFields fields)
    {
        var metadata = new ClusterMetadata
        {
            Origin = fields.Location,
            Name = fields.RequiredText("name") ?? "",
            Region = fields.RequiredText("region") ?? "",
            Version = fields.Word("version"),
            Tags = fields.Pairs("tags"),
            Annotations = fields.Pairs("annotations"),
            ForceUpdateVersion = fields.Boolean("forceUpdateVersion"),
        };
        fields.Within("rollbackConfig", rollback => metadata = metadata with { RollbackTimeoutMinutes = rollback.Integer("timeoutMinutes") });
        return metadata;
    }

    public static CloudWatchConfig CloudWatch(YamlFields fields) => fields.Part("clusterLogging", logging => new CloudWatchConfig
    {
        Origin = logging.Location,
        EnableTypes = logging.Texts("enableTypes"),
        LogRetentionInDays = logging.Integer("logRetentionInDays"),
    }) ?? new CloudWatchConfig { Origin = fields.Location };

    /// <summary>The four keys that tune the control plane's programs; null where none of them is in the file.</summary>
    public static ControlPlaneConfig? Tuning(YamlFields root)
    {
        var tuning = new ControlPlaneConfig();
        root.Within("controlPlaneScalingConfig", scaling => tuning = tuning with { ScalingTier = scaling.Word("tier"), Origin = scaling.Location });
        root.Within("kubeAPIServerConfig", server =>
        {
            tuning = tuning with { EventTtl = server.Word("eventTTL"), Origin = server.Location };
            server.Within("serviceNodePortRange",
                range => tuning = tuning with { MinNodePort = range.Integer("minPort"), MaxNodePort = range.Integer("maxPort") });
        });
        root.Within("kubeSchedulerConfig", scheduler => scheduler.Within("nodeResourcesFit", fit => fit.Within("scoringStrategy", strategy =>
            tuning = tuning with
            {
                Origin = scheduler.Location,
                ScoringStrategy = strategy.Word("type"),
                ScoringResources = strategy.Parts("resources",
                    resource => new ScoringResource { Origin = resource.Location, Name = resource.Word("name") ?? "", Weight = resource.Integer("weight") }),
            })));
        root.Within("kubeControllerManagerConfig", manager => manager.Within("horizontalPodAutoscalerControllerConfig", autoscaler => tuning = tuning with
        {
            Origin = manager.Location,
            AutoscalerSyncPeriod = autoscaler.Word("horizontalPodAutoscalerSyncPeriod"),
        }));
        return tuning == new ControlPlaneConfig() ? null : tuning;
    }

    public static OutpostConfig Outpost(YamlFields fields) => new()
    {
        Origin = fields.Location,
        ControlPlaneOutpostArn = fields.Word("controlPlaneOutpostARN"),
        ControlPlaneInstanceType = fields.Word("controlPlaneInstanceType"),
        ControlPlanePlacement = fields.Part("controlPlanePlacement", NodePartReader.Placement),
        EtcdInstanceType = fields.Word("etcdInstanceType"),
        EtcdPlacement = fields.Part("etcdPlacement", NodePartReader.Placement),
    };
}
