namespace EksAccessConstructs.Rbac;

/// <summary>What there is to reach in a cluster: its namespaces, service accounts, users, groups and the roles that give everything.</summary>
internal sealed class EscalationGround
{
    private const string KubeSystem = "kube-system";

    // Every cluster has it, and it may escalate; others are those of the table of rights that matter.
    private static readonly (string Namespace, string Name) OfEveryCluster = (KubeSystem, "clusterrole-aggregation-controller");

    private readonly Dictionary<string, ValueList<string>> accounts;
    private readonly ILookup<(string? Namespace, string Role), RbacBinding> bindingsOfRole;

    public EscalationGround(RbacEvaluator evaluator, IEnumerable<(string Namespace, string Name)> wanted, IEnumerable<string> namespaces)
    {
        Evaluator = evaluator;
        var objects = evaluator.Objects;
        var bindings = objects.All.OfType<RbacBinding>().ToList();
        var subjects = bindings
            .SelectMany(binding => binding.Subjects.Select(subject => (subject.Kind, subject.Name, Namespace: subject.ResolvedNamespace(binding))))
            .ToList();
        accounts = objects.ServiceAccounts.Select(account => (account.Namespace, account.Name)).Concat(wanted)
            .Concat(subjects.Where(subject => subject is { Kind: "ServiceAccount", Namespace: not null })
                .Select(subject => (Namespace: subject.Namespace ?? "", subject.Name)))
            .Distinct().GroupBy(account => account.Namespace, account => account.Name)
            .ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToValueList());
        Namespaces = objects.Namespaces.Select(@namespace => @namespace.Name)
            .Concat(objects.All.Select(one => one.NamespaceName).OfType<string>()).Concat(accounts.Keys).Concat(namespaces).Append(KubeSystem)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        bindingsOfRole = bindings.Where(binding => binding.RoleRef.Kind == "ClusterRole").ToLookup(binding => (binding.NamespaceName, binding.RoleRef.Name));
        Users = Names(subjects, "User");
        Groups = Names(subjects, "Group").Append(Identity.MastersGroup).Distinct().ToValueList();
        Strangers = PowerfulRights.All.Where(right => right.Reaches.Contains(PowerSink.ClusterAdmin)).SelectMany(right => right.Accounts)
            .Prepend(OfEveryCluster).Distinct().Where(account => !IsKnown(account)).ToValueList();
        AdminRoles = objects.ClusterRoles.Select(role => role.Name).Where(GivesEverything).Prepend("cluster-admin").Distinct().ToValueList();
    }

    /// <summary>The cluster.</summary>
    public RbacEvaluator Evaluator { get; }

    /// <summary>The namespaces that the objects name, and kube-system.</summary>
    public ValueList<string> Namespaces { get; }

    /// <summary>The users that bindings name.</summary>
    public ValueList<string> Users { get; }

    /// <summary>The groups that bindings name, and system:masters.</summary>
    public ValueList<string> Groups { get; }

    /// <summary>Service accounts of controllers that may do everything, or nearly so, in clusters that have them, and that the objects do not hold.</summary>
    public ValueList<(string Namespace, string Name)> Strangers { get; }

    /// <summary>The ClusterRoles that give everything; cluster-admin first, which every cluster has.</summary>
    public ValueList<string> AdminRoles { get; }

    /// <summary>The service accounts of a namespace that the objects name; one that nothing names has no rights of its own.</summary>
    public ValueList<string> Accounts(string @namespace) => accounts.GetValueOrDefault(@namespace);

    /// <summary>True where the objects name a service account.</summary>
    public bool IsKnown((string Namespace, string Name) account) => Accounts(account.Namespace).Contains(account.Name);

    /// <summary>All service accounts.</summary>
    public IEnumerable<(string Namespace, string Name)> AllAccounts =>
        Namespaces.SelectMany(@namespace => Accounts(@namespace).Select(name => (@namespace, name)));

    /// <summary>The bindings in a namespace (null: in the cluster) that give a ClusterRole.</summary>
    public IEnumerable<RbacBinding> Bindings(string? @namespace, string role) => bindingsOfRole[(@namespace, role)];

    /// <summary>A ClusterRole of a name that gives everything.</summary>
    public static IndexedRole Everything(string name)
    {
        var role = new ClusterRole { Name = name, Rules = [.. EscalationCheck.Everything] };
        return new IndexedRole(role, new IndexedRules(role.Rules));
    }

    private bool GivesEverything(string clusterRole) =>
        Evaluator.Roles.Find(new RoleRef("ClusterRole", clusterRole), null)?.Rules.Any(GivesEverything) ?? false;

    private static bool GivesEverything(RbacRule rule) =>
        rule.ResourceNames.IsEmpty && rule.Verbs.Contains(RuleMatch.All) && rule.ApiGroups.Contains(RuleMatch.All) && rule.Resources.Contains(RuleMatch.All);

    private static ValueList<string> Names(IEnumerable<(string Kind, string Name, string? Namespace)> subjects, string kind) =>
        subjects.Where(subject => subject.Kind == kind)
            .Select(subject => subject.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToValueList();
}
