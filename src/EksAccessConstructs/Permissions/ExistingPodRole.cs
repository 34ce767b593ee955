using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Permissions;

/// <summary>What keeps pods from getting a role that exists.</summary>
/// <param name="role">The role.</param>
/// <param name="trust">For which pods EKS takes it on.</param>
internal sealed class ExistingPodRole(Iam.IRole role, PodIdentityTrust trust)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What to do with a role of another account.</summary>
    public required string OtherAccountWayOut { get; init; }

    /// <summary>Whether any pods of the account are enough as conditions of the trust.</summary>
    public bool IsPlain { get; init; }

    /// <summary>What the role needs besides its trust.</summary>
    /// <value>Default: nothing.</value>
    public string AlsoNeeds { get; init; } = "";

    /// <summary>The findings: EKS147, EKS148 or EKS149.</summary>
    public IEnumerable<Finding> Findings() => OtherAccount() is { } other ? [other] : OfTrust();

    private Finding? OtherAccount()
    {
        var arn = role.RoleArn;
        var known = !Cdk.Token.IsUnresolved(arn) && !Cdk.Token.IsUnresolved(trust.Cluster.Account);
        return known && Arns.AccountOf(arn) is { Length: > 0 } account && account != trust.Cluster.Account
            ? PodRoleRules.RoleIsInTheAccount.At(null,
                $"role '{arn}' is in account {account}, but the cluster is in {trust.Cluster.Account}; {OtherAccountWayOut}")
            : null;
    }

    private IEnumerable<Finding> OfTrust()
    {
        var statements = TrustOfRole.ForPods(role);
        if (statements is null or [])
        {
            yield return PodRoleRules.RoleTrustsPodIdentity.At(null,
                $"the trust of the existing role is not changed; it needs the statement {Snippet()}{AlsoNeeds}");
        }
        else if (!trust.SendsTags && statements.All(TrustOfRole.AsksForTags))
        {
            yield return PodRoleRules.TrustFitsSession.At(null, $"with DisableSessionTags nobody can take on role '{role.Node.Path}', whose trust asks for "
                + $"'{PodIdentityTrust.RequestTag}…'; leave DisableSessionTags out, or trust {Snippet()}");
        }
    }

    private string Snippet()
    {
        var readable = trust with { Cluster = trust.Cluster.Readable() };
        var statement = IsPlain ? readable.Statement with { Conditions = [] } : readable.Statement;
        return JsonSerializer.Serialize(CdkDocument.Of(statement), Plain);
    }
}
