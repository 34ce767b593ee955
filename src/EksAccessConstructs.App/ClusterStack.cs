using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.App;

/// <summary>A cluster that is in a stack, and the access to it that did not fit beside it.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="AccessStacks">Further stacks, of access entries alone.</param>
/// <param name="ClusterName">The cluster's name; null where only deployment tells it.</param>
/// <param name="Folder">The folder of its files in the cloud assembly.</param>
/// <param name="Rbac">The manifests beside the template.</param>
internal sealed record BuiltCluster(Cdk.Stack Stack, IReadOnlyList<Cdk.Stack> AccessStacks, string? ClusterName, string Folder, RbacManifests Rbac)
{
    /// <summary>All its stacks.</summary>
    public IEnumerable<Cdk.Stack> Stacks => AccessStacks.Prepend(Stack);
}

/// <summary>The stack of one cluster: the cluster of a ClusterConfig, or the access to one that exists.</summary>
internal static class ClusterStack
{
    /// <summary>What a cluster is called whose name only deployment tells.</summary>
    public const string Unnamed = "existing-cluster";

    /// <summary>Builds the stack.</summary>
    public static BuiltCluster Build(Cdk.App app, ClusterPlan plan, AppRequest request) =>
        plan.Cluster switch
        {
            { Config.Exists: true } cluster => AddedTo(app, plan, request, cluster),
            { } cluster => Owned(app, plan, request, cluster),
            null => Existing(app, plan, request),
        };

    /// <summary>The name of the stack.</summary>
    public static string NameOf(ClusterPlan plan, AppRequest request) =>
        plan.Cluster switch
        {
            { Config: var config } => StackNames.Of(config),
            null => StackNames.Of("eks-access-", request.Cluster ?? Unnamed),
        };

    private static BuiltCluster Owned(Cdk.App app, ClusterPlan plan, AppRequest request, ResolvedCluster resolved)
    {
        var name = resolved.Config.Metadata.Name;
        var stack = NewStack(app, NameOf(plan, request), $"EKS cluster {name} and the access to it", resolved.Config.Metadata.Region);
        var parts = FurtherStacks.Parts(plan, request);
        var cluster = new EksctlCluster(
            stack, "Eks", new EksctlClusterProps { Config = resolved, Access = parts[0], AwsAuth = plan.AwsAuth, Rbac = plan.Rbac, Admins = Admins(plan) });
        Acknowledge(cluster.AdminRole);
        var further = DefineFurther(app, stack, parts, name, resolved.Config.Metadata.Region);
        return new BuiltCluster(stack, further, name, name, cluster.Rbac);
    }

    private static BuiltCluster AddedTo(Cdk.App app, ClusterPlan plan, AppRequest request, ResolvedCluster resolved)
    {
        var name = resolved.Config.Metadata.Name;
        var region = resolved.Config.Metadata.Region;
        var stack = NewStack(app, NameOf(plan, request), $"Additions to the EKS cluster {name}", region);
        var parts = FurtherStacks.Parts(plan, request);
        var additions = new EksctlAdditions(stack, "Eks", new EksctlAdditionsProps
        {
            Config = resolved,
            Access = parts[0],
            AwsAuth = plan.AwsAuth,
            Rbac = plan.Rbac,
            Admins = Admins(plan),
            MadeByEksctl = request.EksctlExports,
        });
        return new BuiltCluster(stack, DefineFurther(app, stack, parts, name, region), name, name, additions.Rbac);
    }

    private static BuiltCluster Existing(Cdk.App app, ClusterPlan plan, AppRequest request)
    {
        var name = request.Cluster;
        var stack = NewStack(app, NameOf(plan, request), $"Access to the EKS cluster {name ?? "that is named at deployment"}", null);
        var parts = FurtherStacks.Parts(plan, request);
        var manifests = AddAccess(stack, Imported(stack, name), plan, parts[0]);
        return new BuiltCluster(stack, DefineFurther(app, stack, parts, name, null), name, name ?? Unnamed, manifests);
    }

    private static IEksCluster Imported(Cdk.Stack stack, string? name) => EksCluster.FromAttributes(
        stack, "Cluster", new EksClusterAttributes { ClusterName = name ?? NameParameter(stack), DisplayName = name ?? Unnamed });

    // One after the other, after the cluster's own stack: an entry that moves on is gone from its old stack before it is made again.
    private static List<Cdk.Stack> DefineFurther(Cdk.App app, Cdk.Stack first, ValueList<AccessPlan> parts, string? cluster, string? region)
    {
        var stacks = new List<Cdk.Stack>();
        foreach (var part in parts.Skip(1))
        {
            var id = FurtherStacks.NameOf(first.StackName, stacks.Count + 1);
            var stack = NewStack(app, id, $"Access entries of the EKS cluster {cluster ?? "that is named at deployment"}", region);
            stack.AddStackDependency(stacks.LastOrDefault(first), "entries that move on are deleted first");
            new AccessEntries(stack, "Access", new AccessEntriesProps { Cluster = Imported(stack, cluster), Plan = part });
            stacks.Add(stack);
        }

        return stacks;
    }

    private static RbacManifests AddAccess(Cdk.Stack stack, IEksCluster cluster, ClusterPlan plan, AccessPlan access)
    {
        if (plan.MakesAdminRole)
        {
            Acknowledge(new ClusterAdminRole(stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster, AssumableBy = Admins(plan) }));
        }

        new AccessEntries(stack, "Access", new AccessEntriesProps { Cluster = cluster, Plan = access });
        return new RbacManifests(stack, "Rbac", new RbacManifestsProps { Cluster = cluster, Objects = plan.Rbac });
    }

    private static Iam.IPrincipal[] Admins(ClusterPlan plan) => [.. plan.Admins.Select(admin => new Iam.ArnPrincipal(admin.Text))];

    // The app has said it already, with the place in the input and how to name somebody (EKS040).
    private static void Acknowledge(ClusterAdminRole? role)
    {
        if (role is not null)
        {
            Cdk.Annotations.Of(role).AcknowledgeWarning(ClusterAdminRole.OpenWarning, "said as finding EKS040");
        }
    }

    private static string NameParameter(Cdk.Stack stack) => new Cdk.CfnParameter(stack, "ClusterName", new Cdk.CfnParameterProps
    {
        Type = "String",
        Description = "The cluster that the access entries are for",
        MinLength = 1,
        MaxLength = 100,
    }).ValueAsString;

    private static Cdk.Stack NewStack(Cdk.App app, string id, string description, string? region) => new(app, id, new Cdk.StackProps
    {
        Description = description,
        Env = region is null ? null : new Cdk.Environment { Region = region },
        Synthesizer = new Cdk.DefaultStackSynthesizer(new Cdk.DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false }),
    });
}
