using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>Judges how much a powerful right matters to those who hold it in a place: an error only where the files prove a way to all rights or to
/// somebody else's identity.</summary>
internal sealed class PowerJudge
{
    private const string SystemNamespace = "kube-system";

    private readonly HashSet<Holder> strongAccounts;
    private readonly string? version;

    public PowerJudge(LintInput input)
    {
        strongAccounts = [.. input.Bindings.OfType<ClusterRoleBinding>().Where(input.GivesEverything)
            .SelectMany(binding => binding.Subjects.Select(subject => Holder.Of(subject, binding)))
            .Where(holder => holder.IsAccount)];
        version = input.Cluster.Version;
    }

    /// <summary>How much a right matters, whoever holds it; null for not at all.</summary>
    /// <param name="power">The right.</param>
    /// <param name="inCluster">True for the whole cluster, false for a namespace.</param>
    public static Severity? InPlace(GivenPower power, bool inCluster) => (power.IsByName, inCluster) switch
    {
        (true, _) => power.Right.ByName,
        (false, true) => power.Right.Severity,
        (false, false) => power.Right.InNamespace,
    };

    /// <summary>How much a right matters; null for not at all.</summary>
    /// <param name="power">The right.</param>
    /// <param name="place">Where it is held, and by whom.</param>
    /// <param name="role">The role that gives it.</param>
    public Severity? Of(GivenPower power, HeldPlace place, RoleRules role)
    {
        if (!power.Right.IsIn(version) || IsOwnName(power, place) || (place.Namespace is not null && power.Right.IsOfCluster))
        {
            return null;
        }

        var severity = InPlace(power, place.Namespace is null or SystemNamespace);
        return severity switch
        {
            null => null,
            _ when IsOwnKind(power, place, role) => Severity.Info,
            _ when LeadsToStrongAccount(power, place) => Severity.Error,
            _ when IsInOwnNamespace(place) => Lower(severity),
            Severity.Error when place.Holders.IsEmpty => Severity.Warning,
            _ => severity,
        };
    }

    private static Severity? Lower(Severity? severity) => severity is Severity.Error ? Severity.Warning : Severity.Info;

    // Least privilege done right: a program makes tokens for itself.
    private static bool IsOwnName(GivenPower power, HeldPlace place) => power is { IsByName: true, Right.Reaches: [PowerSink.AnyToken] }
        && !place.Holders.IsEmpty
        && power.Needs.All(need => need.All(given => given.Names.All(name => place.Holders.All(holder => holder.IsAccount && holder.Name == name))));

    // Who writes the status of objects is their controller, and acts on them anyhow.
    private static bool IsOwnKind(GivenPower power, HeldPlace place, RoleRules role)
    {
        var isOfController = !power.Right.Accounts.IsEmpty || !power.Needs.All(need => need.All(given => given.Of.Groups.Any(ApiCatalog.KnowsGroup)));
        return isOfController && (IsHeldByIts(power.Right, place) || power.Needs.All(need => need.All(given => role.Rules.Any(rule => Controls(rule, given)))));
    }

    private static bool IsHeldByIts(PowerfulRight right, HeldPlace place) =>
        !place.Holders.IsEmpty && place.Holders.All(holder => holder.IsAccount && right.Accounts.Any(account => IsOf(account, holder)));

    // A controller comes in several accounts of its namespace; kube-system is nobody's own.
    private static bool IsOf((string Namespace, string Name) account, Holder holder) =>
        account.Namespace == holder.Namespace && (account.Namespace != SystemNamespace || account.Name == holder.Name);

    private static bool Controls(RbacRule rule, GivenAccess given) => rule.Gives("update", "patch") && rule.ApiGroups.Any(given.Rule.ApiGroups.Contains)
        && rule.Resources.Any(word => ResourceWord.Split(word).Subresource is "status" or "finalizers" && given.Of.Resources.Any(own => IsOf(word, own)));

    private static bool IsOf(string word, string resource) =>
        resource == RuleMatch.All || ResourceWord.Split(word).Resource is RuleMatch.All || ResourceWord.Split(word).Resource == resource;

    private bool LeadsToStrongAccount(GivenPower power, HeldPlace place) => power is { IsByName: false, Right: { Condition: null, Reaches: [var sink, ..] } }
        && sink is PowerSink.AccountsOfNamespace or PowerSink.AnyToken
        && strongAccounts.Any(account => (place.Namespace is null || place.Namespace == account.Namespace) && !place.Holders.Contains(account))
        && !place.Holders.IsEmpty;

    private static bool IsInOwnNamespace(HeldPlace place) => place.Namespace is { } space and not SystemNamespace
        && !place.Holders.IsEmpty
        && place.Holders.All(holder => holder.IsAccount && holder.Namespace == space);
}
