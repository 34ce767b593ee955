using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods do not choose who they are.</summary>
internal sealed class ServersAreClosed() : LintRule(
    new("PI022", Severity.Error, "kube2iam and kiam tell pods nothing about others, and take their own address as who they are."),
    "a pod may take the role of another one, or of its node",
    "leave --debug, --allow-ip-query and wide --allow-route-regexp out")
{
    private const string OwnCredentials = "/latest/meta-data/iam/security-credentials/x\n";

    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from server in input.Cluster.Pods.Servers.All
        from problem in Problems(server)
        select Breach(server.Workloads[0].Id, server.Origin, problem);

    private static IEnumerable<string> Problems(InstalledServer server)
    {
        if (server.Kube2Iam is { Debugs: true })
        {
            yield return "--debug shows every pod which pod has which role, at /debug/store; leave it out";
        }

        if (server.Kiam is { TakesAddresses: true })
        {
            yield return "--allow-ip-query lets a pod take the role of any other by saying its address; leave it out";
        }

        if (server.Kiam is { } kiam && GoRegexp.Compile(kiam.AllowedRoutes, out _)?.IsMatch(OwnCredentials) is true)
        {
            yield return $"--allow-route-regexp '{kiam.AllowedRoutes}' also fits the credentials of the node's own role, which a line end in the path "
                + "reaches; name the routes that pods need, as ^/latest/meta-data/instance-id$";
        }
    }
}
