using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>The decisions of one <see cref="ClusterPlan"/>, in the order in which they rest on each other.</summary>
internal sealed class ClusterPlanning(ClusterInput input, DefaultsFlavour defaults, ValueList<PrincipalArn> admins)
{
    private readonly List<Finding> findings = [];
    private readonly List<CarriedOver> carried = [];

    public Reading<ClusterPlan> Run()
    {
        var cluster = Resolve();
        if (input.Config is not null && cluster is null)
        {
            return new(null, findings.ToValueList());
        }

        var mode = cluster?.AuthenticationMode ?? AuthenticationMode.ApiAndConfigMap;
        var said = cluster is null ? null : Keep(EksctlAccess.Read(cluster, new MigrationOptions { Rbac = input.Rbac }));
        var old = Old(mode, said?.Plan.Grants ?? []);
        Carry("iamIdentityMappings", said?.FromMappings ?? [], said?.Losses ?? []);
        Carry("aws-auth", old?.Grants ?? [], old?.Losses ?? []);
        findings.AddRange(old?.Losses.Select(Said) ?? []);
        var rbac = Keep(input.Rbac.With(new RbacObjects([.. said?.Rbac ?? [], .. old?.Rbac ?? []]))) ?? input.Rbac;
        var plan = Keep(AccessPlan.Build([.. said?.Plan.Grants ?? [], .. old?.Grants ?? []], mode, cluster?.CreatorIsAdmin ?? false)) ?? AccessPlan.Empty;
        var makesAdmin = mode.HasEntries() && (!admins.IsEmpty || !plan.DurableAdministrators.Any());
        Check(plan, cluster, rbac, makesAdmin);
        var result = new ClusterPlan
        {
            Cluster = cluster,
            Access = plan,
            MakesAdminRole = makesAdmin,
            Admins = admins,
            Rbac = rbac,
            CarriedOver = carried.ToValueList(),
            Origin = input.Origin,
        };
        return new(result, findings.ToValueList());
    }

    private ResolvedCluster? Resolve() => input.Config is { } config ? Keep(ClusterConfigDefaults.Fill(config, defaults)) : null;

    // What aws-auth says, as entries; null where there is none, or where it stays because entries cannot exist.
    private MigrationPlan? Old(AuthenticationMode mode, ValueList<AccessGrant> known)
    {
        if (input.AwsAuth is { } map && !mode.HasEntries())
        {
            findings.Add(AdminRules.ConfigMapStays.At(map.Origin.Spot,
                "the authentication mode is CONFIG_MAP, so aws-auth stays where it is: add its rows to what EKS writes there for the nodes, never replace it, or choose API_AND_CONFIG_MAP to carry them over to access entries"));
            return null;
        }

        return input.AwsAuth is null ? null
            : AwsAuthMigration.Plan(input.AwsAuth, new MigrationOptions { Mode = mode, Target = mode, Existing = known, Rbac = input.Rbac });
    }

    // A row that lets nobody in was meant to let somebody in: in a conversion that is more than a remark.
    private static Finding Said(MigrationLoss loss) => loss.Kind is LossKind.Dead ? loss.ToFinding() with { Severity = Severity.Warning } : loss.ToFinding();

    private void Carry(string from, ValueList<AccessGrant> grants, ValueList<MigrationLoss> losses)
    {
        carried.AddRange(grants.Select(grant => new CarriedOver($"{from}: {grant.Principal}", $"access entry, {GrantWords.Of(grant)}", grant.Origin.Spot)));
        carried.AddRange(losses.Select(loss => new CarriedOver($"{from}: {loss.Item}", $"{loss.Unsaid}; {loss.Instead}", loss.Origin.Spot)));
    }

    private void Check(AccessPlan plan, ResolvedCluster? cluster, RbacObjects rbac, bool makesAdmin)
    {
        var facts = new ClusterFacts { Partition = cluster?.Partition, BoundGroups = BoundGroups(rbac) };
        var rules = cluster is null || makesAdmin ? AccessRules.CheckGrants(plan, facts) : AccessRules.Check(plan, facts);
        findings.AddRange(rules);
        if (makesAdmin && admins.IsEmpty)
        {
            findings.Add(AdminRules.AdminsAreNamed.At(input.Origin.Spot,
                $"{Nobody(plan)}, so the stack makes an admin role that every identity of the account may take whose IAM policies allow it; name who may with -c admins=ARN[,ARN], or give a role AmazonEKSClusterAdminPolicy"));
        }

        if (cluster is null)
        {
            findings.Add(AdminRules.ExistingClusterTakesEntries.At(input.Origin.Spot,
                "no ClusterConfig here, so the entries are for a cluster that exists; its authentication mode must be API_AND_CONFIG_MAP or API before they are deployed"));
        }
    }

    private static string Nobody(AccessPlan plan) => plan.Administrators.Any()
        ? "only IAM users are administrators, which ends with their keys"
        : "nobody is named as administrator";

    private static ValueList<string>? BoundGroups(RbacObjects rbac) => rbac.All.IsEmpty ? null
        : rbac.All.OfType<RbacBinding>().SelectMany(binding => binding.Subjects).Where(subject => subject.Kind == "Group").Select(subject => subject.Name).Distinct().ToValueList();

    private T? Keep<T>(Reading<T> reading)
        where T : class
    {
        findings.AddRange(reading.Findings);
        return reading.Value;
    }
}
