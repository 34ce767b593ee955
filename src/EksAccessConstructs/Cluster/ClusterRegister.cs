using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>What constructs have said about the access to one cluster so far.</summary>
/// <param name="cluster">What is known of the cluster without them; its mode is the cluster's.</param>
internal sealed class ClusterRegister(ClusterSnapshot cluster)
{
    private readonly List<RegisteredEntry> entries = [];
    private readonly List<RbacObject> objects = [];
    private AwsAuthMap? awsAuth;
    private bool awsAuthIsWhole = true;

    public IReadOnlyList<RegisteredEntry> Entries => entries;

    /// <summary>What is known about the cluster now.</summary>
    public ClusterSnapshot Snapshot => cluster with
    {
        Plan = cluster.Plan.With(entries.Select(entry => entry.Grant)).Value ?? cluster.Plan,
        AwsAuth = awsAuth,
        AwsAuthIsWhole = awsAuthIsWhole,
        Rbac = new RbacObjects(objects.ToValueList()),
    };

    public void AddAccess(IConstruct source, IEnumerable<AccessGrant> grants)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grants);
        var more = grants.Select(grant => new RegisteredEntry(grant, source)).ToList();
        more.SelectMany(Findings).ThrowOrWarn(source, nameof(grants));
        entries.AddRange(more);
    }

    public void AddRbac(RbacObjects more)
    {
        ArgumentNullException.ThrowIfNull(more);
        objects.AddRange(more.All.Where(one => !objects.Contains(one)));
    }

    public void SetAwsAuth(AwsAuthMap map, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(map);
        awsAuth = map;
        awsAuthIsWhole = isWhole;
    }

    public static string LogicalId(string prefix, ReadOnlySpan<string> parts) => prefix + LogicalName.Of(parts);

    private IEnumerable<Finding> Findings(RegisteredEntry entry)
    {
        if (cluster.Assumed(AssumedFact.AuthenticationMode) is null && !cluster.Mode.HasEntries())
        {
            yield return ModeHasEntries.Rule.Info.At(null,
                $"'{entry.Principal}' cannot be let into cluster '{cluster.Name}': mode {cluster.Mode.ToApiValue()} knows no access entries; "
                + "use API_AND_CONFIG_MAP or API");
        }

        if (entries.Find(earlier => earlier.Principal == entry.Principal) is { } earlier)
        {
            yield return OneEntryForEachPrincipal.Info.At(null,
                $"'{entry.Principal}' has an access entry already, defined at '{earlier.Source.Node.Path}'; "
                + "EKS takes one for each principal, so add what is said here there");
        }
    }
}
