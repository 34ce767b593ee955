using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A private cluster has private nodes, private subnets and no endpoint settings (EKS025).</summary>
internal static class PrivateClusterRule
{
    private static readonly ValueList<string> Services = CarriedKeys.WordsOf("privateCluster.additionalEndpointServices");

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.PrivateCluster is not { Enabled: true } cluster)
        {
            return;
        }

        var vpc = config.Vpc ?? new VpcConfig();
        sink.ErrorIf(vpc.PublicAccess is not null || vpc.PrivateAccess is not null, EksctlRules.PrivateCluster, "vpc.clusterEndpoints",
            "'vpc.clusterEndpoints' cannot be set in a private cluster, which has the private endpoint only");
        sink.ErrorIf(vpc.Id is not null && vpc.PrivateSubnets.IsEmpty, EksctlRules.PrivateCluster, "vpc.subnets",
            "a private cluster in an existing VPC needs 'vpc.subnets.private'");
        sink.ErrorIf(!config.LocalZones.IsEmpty, EksctlRules.PrivateCluster, "localZones", "'localZones' cannot be used in a private cluster");
        foreach (var (group, path) in config.Groups())
        {
            sink.ErrorIf(group.PrivateNetworking is not true, EksctlRules.PrivateCluster, path,
                $"'{path}.privateNetworking' must be true in a private cluster");
            sink.ErrorIf(group.OutpostArn is not null && config.Outpost is null, EksctlRules.PrivateCluster, $"{path}.outpostARN",
                $"'{path}.outpostARN' cannot be used in a private cluster");
        }

        CheckServices(cluster, sink);
    }

    private static void CheckServices(PrivateClusterConfig cluster, RuleSink sink)
    {
        const string Path = "privateCluster.additionalEndpointServices";
        var services = cluster.AdditionalEndpointServices;
        sink.ErrorIf(cluster.SkipEndpointCreation is true && !services.IsEmpty, EksctlRules.PrivateCluster, Path,
            $"'{Path}' makes endpoints, which 'privateCluster.skipEndpointCreation' forbids; keep one of the two");
        for (var i = 0; i < services.Count; i++)
        {
            sink.ErrorIf(!Services.Contains(services[i]), EksctlRules.PrivateCluster, $"{Path}[{i}]",
                $"'{Path}[{i}]' ('{services[i]}') must be cloudformation, autoscaling or logs{Suggestion.DidYouMean(services[i], Services)}");
            sink.ErrorIf(services.Take(i).Contains(services[i]), EksctlRules.PrivateCluster, $"{Path}[{i}]",
                $"'{Path}' names '{services[i]}' twice; name it once");
        }
    }
}
