using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Turns <c>accessConfig</c> and <c>iamIdentityMappings</c> into an access plan.</summary>
/// <remarks>Identity mappings, which eksctl writes into the aws-auth ConfigMap, go the way of aws-auth itself: <see cref="AwsAuthMigration"/>.</remarks>
public static class EksctlAccess
{
    // The rule of words tells of others.
    private static readonly ValueList<string> ScopeTypes = CarriedKeys.WordsOf("accessConfig.accessEntries[].accessPolicies[].accessScope.type");

    /// <summary>Who the config lets in; findings say what the identity mappings lose, with the way out.</summary>
    /// <remarks>What is wrong with single access entries, <see cref="ClusterConfigReader"/> has said already.
    /// Hold the whole plan against <see cref="AccessRules"/> once it is complete.</remarks>
    /// <param name="cluster">The cluster with its defaults filled: they decide the authentication mode.</param>
    /// <param name="options">What is known beside the file; <see cref="MigrationOptions.Existing"/> and the modes are set here. Null: nothing.</param>
    public static Reading<ConfigAccess> Read(ResolvedCluster cluster, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return Read(cluster.Config, cluster.AuthenticationMode, cluster.CreatorIsAdmin, options ?? new MigrationOptions());
    }

    /// <summary>Who the config lets in, where the mode and the creator's part are decided.</summary>
    internal static Reading<ConfigAccess> Read(ClusterConfig config, ClusterAuthenticationMode mode, bool creatorIsAdmin, MigrationOptions options)
    {
        var entries = Entries(config).Grants;
        var findings = new List<Finding>();
        var migration = mode.HasEntries() ? Migrate(config, entries, mode, options) : null;
        findings.AddRange(migration?.Losses.Select(loss => loss.ToFinding()) ?? []);
        findings.AddRange(Unwritten(config, mode));
        var plan = AccessPlan.Build(entries.Concat(migration?.Grants ?? []), mode, creatorIsAdmin);
        findings.AddRange(plan.Findings);
        return new(
            new ConfigAccess
            {
                Plan = plan.Value ?? AccessPlan.Empty,
                FromEntries = entries,
                FromMappings = migration?.Grants ?? [],
                Losses = migration?.Losses ?? [],
                Rbac = migration?.Rbac ?? [],
            },
            findings.ToValueList());
    }

    /// <summary>The grants that access entries name, and what is wrong with single entries.</summary>
    internal static (ValueList<AccessGrant> Grants, ValueList<Finding> Findings) Entries(ClusterConfig config)
    {
        var findings = new List<Finding>();
        var grants = (config.Access?.AccessEntries ?? []).Select(entry => Entry(entry, findings)).OfType<AccessGrant>().ToValueList();
        return (grants, findings.ToValueList());
    }

    private static AccessGrant? Entry(AccessEntryConfig entry, List<Finding> findings)
    {
        var principal = PrincipalArn.Read(entry.PrincipalArn, entry.Origin.Location);
        findings.AddRange(principal.Findings);
        var policies = entry.AccessPolicies.Select(policy => Policy(policy, findings)).OfType<PolicyAssociation>().ToValueList();
        return principal.Value is not { } who ? null : new AccessGrant
        {
            Principal = who,
            Type = entry.Type is { } type ? EntryType.Custom(type) : EntryType.Standard,
            Username = entry.KubernetesUsername,
            Groups = entry.KubernetesGroups,
            Policies = policies,
            Origin = entry.Origin,
        };
    }

    /// <summary>The access policies that can be read.</summary>
    internal static ValueList<PolicyAssociation> Policies(ValueList<AccessPolicyConfig> policies) =>
        policies.Select(policy => Policy(policy, [])).OfType<PolicyAssociation>().ToValueList();

    private static PolicyAssociation? Policy(AccessPolicyConfig policy, List<Finding> findings)
    {
        var name = AccessPolicyName.Read(policy.PolicyArn, policy.Origin.Location);
        var scope = ScopeTypes.Contains(policy.ScopeType) ? PolicyScope.Read(policy.ScopeType, policy.Namespaces, policy.Origin.Location) : null;
        findings.AddRange([.. name.Findings, .. scope?.Findings ?? []]);
        return name.Value is { } which && scope?.Value is { } where ? new PolicyAssociation(which, where) : null;
    }

    private static MigrationPlan? Migrate(ClusterConfig config, ValueList<AccessGrant> entries, ClusterAuthenticationMode mode, MigrationOptions options) =>
        Mappings(config) is { } map
            ? AwsAuthMigration.Plan(map, options with { Existing = [.. options.Existing, .. entries], Mode = mode, Target = mode })
            : null;

    /// <summary>The identity mappings as the items of aws-auth that eksctl makes of them; null where there are none.</summary>
    internal static AwsAuthMap? Mappings(ClusterConfig config)
    {
        var rows = config.IdentityMappings.Where(mapping => mapping is { ServiceName: null, Arn: not null }).Select(Row).ToList();
        var map = new AwsAuthMap
        {
            Roles = rows.Where(row => row.Section == AwsAuthSection.Roles).ToValueList(),
            Users = rows.Where(row => row.Section == AwsAuthSection.Users).ToValueList(),
            Accounts = config.IdentityMappings
                .Where(mapping => mapping.Account is not null)
                .Select(mapping => new AwsAuthAccount(mapping.Account ?? "", mapping.Origin))
                .ToValueList(),
            Origin = config.IdentityMappings.IsEmpty ? default : config.IdentityMappings[0].Origin,
        };
        return rows.Count == 0 && map.Accounts.IsEmpty ? null : map;
    }

    private static AwsAuthItem Row(IdentityMappingConfig mapping) => new()
    {
        Section = Arns.ResourceOf(mapping.Arn ?? "").StartsWith("user/", StringComparison.Ordinal) ? AwsAuthSection.Users : AwsAuthSection.Roles,
        Arn = mapping.Arn ?? "",
        Username = mapping.Username ?? "",
        Groups = mapping.Groups,
        Origin = mapping.Origin,
    };

    // What no entry can say; in mode CONFIG_MAP all of it becomes rows of aws-auth.
    private static IEnumerable<Finding> Unwritten(ClusterConfig config, ClusterAuthenticationMode mode)
    {
        foreach (var mapping in mode.HasEntries() ? config.IdentityMappings : [])
        {
            if (mapping.ServiceName is { } service)
            {
                yield return EksctlRules.MappingIsKept.At(mapping.Origin.Location,
                    $"'{service}' is let into namespace '{mapping.Namespace}' by a service-linked role, which no access entry can name; "
                    + "EMR makes its own entry when it makes its virtual cluster there");
            }
        }
    }
}
