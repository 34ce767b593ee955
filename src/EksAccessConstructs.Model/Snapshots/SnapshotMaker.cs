using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates;

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

    private TemplateInput Template => input.Template ?? new TemplateInput();

    private AwsAuthMap? AwsAuth => input.AwsAuth ?? Template.AwsAuth;

    public MadeSnapshot Make() => (input.Config, input.Template?.Cluster) switch
    {
        ({ } config, _) => OfConfig(config),
        (null, { } cluster) => OfTemplate(cluster),
        _ => OfExisting(),
    };

    private MadeSnapshot OfConfig(ClusterConfig config)
    {
        var (mode, creatorIsAdmin) = ClusterConfigDefaults.AccessOf(config, flavour);
        var resolved = ClusterConfigDefaults.Fill(config, flavour);
        var reading = EksctlAccess.Read(config, mode, creatorIsAdmin, new MigrationOptions { Rbac = input.Rbac });
        var said = reading.Value ?? throw new InvalidOperationException("the access of a ClusterConfig can always be told");
        var entries = AccessPlan.Build(said.FromEntries, mode, creatorIsAdmin);
        findings.AddRange(entries.Findings);
        var plan = entries.Value ?? AccessPlan.Empty;
        var snapshot = InAllReadings(parts => (Common(resolved.Value?.Version ?? config.Metadata.Version, resolved.Value, parts) with
        {
            Name = config.Metadata.Name,
            Plan = (plan.With(parts.Entries).Value ?? plan) with { CreatorSuffices = flavour is DefaultsFlavour.Eksctl },
            IsBuilt = !config.Exists,
            KnowsEntries = !config.Exists,
            AwsAuth = WithMappings(config, mode),
            AwsAuthIsWhole = AwsAuth is not null || EksctlAccess.Mappings(config) is null,
            Carried = new CarriedAccess { Config = mode.HasEntries() ? said : InEntries(config), AwsAuth = Migrated(said.Plan.Grants, mode) },
            HasOtherIdentityProvider = !config.IdentityProviders.IsEmpty,
            Resolved = resolved.Value,
            OwnEntries = resolved.Value is { } filled ? OwnEntries.Of(filled) : [],
            Assumptions = [.. AssumedMode(config, mode), .. AssumedCreator(config, mode, creatorIsAdmin), .. TemplateParts.Assumed(Template)],
        }).In(mode));
        return new(snapshot, resolved.Findings, reading.Findings.Except(entries.Findings).ToValueList(), findings.Distinct().ToValueList());
    }

    // All that may be there, and beside it only what is there in any case.
    private ClusterSnapshot InAllReadings(Func<TemplateParts, ClusterSnapshot> make)
    {
        var possible = make(TemplateParts.Possible(Template));
        return TemplateParts.AreOpen(Template) ? possible with { OnlyCertain = make(TemplateParts.Certain(Template)) } : possible;
    }

    private MadeSnapshot OfTemplate(TemplateCluster cluster)
    {
        var mode = cluster.Modes is [var only] ? only : AssumedModeOf(cluster);
        var creatorIsAdmin = cluster.CreatorIsAdmin.Contains(true);
        var snapshot = InAllReadings(parts => OfTemplate(cluster, parts, mode, creatorIsAdmin));
        return new(snapshot, [], [], findings.Distinct().ToValueList());
    }

    private ClusterSnapshot OfTemplate(TemplateCluster cluster, TemplateParts parts, ClusterAuthenticationMode mode, bool creatorIsAdmin)
    {
        var entries = AccessPlan.Build(parts.Entries, mode, creatorIsAdmin);
        findings.AddRange(entries.Findings);
        return Common(cluster.Version, resolved: null, parts) with
        {
            Name = cluster.Name,
            Plan = entries.Value ?? AccessPlan.Empty,
            KnowsEntries = cluster.IsMade,
            Creator = cluster.Creator,
            AwsAuth = input.AwsAuth ?? parts.AwsAuth,
            Carried = new CarriedAccess { AwsAuth = Migrated(parts.Entries, ClusterAuthenticationMode.ApiAndConfigMap) },
            Assumptions = [.. AssumedMode(cluster, mode), .. AssumedCreator(cluster), .. TemplateParts.Assumed(Template)],
        };
    }

    // Templates that only add to a cluster do not say its mode.
    private ClusterAuthenticationMode AssumedModeOf(TemplateCluster cluster) => cluster.Entries.IsEmpty && AwsAuth is not null && !cluster.IsMade
        ? ClusterAuthenticationMode.ConfigMap
        : ClusterAuthenticationMode.ApiAndConfigMap;

    private static IEnumerable<Assumption> AssumedMode(TemplateCluster cluster, ClusterAuthenticationMode mode) => cluster.Modes.Count == 1 ? []
        : [new(AssumedFact.AuthenticationMode, cluster.IsMade
            ? $"only the deployment of the template tells the authentication mode, and {mode.ToApiValue()} is assumed"
            : $"no file says the authentication mode of the cluster that the template adds to, and {mode.ToApiValue()} is assumed")];

    private static IEnumerable<Assumption> AssumedCreator(TemplateCluster cluster) => cluster.CreatorIsAdmin.Count == 1 ? []
        : [new(AssumedFact.Creator, "no file says whether the identity that created the cluster is administrator, and it is assumed to be")];

    // Without a ClusterConfig nothing says the mode. aws-auth alone is how clusters in CONFIG_MAP look.
    private MadeSnapshot OfExisting()
    {
        var mode = input.AwsAuth is null ? ClusterAuthenticationMode.ApiAndConfigMap : ClusterAuthenticationMode.ConfigMap;
        var reason = input.AwsAuth is null
            ? "no file says the authentication mode, and API_AND_CONFIG_MAP is assumed, which reads both access entries and aws-auth"
            : "no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of";
        var snapshot = Common(version: null, resolved: null, TemplateParts.Possible(Template)) with
        {
            Plan = AccessPlan.Empty with { Mode = mode, CreatorIsAdmin = true },
            KnowsEntries = false,
            AwsAuth = input.AwsAuth,
            Carried = new CarriedAccess { AwsAuth = Migrated([], ClusterAuthenticationMode.ApiAndConfigMap) },
            Assumptions =
            [
                new(AssumedFact.AuthenticationMode, reason),
                new(AssumedFact.Creator, "no file says whether the identity that created the cluster is administrator, and it is assumed to be"),
            ],
        };
        return new(snapshot, [], [], findings.ToValueList());
    }

    private ClusterSnapshot Common(string? version, ResolvedCluster? resolved, TemplateParts parts)
    {
        var rbac = Rbac(parts);
        return new ClusterSnapshot
        {
            Version = version,
            Origin = input.Origin,
            Rbac = rbac,
            Pods = Pods(resolved, rbac, parts),
            AwsAuthIsRefused = input.AwsAuthIsRefused,
            BuiltInRoles = BuiltInRoles.Nearest(version),
            NotRead = Template.NotRead,
            MadePrincipals = Template.Principals,
        };
    }

    // What a template applies and a file holds, too, is one object.
    private RbacObjects Rbac(TemplateParts parts)
    {
        if (parts.Objects.IsEmpty)
        {
            return input.Rbac;
        }

        var known = input.Rbac.All.ToHashSet();
        var all = RbacObjects.Of(input.Rbac.All.Concat(parts.Objects.Where(one => !known.Contains(one))));
        findings.AddRange(all.Findings);
        return all.Value ?? input.Rbac;
    }

    private PodIdentityBindings Pods(ResolvedCluster? resolved, RbacObjects rbac, TemplateParts parts)
    {
        var reading = PodIdentityBindings.Of(resolved, rbac, [.. input.Workloads, .. Template.Workloads], input.Policies, new TemplateRoles(
            parts.Accounts, parts.Trusted, Template.Cluster?.Fargate ?? [])
        {
            BringAgent = Template.Cluster is { } made && (made.AutoMode || made.Addons.Contains(AddonNames.PodIdentityAgent)),
        });
        findings.AddRange(reading.Findings);
        return reading.Value ?? PodIdentityBindings.None;
    }

    // eksctl adds identity mappings to what aws-auth holds.
    private AwsAuthMap? WithMappings(ClusterConfig config, ClusterAuthenticationMode mode)
    {
        if (EksctlAccess.Mappings(config) is not { } mappings)
        {
            return AwsAuth;
        }

        var merged = AwsAuthMerge.Add(AwsAuth ?? AwsAuthMap.Empty, mappings);
        findings.AddRange(mode.ReadsConfigMap() ? merged.Findings : []);
        return merged.Value ?? AwsAuth;
    }

    private MigrationPlan? Migrated(ValueList<AccessGrant> known, ClusterAuthenticationMode mode)
    {
        var target = mode.HasEntries() ? mode : ClusterAuthenticationMode.ApiAndConfigMap;
        return input.AwsAuth is null ? null
            : AwsAuthMigration.Plan(input.AwsAuth, new MigrationOptions { Mode = target, Target = target, Existing = known, Rbac = input.Rbac });
    }

    // What would become of identity mappings if the mode had entries, for questions about another mode.
    private ConfigAccess? InEntries(ClusterConfig config) =>
        EksctlAccess.Read(config, ClusterAuthenticationMode.ApiAndConfigMap, creatorIsAdmin: false, new MigrationOptions { Rbac = input.Rbac }).Value;

    private IEnumerable<Assumption> AssumedMode(ClusterConfig config, ClusterAuthenticationMode mode) =>
        config.Access?.AuthenticationMode is null && ClusterConfigDefaults.HasChoiceOfMode(config)
            ? [new(AssumedFact.AuthenticationMode, config.Exists
                ? $"no file says the authentication mode of the existing cluster, and {mode.ToApiValue()} is assumed"
                : $"the ClusterConfig leaves the authentication mode open, and {Chooser} {mode.ToApiValue()}")]
            : [];

    private IEnumerable<Assumption> AssumedCreator(ClusterConfig config, ClusterAuthenticationMode mode, bool creatorIsAdmin) =>
        config.Access?.BootstrapClusterCreatorAdminPermissions is null && mode is not ClusterAuthenticationMode.ConfigMap
            ? [new(AssumedFact.Creator,
                $"the ClusterConfig leaves open whether its creator becomes administrator, and {Chooser} {(creatorIsAdmin ? "yes" : "no")}")]
            : [];

    private string Chooser => flavour switch
    {
        DefaultsFlavour.Secure => "the secure defaults choose",
        DefaultsFlavour.Eksctl => "eksctl chooses",
    };
}
