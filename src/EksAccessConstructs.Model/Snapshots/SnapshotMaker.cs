using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Snapshots;

/// <summary>A snapshot and what was found while it was made.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="OfConfig">What the defaults of the ClusterConfig give to say; errors mean that the cluster cannot be built.</param>
/// <param name="OfCarried">What identity mappings lose when they become entries.</param>
/// <param name="OfAccess">Where several places contradict each other.</param>
internal sealed record MadeSnapshot(ClusterSnapshot Snapshot, ValueList<Finding> OfConfig, ValueList<Finding> OfCarried, ValueList<Finding> OfAccess);

/// <summary>Makes the snapshot of one cluster: the only place that fills what no file says.</summary>
internal sealed class SnapshotMaker(ClusterInput input, DefaultsFlavour flavour)
{
    private readonly List<Finding> findings = [];

    public MadeSnapshot Make() => input.Config is { } config ? OfConfig(config) : OfExisting();

    private MadeSnapshot OfConfig(ClusterConfig config)
    {
        var (mode, creatorIsAdmin) = ClusterConfigDefaults.AccessOf(config, flavour);
        var resolved = ClusterConfigDefaults.Fill(config, flavour);
        var reading = EksctlAccess.Read(config, mode, creatorIsAdmin, new MigrationOptions { Rbac = input.Rbac });
        var said = reading.Value ?? throw new InvalidOperationException("the access of a ClusterConfig can always be told");
        var entries = AccessPlan.Build(said.FromEntries, mode, creatorIsAdmin);
        findings.AddRange(entries.Findings);
        var snapshot = Common(resolved.Value?.Version ?? config.Metadata.Version, resolved.Value) with
        {
            Name = config.Metadata.Name,
            Plan = (entries.Value ?? AccessPlan.Empty) with { CreatorSuffices = flavour is DefaultsFlavour.Eksctl },
            IsBuilt = !config.Exists,
            KnowsEntries = !config.Exists,
            AwsAuth = WithMappings(config, mode),
            AwsAuthIsWhole = input.AwsAuth is not null || EksctlAccess.Mappings(config) is null,
            Carried = new CarriedAccess { Config = mode.HasEntries() ? said : InEntries(config), AwsAuth = Migrated(said.Plan.Grants, mode) },
            HasOtherIdentityProvider = !config.IdentityProviders.IsEmpty,
            Resolved = resolved.Value,
            Assumptions = [.. AssumedMode(config, mode), .. AssumedCreator(config, mode, creatorIsAdmin)],
        };
        return new(snapshot.In(mode), resolved.Findings, reading.Findings.Except(entries.Findings).ToValueList(), findings.ToValueList());
    }

    // Without a ClusterConfig nothing says the mode. aws-auth alone is how clusters in CONFIG_MAP look.
    private MadeSnapshot OfExisting()
    {
        var mode = input.AwsAuth is null ? AuthenticationMode.ApiAndConfigMap : AuthenticationMode.ConfigMap;
        var reason = input.AwsAuth is null
            ? "no file says the authentication mode, and API_AND_CONFIG_MAP is assumed, which reads both access entries and aws-auth"
            : "no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of";
        var snapshot = Common(version: null, resolved: null) with
        {
            Plan = AccessPlan.Empty with { Mode = mode, CreatorIsAdmin = true },
            KnowsEntries = false,
            AwsAuth = input.AwsAuth,
            Carried = new CarriedAccess { AwsAuth = Migrated([], AuthenticationMode.ApiAndConfigMap) },
            Assumptions =
            [
                new(AssumedFact.AuthenticationMode, reason),
                new(AssumedFact.Creator, "no file says whether the identity that created the cluster is administrator, and it is assumed to be"),
            ],
        };
        return new(snapshot, [], [], findings.ToValueList());
    }

    private ClusterSnapshot Common(string? version, ResolvedCluster? resolved) => new()
    {
        Version = version,
        Origin = input.Origin,
        Rbac = input.Rbac,
        Pods = Pods(resolved),
        AwsAuthIsRefused = input.AwsAuthIsRefused,
        BuiltInRoles = BuiltInRoles.Nearest(version),
    };

    private PodIdentityBindings Pods(ResolvedCluster? resolved)
    {
        var reading = PodIdentityBindings.Of(resolved, input.Rbac, input.Workloads, input.Policies, input.TemplateAccounts);
        findings.AddRange(reading.Findings);
        return reading.Value ?? PodIdentityBindings.None;
    }

    // eksctl adds identity mappings to what aws-auth holds.
    private AwsAuthMap? WithMappings(ClusterConfig config, AuthenticationMode mode)
    {
        if (EksctlAccess.Mappings(config) is not { } mappings)
        {
            return input.AwsAuth;
        }

        var merged = AwsAuthMerge.Add(input.AwsAuth ?? AwsAuthMap.Empty, mappings);
        findings.AddRange(mode.ReadsConfigMap() ? merged.Findings : []);
        return merged.Value ?? input.AwsAuth;
    }

    private MigrationPlan? Migrated(ValueList<AccessGrant> known, AuthenticationMode mode)
    {
        var target = mode.HasEntries() ? mode : AuthenticationMode.ApiAndConfigMap;
        return input.AwsAuth is null ? null
            : AwsAuthMigration.Plan(input.AwsAuth, new MigrationOptions { Mode = target, Target = target, Existing = known, Rbac = input.Rbac });
    }

    // What would become of identity mappings if the mode had entries, for questions about another mode.
    private ConfigAccess? InEntries(ClusterConfig config) =>
        EksctlAccess.Read(config, AuthenticationMode.ApiAndConfigMap, creatorIsAdmin: false, new MigrationOptions { Rbac = input.Rbac }).Value;

    private IEnumerable<Assumption> AssumedMode(ClusterConfig config, AuthenticationMode mode) =>
        config.Access?.AuthenticationMode is null && ClusterConfigDefaults.HasChoiceOfMode(config)
            ? [new(AssumedFact.AuthenticationMode, config.Exists
                ? $"no file says the authentication mode of the existing cluster, and {mode.ToApiValue()} is assumed"
                : $"the ClusterConfig leaves the authentication mode open, and {Chooser} {mode.ToApiValue()}")]
            : [];

    private IEnumerable<Assumption> AssumedCreator(ClusterConfig config, AuthenticationMode mode, bool creatorIsAdmin) =>
        config.Access?.BootstrapClusterCreatorAdminPermissions is null && mode is not AuthenticationMode.ConfigMap
            ? [new(AssumedFact.Creator,
                $"the ClusterConfig leaves open whether its creator becomes administrator, and {Chooser} {(creatorIsAdmin ? "yes" : "no")}")]
            : [];

    private string Chooser => flavour switch
    {
        DefaultsFlavour.Secure => "the secure defaults choose",
        DefaultsFlavour.Eksctl => "eksctl chooses",
    };
}
