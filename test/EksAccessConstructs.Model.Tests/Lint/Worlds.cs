using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>Small worlds to hold a rule against, and what it says.</summary>
internal static class Worlds
{
    /// <summary>A ClusterRole of rules written as <c>verbs | groups | resources | names</c> or <c>verbs | URL</c>;
    /// the core group is <c>core:</c>, the empty name <c>""</c>.</summary>
    public static LintInput OfRules(params string[] rules) => Of(new ClusterRole { Name = "r", Rules = [.. rules.Select(Rule)] });

    public static LintInput Of(params RbacObject[] objects) => Worlds.World(rbac: new RbacObjects([.. objects]));

    /// <summary>Manifests as Kubernetes reads them; what it refuses is not asked.</summary>
    public static LintInput Of(string yaml) => Worlds.World(rbac: Objects(yaml));

    /// <summary>A cluster of which this is known. Without a plan nobody knows of entries, and aws-auth counts.</summary>
    public static LintInput World(
        RbacObjects? rbac = null, AccessPlan? plan = null, AwsAuthMap? awsAuth = null, bool hasOidc = false, RbacObjects? before = null) => new(
        new ClusterSnapshot
        {
            Rbac = rbac ?? RbacObjects.None,
            Plan = plan ?? Plan(ClusterAuthenticationMode.ApiAndConfigMap),
            KnowsEntries = plan is not null,
            AwsAuth = awsAuth,
            HasOtherIdentityProvider = hasOidc,
        },
        before);

    /// <summary>The same of a cluster that was there before, which may have more entries and objects.</summary>
    public static LintInput OfImported(this LintInput world) => new(world.Cluster with { KnowsEntries = false }, world.Before);

    /// <summary>A cluster that a stack makes.</summary>
    public static LintInput Built(AccessPlan plan) => new(new ClusterSnapshot { Plan = plan, IsBuilt = true }.Knowing(plan.Mode));

    public static RbacObjects Objects(string yaml) => KubernetesManifests.Read(yaml, "world.yaml").Value ?? RbacObjects.None;

    public static AwsAuthMap Map(string roles, string users = "") => new()
    {
        Roles = [.. Items(roles, AwsAuthSection.Roles)],
        Users = [.. Items(users, AwsAuthSection.Users)],
    };

    public static AccessPlan Plan(params AccessGrant[] grants) => Plan(ClusterAuthenticationMode.Api, grants);

    public static AccessPlan Plan(ClusterAuthenticationMode mode, params AccessGrant[] grants) => AccessPlan.Build(grants, mode).Value ?? AccessPlan.Empty;

    public static AccessGrant Grant(string principal, params string[] groups) => new() { Principal = PrincipalArn.Parse(principal), Groups = [.. groups] };

    public static AccessGrant With(this AccessGrant grant, AccessPolicyName policy, params string[] namespaces) => grant with
    {
        Policies = [.. grant.Policies, new PolicyAssociation(policy, namespaces.Length == 0 ? PolicyScope.Cluster : PolicyScope.Namespaces(namespaces))],
    };

    public static RbacRule Rule(string text)
    {
        var cells = text.Split('|', StringSplitOptions.TrimEntries);
        return cells.Length == 2
            ? new RbacRule { Verbs = List(cells[0]), NonResourceUrls = List(cells[1]) }
            : new RbacRule
            {
                Verbs = List(cells[0]),
                ApiGroups = List(cells[1]),
                Resources = List(cells[2]),
                ResourceNames = List(cells.ElementAtOrDefault(3) ?? ""),
            };
    }

    public static LintRule RuleOf(string code) => LintRules.All.Single(rule => rule.Rule.Code == code);

    /// <summary>What one rule says.</summary>
    public static IReadOnlyList<string> Says(string code, LintInput world) => [.. RuleOf(code).Check(world).Select(finding => finding.Finding.Message)];

    private static ValueList<string> List(string cell) => cell.Length == 0
        ? []
        : cell.Split(',', StringSplitOptions.TrimEntries).Select(word => word is "core:" or "\"\"" ? "" : word).ToValueList();

    // arn=username:group,group one a line.
    private static IEnumerable<AwsAuthItem> Items(string lines, AwsAuthSection section) =>
        lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => new AwsAuthItem { Section = section, Arn = words[0], Username = words.ElementAtOrDefault(1) ?? "", Groups = [.. words.Skip(2)] });
}
