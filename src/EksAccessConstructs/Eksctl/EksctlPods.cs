using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>The roles that a ClusterConfig gives to pods, in the words of the constructs of pods.</summary>
internal sealed class EksctlPods(Construct scope, ResolvedCluster cluster, IEksCluster owner)
{
    public OidcProvider? Provider() => cluster.WithOidc
        ? new OidcProvider(scope, "OidcProvider", new OidcProviderProps { Cluster = owner, Tags = cluster.Config.Metadata.Tags })
        : null;

    /// <summary>The provider that a cluster has which exists; its issuer is asked for.</summary>
    public OidcProvider? ExistingProvider() => cluster.WithOidc
        ? new OidcProvider(scope, "OidcProvider", new OidcProviderProps { Cluster = owner, ExistingArn = ProviderArn() })
        : null;

    /// <summary>The manifests of a ClusterConfig: those given, and what its pods need.</summary>
    public static RbacObjects Manifests(Construct scope, ResolvedCluster cluster, RbacObjects given)
    {
        var account = Cdk.Stack.Of(scope).Account;
        var objects = PodServiceAccounts.With(ConfigMapRows.With(WindowsSteps.With(given, cluster.Config), cluster.Config), cluster);
        return Cdk.Token.IsUnresolved(account) ? objects : PodServiceAccounts.InAccount(objects, account);
    }

    public IReadOnlyList<IrsaRole> TokenRoles(OidcProvider? provider) => provider is null
        ? []
        : [.. (cluster.Config.Iam?.ServiceAccounts ?? []).SelectMany(account => TokenRole(provider, account))];

    public IReadOnlyList<PodAccess> PodAccess() => [.. (cluster.Config.Iam?.PodIdentityAssociations ?? []).Select(Association)];

    private string ProviderArn() => Cdk.Stack.Of(scope).FormatArn(new Cdk.ArnComponents
    {
        Partition = Cdk.Aws.PARTITION,
        Service = "iam",
        Region = "",
        Resource = "oidc-provider",
        ResourceName = Cdk.Fn.Select(1, Cdk.Fn.Split("https://", owner.OpenIdConnectIssuerUrl)),
    });

    private IEnumerable<IrsaRole> TokenRole(OidcProvider provider, ServiceAccountConfig account)
    {
        if (PodRoles.Of(cluster, account) is { } role)
        {
            var space = PodRoles.NamespaceOf(account);
            yield return new IrsaRole(scope, $"ServiceAccount-{space}.{account.Name}", new IrsaRoleProps
            {
                Provider = provider,
                Namespace = space,
                ServiceAccount = account.Name,
                SubjectPattern = account.SubjectPattern,
                Role = role,
            });
        }
    }

    private PodAccess Association(PodIdentityConfig one)
    {
        var (space, name) = (one.Namespace ?? "", one.ServiceAccountName ?? "");
        var props = new PodAccessProps
        {
            Cluster = owner,
            Namespace = space,
            ServiceAccount = name,
            ExistingRole = one.RoleArn is { } arn ? EksctlControlPlane.Existing(scope, $"PodRole-{space}.{name}", arn) : null,
            Trust = cluster.Flavour is DefaultsFlavour.Eksctl ? PodTrust.Plain : PodTrust.Narrowed,
            TargetRoleArn = one.TargetRoleArn,
            OutputTargetTrust = false,
            DisableSessionTags = one.DisableSessionTags,
            SessionPolicy = one.Policy,
            Tags = PodRoles.Tags(cluster, one.Tags),
        };
        var access = new PodAccess(scope, $"PodAccess-{space}.{name}", PodRoles.Of(cluster, one) is { } role ? props with { Role = role } : props);
        if (one.RoleArn is not null)
        {
            Cdk.Annotations.Of(access).AcknowledgeWarning(Pods.PodAccess.TrustWarning, "the ClusterConfig names the role, as eksctl has it");
        }

        return access;
    }
}
