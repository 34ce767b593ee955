using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>What the trust of a role gets beside what it has, for the time that old and new run side by side.</summary>
internal static class PodMigrationTrust
{
    /// <summary>The statement.</summary>
    public static DocumentValue Of(PodMove move, PrincipalArn role, bool crosses, PodCluster cluster, PodMigrationOptions options) =>
        (options.Target, crosses) switch
    {
        (PodMigrationTarget.PodIdentity, false) => PodTrustStatement.ByAssociation(cluster, move.Namespace, move.ServiceAccount),
        (PodMigrationTarget.PodIdentity, true) => PodTrustStatement.ByRole(
            $"arn:{cluster.Partition}:iam::{cluster.Account}:role/{SourceRoleName(move, options)}", cluster, move.Namespace, move.ServiceAccount),
        (PodMigrationTarget.Irsa, _) => PodTrustStatement.ByToken(
            $"arn:{role.Partition}:iam::{role.Account}:oidc-provider/{IssuerOf(options)}", move.Namespace, move.ServiceAccount),
    };

    /// <summary>The name of the role in the cluster's account that takes on one of another account.</summary>
    public static string SourceRoleName(PodMove move, PodMigrationOptions options)
    {
        var whole = $"{options.Cluster}-{move.Namespace}-{move.ServiceAccount}";
        return whole.Length <= 64 ? whole : $"{whole[..53]}-{TextHash.Of(whole).ToLowerInvariant()[..Math.Min(10, TextHash.Of(whole).Length)]}";
    }

    private static string IssuerOf(PodMigrationOptions options) =>
        options.Issuer ?? $"oidc.eks.{options.Region}.amazonaws.com/id/{PodMigrationOptions.UnknownIssuer}";
}
