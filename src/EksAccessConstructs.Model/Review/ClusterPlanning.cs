using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>The decisions of one <see cref="ClusterPlan"/>, in the order in which they rest on each other.</summary>
internal sealed class ClusterPlanning(ClusterInput input, DefaultsFlavour defaults, ValueList<PrincipalArn> admins)
{
    private readonly List<Finding> findings = [];
    private readonly List<CarriedOver> carried = [];

    public Reading<ClusterPlan> Run()
    {
        var made = new SnapshotMaker(input, defaults).Make();
        findings.AddRange(made.OfConfig);
        var snapshot = made.Snapshot;
        if (input.Config is not null && snapshot.Resolved is null)
        {
            return new(null, findings.ToValueList());
        }

        findings.AddRange(made.OfCarried);
        findings.AddRange(made.OfAccess);
        var mode = input.Config is null ? ClusterAuthenticationMode.ApiAndConfigMap : snapshot.Mode;
        var said = snapshot.Carried.Config;
        var old = Old(snapshot, mode);
        Carry("iamIdentityMappings", mode.HasEntries() ? said?.FromMappings ?? [] : [], mode.HasEntries() ? said?.Losses ?? [] : []);
        Carry("aws-auth", old?.Grants ?? [], old?.Losses ?? []);
        findings.AddRange(old?.Losses.Select(Said) ?? []);
        var rows = mode.HasEntries() ? null : snapshot.AwsAuth ?? AwsAuthMap.Empty;
        CarryRows(rows);
        var rbac = Keep(input.Rbac.With(new RbacObjects(mode.HasEntries() ? [.. said?.Rbac ?? [], .. old?.Rbac ?? []] : []))) ?? input.Rbac;
        ValueList<AccessGrant> grants = mode.HasEntries() ? [.. said?.Plan.Grants ?? [], .. old?.Grants ?? []] : said?.FromEntries ?? [];
        var merged = AccessPlan.Build(grants, mode, snapshot.IsBuilt && snapshot.Plan.CreatorIsAdmin).Value ?? AccessPlan.Empty;
        var plan = merged with { CreatorSuffices = snapshot.Plan.CreatorSuffices };
        var makesAdmin = (!Exists && DedicatedAdmin.IsNeeded(plan)) || (mode.HasEntries() && !admins.IsEmpty);
        Check(plan, snapshot, rbac, makesAdmin);
        findings.AddRange(snapshot.Resolved is { } cluster ? ExistingCluster.Findings(cluster, makesAdmin) : []);
        var result = new ClusterPlan
        {
            Snapshot = snapshot,
            Cluster = snapshot.Resolved,
            Access = plan,
            MakesAdminRole = makesAdmin,
            Admins = admins,
            AwsAuth = rows == AwsAuthMap.Empty ? null : rows,
            Rbac = snapshot.Resolved is { } built ? PodServiceAccounts.With(ConfigMapRows.With(rbac, built.Config), built) : rbac,
            CarriedOver = carried.ToValueList(),
            Origin = input.Origin,
        };
        return new(result, findings.ToValueList());
    }

    private bool Exists => input.Config is { Exists: true };

    // What becomes of aws-auth; null where there is none, or where it stays because entries cannot exist.
    private MigrationPlan? Old(ClusterSnapshot snapshot, ClusterAuthenticationMode mode)
    {
        if (input.AwsAuth is { } map && !mode.HasEntries())
        {
            findings.Add(AdminRules.ConfigMapStays.At(map.Origin.Location,
                "the authentication mode is CONFIG_MAP, so rows of aws-auth stay rows of aws-auth: "
                    + "they are added to what the cluster holds by a step after the deployment; "
                    + "or choose API_AND_CONFIG_MAP to carry them over to access entries"));
            return null;
        }

        return snapshot.Carried.AwsAuth;
    }

    // A row that lets nobody in was meant to let somebody in: in a conversion that is more than a remark.
    private static Finding Said(MigrationLoss loss) => loss.Kind is LossKind.Dead ? loss.ToFinding() with { Severity = Severity.Warning } : loss.ToFinding();

    private void Carry(string from, ValueList<AccessGrant> grants, ValueList<MigrationLoss> losses)
    {
        carried.AddRange(grants.Select(grant => new CarriedOver($"{from}: {grant.Principal}", $"access entry, {GrantWords.Of(grant)}", grant.Origin.Location)));
        carried.AddRange(losses.Select(loss => new CarriedOver($"{from}: {loss.Item}", $"{loss.Unsaid}; {loss.Instead}", loss.Origin.Location)));
    }

    private void CarryRows(AwsAuthMap? rows)
    {
        foreach (var item in rows?.Items ?? [])
        {
            carried.Add(new($"{item.Section.Key()}: {item.Who}", $"row of aws-auth, user name '{item.Username}', groups {item.Groups}", item.Origin.Location));
        }

        foreach (var group in rows is null ? [] : input.Config?.NodeGroups ?? [])
        {
            carried.Add(new($"nodeGroups: {group.Name}", "row of aws-auth for the role of its nodes", group.Origin.Location));
        }

        carried.AddRange((rows?.Accounts ?? []).Select(account => new CarriedOver($"mapAccounts: {account.Id}", "row of aws-auth", account.Origin.Location)));
    }

    private void Check(AccessPlan plan, ClusterSnapshot snapshot, RbacObjects rbac, bool makesAdmin)
    {
        var facts = new ClusterFacts
        {
            Partition = snapshot.Resolved?.Partition,
            BoundGroups = (snapshot with { Rbac = rbac }).BoundGroups,
            Decides = Deciding(),
        };
        findings.AddRange(!snapshot.IsBuilt || makesAdmin ? AccessRules.CheckGrants(plan, facts) : AccessRules.Check(plan, facts));
        if (makesAdmin && admins.IsEmpty)
        {
            findings.Add(AdminRules.OpenRole(plan, input.Origin));
        }

        if (!snapshot.IsBuilt && plan.Mode.HasEntries())
        {
            findings.Add(AdminRules.ExistingClusterTakesEntries.At(input.Origin.Location,
                $"{(Exists ? $"'{input.Config?.Metadata.Name}' exists already" : "no ClusterConfig here, so the entries are for a cluster that exists")}; "
                    + "its authentication mode must be API_AND_CONFIG_MAP or API before entries are deployed"));
        }
    }

    private Origin Deciding()
    {
        const string Creator = "accessConfig.bootstrapClusterCreatorAdminPermissions";
        string[] keys = [Creator, "accessConfig.authenticationMode", "accessConfig", "metadata.name"];
        return input.Config is { Locations: var file } ? file.At(keys.FirstOrDefault(file.IsWritten, "")) : default(Origin);
    }

    private T? Keep<T>(Reading<T> reading)
        where T : class
    {
        findings.AddRange(reading.Findings);
        return reading.Value;
    }
}
