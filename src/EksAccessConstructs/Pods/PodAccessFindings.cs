using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Pods;

/// <summary>What EKS or IAM would refuse of the access of pods, or never let happen.</summary>
/// <param name="props">The access.</param>
/// <param name="trust">For which pods EKS takes on the role.</param>
internal sealed class PodAccessFindings(PodAccessProps props, PodIdentityTrust trust)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<Finding> All() =>
    [
        .. ServiceAccountFindings.Of(props.Namespace, props.ServiceAccount),
        .. Offer(),
        .. Session(),
        .. PodAccounts.Of(props.Cluster).Association($"{props.Namespace}/{props.ServiceAccount}"),
        .. props.ExistingRole is { } role ? OfExisting(role) : [],
    ];

    private Finding[] Offer() => PodIdentityOffer.Problem(
        StackPartition.Of(Cdk.Stack.Of(props.Cluster)), props.Cluster is EksCluster { IsOnOutpost: true }) is { } problem
        ? [PodRoleRules.PodIdentityIsOffered.At(null, problem)]
        : [];

    private IEnumerable<Finding> Session()
    {
        if (props.SessionPolicy is not null && trust.SendsTags)
        {
            yield return EksctlRules.PodIdentity.At(null, "a session policy needs DisableSessionTags, which EKS asks for; set it to true");
        }
    }

    private IEnumerable<Finding> OfExisting(Iam.IRole role) => OtherAccount(role) is { } other ? [other] : OfTrust(role);

    private Finding? OtherAccount(Iam.IRole role)
    {
        var arn = role.RoleArn;
        var known = !Cdk.Token.IsUnresolved(arn) && !Cdk.Token.IsUnresolved(trust.Cluster.Account);
        return known && Arns.AccountOf(arn) is { Length: > 0 } account && account != trust.Cluster.Account
            ? PodRoleRules.RoleIsInTheAccount.At(null, $"role '{arn}' is in account {account}, but the cluster is in {trust.Cluster.Account}; "
                + "name it as TargetRoleArn and leave ExistingRole out")
            : null;
    }

    private IEnumerable<Finding> OfTrust(Iam.IRole role)
    {
        var statements = TrustOfRole.ForPods(role);
        if (statements is null or [])
        {
            yield return PodRoleRules.RoleTrustsPodIdentity.At(null,
                $"the trust of the existing role is not changed; it needs the statement {Snippet()}{OnTarget()}");
        }
        else if (!trust.SendsTags && statements.All(TrustOfRole.AsksForTags))
        {
            yield return PodRoleRules.TrustFitsSession.At(null, $"with DisableSessionTags nobody can take on role '{role.Node.Path}', whose trust asks for "
                + $"'{PodIdentityTrust.RequestTag}…'; leave DisableSessionTags out, or trust {Snippet()}");
        }
    }

    private string OnTarget() => props.TargetRoleArn is { } target ? $"; and it has to be allowed sts:AssumeRole and sts:TagSession on '{target}'" : "";

    private string Snippet()
    {
        var readable = trust with { Cluster = trust.Cluster.Readable() };
        var statement = props.Trust is PodTrust.Plain ? readable.Statement with { Conditions = [] } : readable.Statement;
        return JsonSerializer.Serialize(CdkDocument.Of(statement), Plain);
    }
}
