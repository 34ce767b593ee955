using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Reads the objects that templates apply, by the readers of manifests: each is at the place of its resource.</summary>
/// <param name="findings">Where problems go.</param>
internal sealed class TemplateManifests(List<Finding> findings)
{
    /// <summary>What templates say about a cluster.</summary>
    /// <param name="cluster">The cluster; null where only something is not read that may be about it.</param>
    /// <param name="notRead">What is not read and may be about any cluster.</param>
    /// <param name="principals">Roles and users that templates make and name.</param>
    public TemplateInput Read(TemplateCluster? cluster, ValueList<NotRead> notRead, ValueList<PrincipalArn> principals)
    {
        var items = (cluster?.Objects ?? []).ToList();
        var maps = items.FindAll(item => AwsAuthReader.IsAwsAuth(item.Node));
        var workloads = items.FindAll(item => WorkloadReader.IsWorkload(item.Node));
        var objects = items.Except(maps).Except(workloads).Select(item => (Item: item, Read: Object(item.Node))).ToList();
        return new TemplateInput
        {
            Cluster = cluster,
            Objects = OneOfEach(objects.Select(one => one.Read)),
            CertainObjects = OneOfEach(objects.Where(one => one.Item.IsCertain).Select(one => one.Read)),
            AwsAuth = Together(maps.Select(item => AwsAuth(item.Node)).OfType<AwsAuthMap>()),
            CertainAwsAuth = Together(maps.Where(item => item.IsCertain).Select(item => AwsAuth(item.Node)).OfType<AwsAuthMap>()),
            Workloads = workloads.Select(item => WorkloadReader.Read(item.Node).Value).OfType<Workload>().ToValueList(),
            Principals = principals,
            NotRead = [.. cluster?.NotRead ?? [], .. notRead],
        };
    }

    private RbacObject? Object(YamlMap node)
    {
        if (!KubernetesManifests.Knows(new YamlDocument(node, node.Location)))
        {
            return null;
        }

        var reading = KubernetesManifests.Read(new YamlDocument(node, node.Location));
        Found(reading.Findings, node.Location);
        return (reading.Value?.All ?? []).FirstOrDefault(item => item is not ConfigMapObject);
    }

    private AwsAuthMap? AwsAuth(YamlMap node)
    {
        var reading = AwsAuthReader.ReadObject(node, "");
        Found(reading.Findings, node.Location);
        return reading.Value is not { } map ? null : map with
        {
            Roles = map.Roles.Select(item => item with { Origin = node.Location }).ToValueList(),
            Users = map.Users.Select(item => item with { Origin = node.Location }).ToValueList(),
            Accounts = map.Accounts.Select(account => account with { Origin = node.Location }).ToValueList(),
            Lost = map.Lost.Select(lost => lost with { Origin = node.Location }).ToValueList(),
            Origin = node.Location,
        };
    }

    // Places inside the text of a manifest are none of the file.
    private void Found(ValueList<Finding> found, SourceLocation place) =>
        findings.AddRange(found.Select(finding => finding with { Location = place }).Where(finding => !findings.Contains(finding)));

    // The same object in several ways of being is all that any of them gives.
    private static ValueList<RbacObject> OneOfEach(IEnumerable<RbacObject?> objects) => objects.OfType<RbacObject>()
        .GroupBy(item => item.Id, StringComparer.Ordinal)
        .Select(same => same.Aggregate(PossibleObjects.Together))
        .ToValueList();

    private static AwsAuthMap? Together(IEnumerable<AwsAuthMap> maps) => maps.Aggregate((AwsAuthMap?)null, (all, next) => all is null ? next : all with
    {
        Roles = all.Roles.Concat(next.Roles).Distinct().ToValueList(),
        Users = all.Users.Concat(next.Users).Distinct().ToValueList(),
        Accounts = all.Accounts.Concat(next.Accounts).Distinct().ToValueList(),
    });
}
