namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The API can be reached by at least one endpoint (EKS022).</summary>
internal static class EndpointsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var open = config.Vpc?.PublicAccess;
        var inside = config.Vpc?.PrivateAccess;
        sink.ErrorIf(open is false && inside is false, EksctlRules.Endpoints, "vpc.clusterEndpoints",
            "'vpc.clusterEndpoints' switches both endpoints off; the API needs publicAccess or privateAccess");
        if (open is false && config.Vpc is { PublicAccessCidrs.IsEmpty: false })
        {
            sink.Warn(EksctlRules.Endpoints, "vpc.publicAccessCIDRs", "'vpc.publicAccessCIDRs' has no effect without a public endpoint; leave it out");
        }
    }
}
