using EksAccessConstructs.Addons;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What EKS or IAM would refuse of the access of pods, or never let happen.</summary>
/// <param name="props">The access.</param>
/// <param name="trust">For which pods EKS takes on the role.</param>
internal sealed class PodAccessFindings(PodAccessProps props, PodIdentityTrust trust)
{
    public IEnumerable<Finding> All() =>
    [
        .. ServiceAccountFindings.Of(props.Namespace, props.ServiceAccount),
        .. PodIdentityFindings.Offer(props.Cluster),
        .. Session(),
        .. ScopedPolicy(),
        .. PodAccounts.Of(props.Cluster).Association($"{props.Namespace}/{props.ServiceAccount}"),
        .. props.ExistingRole is { } role ? OfExisting(role) : [],
    ];

    private IEnumerable<Finding> Session()
    {
        if (props.SessionPolicy is not null && trust.SendsTags)
        {
            yield return EksctlRules.PodIdentity.At(null, "a session policy needs DisableSessionTags, which EKS asks for; set it to true");
        }
    }

    private IEnumerable<Finding> OfExisting(Iam.IRole role) => new ExistingPodRole(role, trust)
    {
        OtherAccountWayOut = "name it as TargetRoleArn and leave ExistingRole out",
        IsPlain = props.Trust is PodTrust.Plain,
        AlsoNeeds = props.TargetRoleArn is { } target ? $"; and it has to be allowed sts:AssumeRole and sts:TagSession on '{target}'" : "",
    }.Findings();

    private Finding[] ScopedPolicy() => EbsDriverPolicy.ProblemWithSession(
        [.. props.Role.ManagedPolicyNames, .. props.Role.ManagedPolicyArns.Where(arn => !Cdk.Token.IsUnresolved(arn))], trust.SendsTags) is { } problem
        ? [AddonRules.ScopedPolicyFits.At(null, problem)]
        : [];
}
