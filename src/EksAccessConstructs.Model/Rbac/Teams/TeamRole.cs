namespace EksAccessConstructs.Rbac;

/// <summary>What the members of a team may do in each namespace of the team: ready-made, or of one's own.</summary>
/// <remarks>None of the ready-made ones gives rights to RBAC, quotas, limits, network policies or service accounts: those are the platform's, and a service
/// account may stand for an AWS role.</remarks>
/// <param name="Name">What it is called in the names of roles and bindings: small letters, digits and dashes.</param>
public sealed record TeamRole(string Name)
{
    private static readonly ApiResource[] Workloads =
    [
        ApiResource.Deployments, ApiResource.StatefulSets, ApiResource.DaemonSets, ApiResource.ReplicaSets, ApiResource.Jobs, ApiResource.CronJobs,
        ApiResource.Services, ApiResource.ConfigMaps, ApiResource.PersistentVolumeClaims, ApiResource.Ingresses, ApiResource.HorizontalPodAutoscalers,
        ApiResource.PodDisruptionBudgets,
    ];

    /// <summary>Reads what the ClusterRole <c>view</c> gives, logs included and Secrets not.</summary>
    public static TeamRole Viewer { get; } = new("viewer") { ClusterRoles = ["view"] };

    /// <summary>Viewer, and changes workloads, services, config maps, volume claims, ingresses, autoscalers and disruption budgets, and deletes pods. Whoever
    /// runs pods reads what they may mount: Secrets of the namespace are safe from people and not from their pods.</summary>
    public static TeamRole Deployer { get; } = new("deployer")
    {
        ClusterRoles = ["view"],
        Rules = NamespaceRole.In("", "").AllowReadWrite(Workloads)
            .Allow(Verb.Update, Verb.Patch).On(ApiResource.Deployments.Sub("scale"), ApiResource.StatefulSets.Sub("scale"))
            .Allow(Verb.Delete).On(ApiResource.Pods).Rules,
    };

    /// <summary>Viewer, and goes into pods: exec, attach, port-forward and ephemeral containers, with what their service accounts may do.</summary>
    public static TeamRole Debugger { get; } = new("debugger")
    {
        ClusterRoles = ["view"],
        Rules = NamespaceRole.In("", "").Allow(Verb.Get, Verb.Create).On(ApiResource.PodExec, ApiResource.PodAttach, ApiResource.PodPortForward)
            .Allow(Verb.Get, Verb.Update, Verb.Patch).On(ApiResource.PodEphemeralContainers).Rules,
    };

    /// <summary>Reads every Secret.</summary>
    public static TeamRole SecretReader { get; } = new("secret-reader") { Rules = NamespaceRole.In("", "").AllowRead(ApiResource.Secrets).Rules };

    /// <summary>The rights; together they are a union.</summary>
    /// <value>Default: none.</value>
    public ValueList<RbacRule> Rules { get; init; }

    /// <summary>ClusterRoles that members have in the namespace besides, such as <c>view</c>.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ClusterRoles { get; init; }

    /// <summary>Reads the Secrets of these names, and lists none.</summary>
    /// <param name="names">The names; at least one.</param>
    /// <exception cref="ArgumentException">There is no name.</exception>
    public static TeamRole SecretsNamed(params IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0
            ? throw new ArgumentException("name at least one Secret, or use SecretReader for all of them", nameof(names))
            : new("named-secret-reader") { Rules = NamespaceRole.In("", "").Allow(Verb.Get).On(ApiResource.Secrets).Named(names).Rules };
    }

    /// <summary>Rights of one's own: <c>TeamRole.Of("scaler", role => role.Allow(Verb.Patch).On(ApiResource.Deployments.Sub("scale")))</c>.</summary>
    /// <param name="name">What it is called: small letters, digits and dashes.</param>
    /// <param name="rights">Adds them to a role that is empty.</param>
    public static TeamRole Of(string name, Func<NamespaceRole, NamespaceRole> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return new(name) { Rules = rights(NamespaceRole.In("", "")).Rules };
    }

    /// <summary>The objects that give it to a team in a namespace; bindings carry the team's name and the role's, so that another role is another
    /// object.</summary>
    /// <param name="team">The team.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="members">The members: groups, mostly.</param>
    public IEnumerable<RbacObject> In(string team, string space, params IReadOnlyCollection<Subject> members)
    {
        foreach (var role in ClusterRoles)
        {
            yield return ClusterRole.Of(role).BindIn(space, members) with { Name = $"{team}-{role}" };
        }

        if (!Rules.IsEmpty)
        {
            var role = NamespaceRole.In(space, $"{team}-{Name}") with { Rules = Rules };
            yield return role;
            yield return role.BindTo(members);
        }
    }
}
