using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>What decides which AWS roles the pods of a cluster get.</summary>
public sealed record PodIdentityBindings
{
    /// <summary>Nothing is known.</summary>
    public static PodIdentityBindings None { get; } = new();

    /// <summary>The pods, and what makes pods.</summary>
    /// <value>Default: none.</value>
    public ValueList<Workload> Workloads { get; init; }

    /// <summary>Service accounts with roles.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccountBinding> Accounts { get; init; }

    /// <summary>kube2iam and kiam.</summary>
    /// <value>Default: neither.</value>
    public InstalledServers Servers { get; init; } = InstalledServers.None;

    /// <summary>The namespaces that are known.</summary>
    /// <value>Default: none.</value>
    public ValueList<Namespace> Namespaces { get; init; }

    /// <summary>The cluster, where a ClusterConfig describes it: Fargate profiles and nodes.</summary>
    /// <value>Default: null.</value>
    internal ResolvedCluster? Cluster { get; init; }

    /// <summary>True where a template brings the agent of Pod Identity, by its add-on or by Auto Mode.</summary>
    /// <value>Default: false.</value>
    internal bool TemplatesBringAgent { get; init; }

    /// <summary>Fargate profiles of templates.</summary>
    /// <value>Default: none.</value>
    internal ValueList<FargateSelection> Fargate { get; init; }

    /// <summary>Policy documents of IAM that are beside the manifests.</summary>
    /// <value>Default: none.</value>
    internal ValueList<IamPolicyFile> Policies { get; init; }

    /// <summary>The service accounts that the manifests hold.</summary>
    /// <value>Default: none.</value>
    internal ValueList<ServiceAccountObject> ServiceAccounts { get; init; }

    /// <summary>What input says about the pods of one cluster.</summary>
    /// <param name="cluster">The cluster, where a ClusterConfig describes it.</param>
    /// <param name="objects">Service accounts and namespaces.</param>
    /// <param name="workloads">Pods, and what makes pods.</param>
    /// <param name="policies">Policy documents of IAM.</param>
    /// <param name="ofTemplates">What templates of CloudFormation say.</param>
    internal static Reading<PodIdentityBindings> Of(
        ResolvedCluster? cluster,
        RbacObjects objects,
        ValueList<Workload> workloads,
        ValueList<IamPolicyFile> policies,
        TemplateRoles ofTemplates)
    {
        var servers = InstalledServer.Find(workloads);
        var known = AccountBindings.Of(cluster, objects).ToList();
        var held = objects.ServiceAccounts.Select(account => $"{account.Namespace}/{account.Name}").ToHashSet(StringComparer.Ordinal);
        return new(
            new PodIdentityBindings
            {
                Workloads = workloads,
                Accounts = [.. known, .. ofTemplates.Beside(known, held)],
                Fargate = ofTemplates.Fargate,
                TemplatesBringAgent = ofTemplates.BringAgent,
                Servers = servers.Value ?? InstalledServers.None,
                Namespaces = objects.Namespaces.ToValueList(),
                ServiceAccounts = objects.ServiceAccounts.ToValueList(),
                Cluster = cluster,
                Policies = policies,
            },
            servers.Findings);
    }

    /// <summary>What is not known of the cluster and decides about all pods, one sentence each.</summary>
    public IEnumerable<string> Open => AgentPresence.Runs(this) is null && Accounts.Any(binding => binding.Mechanism is IdentityMechanism.PodIdentity)
        ? ["no file says whether the add-on eks-pod-identity-agent is on the cluster; without it, or Auto Mode, no association gives a role"]
        : [];

    /// <summary>True where the pods of a workload run on Fargate.</summary>
    internal bool RunsOnFargate(Workload workload) => FargateProfileOf(workload.Namespace, workload.Template.Labels) is not null;

    /// <summary>The name of the Fargate profile that takes pods of a namespace with these labels; null where none does.</summary>
    internal string? FargateProfileOf(string space, ValueMap labels) => (Cluster?.Config.FargateProfiles ?? [])
        .SelectMany(profile => profile.Selectors.Select(selector => new FargateSelection(profile.Name ?? "", selector.Namespace ?? "", selector.Labels)))
        .Concat(Fargate)
        .FirstOrDefault(selection => selection.Takes(space, labels))?.Profile;

    /// <summary>The pods and namespaces as kube2iam and kiam see them.</summary>
    internal PodWorld World => new(
        Workloads, Namespaces.GroupBy(space => space.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same =>
            same.Last().Annotations, StringComparer.Ordinal));
}
