using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>What the trust of a role gets beside what it has, for the time that old and new run side by side.</summary>
internal static class PodMigrationTrust
{
    /// <summary>The statements.</summary>
    public static ValueList<DocumentValue> Of(PodMove move, PrincipalArn role, bool crosses, ClusterAddress cluster, PodMigrationOptions options)
    {
        var trust = new PodIdentityTrust { Cluster = cluster, Namespace = move.Namespace, ServiceAccount = move.ServiceAccount };
        ValueList<TrustStatement> statements = (options.Target, crosses) switch
        {
            (PodMigrationTarget.PodIdentity, false) => [trust.Statement],
            (PodMigrationTarget.PodIdentity, true) => trust.OfTarget($"arn:{cluster.Partition}:iam::{cluster.Account}:role/{SourceRoleName(move, options)}"),
            (PodMigrationTarget.Irsa, _) => [ByToken($"arn:{role.Partition}:iam::{role.Account}:oidc-provider/", IssuerOf(options), move)],
        };
        return statements.Select(statement => (DocumentValue)TrustDocument.Of(statement, Name(statement, move))).ToValueList();
    }

    /// <summary>The name of the role in the cluster's account that takes on one of another account.</summary>
    public static string SourceRoleName(PodMove move, PodMigrationOptions options) =>
        PodRoles.NameOf(options.Cluster, options.Region, move.Namespace, move.ServiceAccount);

    private static string IssuerOf(PodMigrationOptions options) =>
        options.Issuer ?? $"oidc.eks.{options.Region}.amazonaws.com/id/{PodMigrationOptions.UnknownIssuer}";

    // Issuer, audience and service account.
    private static TrustStatement ByToken(string providers, string issuer, PodMove move) =>
        new("Federated", $"{providers}{issuer}", ["sts:AssumeRoleWithWebIdentity"],
    [
        new("StringEquals", $"{issuer}:aud", ["sts.amazonaws.com"]),
        new("StringEquals", $"{issuer}:sub", [$"system:serviceaccount:{move.Namespace}:{move.ServiceAccount}"]),
    ]);

    private static string Name(TrustStatement statement, PodMove move) => $"{(statement.PrincipalType, statement.Actions) switch
    {
        ("Service", _) => "PodIdentity",
        ("Federated", _) => "Token",
        (_, ["sts:TagSession"]) => "TargetRoleTags",
        _ => "TargetRole",
    }}-{move.Namespace}-{move.ServiceAccount}";
}
