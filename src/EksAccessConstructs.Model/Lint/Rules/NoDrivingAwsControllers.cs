namespace EksAccessConstructs.Lint.Rules;

/// <summary>EKS and AWS controllers are not driven by others.</summary>
internal sealed class NoDrivingAwsControllers() : PowerLint(
    new("RB098", Severity.Warning, "No role writes objects by which an AWS controller uses its AWS role."),
    "networks of pods, load balancers and, through ACK and kro, anything in AWS follow from objects in the cluster",
    "give it to those who may change the same in AWS");
