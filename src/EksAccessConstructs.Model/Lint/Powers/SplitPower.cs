using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A powerful right that no role gives alone, but that somebody holds by several.</summary>
/// <param name="Power">The right, with the rules that give it.</param>
/// <param name="Role">The role that the finding is about.</param>
/// <param name="With">The other roles that it takes.</param>
/// <param name="Place">Where, and to whom.</param>
/// <param name="Severity">How much it matters there.</param>
internal sealed record SplitPower(GivenPower Power, RbacObject Role, ValueList<RbacObject> With, HeldPlace Place, Severity Severity)
{
    /// <summary>The right.</summary>
    public PowerfulRight Right => Power.Right;

    /// <summary>The rule of the role that gives its part.</summary>
    public Origin Origin { get; init; }
}

/// <summary>Adds up the roles of each subject, as the authorizer does, and looks for rights that only several of them give.</summary>
internal sealed class SplitPowers(LintInput input)
{
    private const string AllAccounts = "system:serviceaccounts";

    private readonly PowerJudge judge = new(input);
    private readonly HashSet<RbacObject> written = new(input.Roles.Select(role => role.Object), ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Role, bool InCluster), GivenNeeds> known = [];

    /// <summary>Every such right, once for each set of roles, with all who hold it so.</summary>
    public IEnumerable<SplitPower> All()
    {
        var given = Given();
        return Subjects(given)
            .SelectMany(subject => OfSubject(subject.Holder, [.. subject.As.SelectMany(own => given[own]).Distinct()]))
            .GroupBy(split => (split.Right.Name, split.Role.Id, string.Join('\n', split.With.Select(role => role.Id)), split.Place.Namespace))
            .Select(same => same.First() with
            {
                Place = new HeldPlace(same.Key.Namespace, same.SelectMany(split => split.Place.Holders).Distinct().ToValueList()),
                Severity = same.Max(split => split.Severity),
            });
    }

    // Only roles that give a part of something matter.
    private ILookup<Holder, (IndexedRole Role, string? Namespace)> Given() => (
        from binding in input.Cluster.Rbac.All.OfType<RbacBinding>()
        let role = input.RoleLookup.Find(binding)
        where role is not null && NeedsOf(role, binding.NamespaceName).Rights.Count > 0
        from subject in binding.Subjects
        select (Holder: Holder.Of(subject, binding), Role: (role, binding.NamespaceName))).ToLookup(one => one.Holder, one => one.Role);

    // A service account is in three groups; who comes from IAM is in those of the entry.
    private IEnumerable<(Holder Holder, IEnumerable<Holder> As)> Subjects(ILookup<Holder, (IndexedRole, string?)> given)
    {
        var named = given.Select(one => (one.Key, As(one.Key)));
        var fromIam = input.Identities.Select(identity => (Known(identity), identity.Groups.Select(Group).Append(Known(identity))));
        return named.Concat(fromIam);
    }

    private static IEnumerable<Holder> As(Holder holder) =>
        holder.IsAccount ? [holder, Group(AllAccounts), Group($"{AllAccounts}:{holder.Namespace}")] : [holder];

    private static Holder Known(KnownIdentity identity) => new("User", "", identity.Username.Text);

    private static Holder Group(string name) => new("Group", "", name);

    private IEnumerable<SplitPower> OfSubject(Holder holder, List<(IndexedRole Role, string? Namespace)> held)
    {
        var inCluster = held.Where(one => one.Namespace is null).Select(one => one.Role).Distinct().ToList();
        var cluster = Together(holder, null, inCluster).ToList();
        var reached = cluster.Select(split => split.Right.Name).ToHashSet(StringComparer.Ordinal);
        var inNamespaces = held.Where(one => one.Namespace is not null).GroupBy(one => one.Namespace, StringComparer.Ordinal)
            .SelectMany(place => Together(holder, place.Key, [.. inCluster.Concat(place.Select(one => one.Role)).Distinct()]));
        return cluster.Concat(inNamespaces.Where(split => !reached.Contains(split.Right.Name)));
    }

    private IEnumerable<SplitPower> Together(Holder holder, string? @namespace, List<IndexedRole> roles)
    {
        var needs = roles.Count > 1 ? roles.Select(role => (Role: role, Needs: NeedsOf(role, @namespace))).ToList() : [];
        return needs.SelectMany(one => one.Needs.Rights).Distinct()
            .Where(right => !needs.Exists(one => one.Needs.Of(right).All(need => need.Count > 0) && one.Needs.Of(right).Count > 0))
            .Select(right => Of(holder, @namespace, right, [.. needs.Select(one => (one.Role, one.Needs.Of(right)))]))
            .OfType<SplitPower>();
    }

    private SplitPower? Of(Holder holder, string? @namespace, int number, List<(IndexedRole Role, IReadOnlyList<IReadOnlyList<GivenAccess>> Needs)> roles)
    {
        var right = PowerfulRights.All[number];
        var chosen = Enumerable.Range(0, right.Needs.Count)
            .Select(need => roles.Find(one => one.Needs.Count > need && one.Needs[need].Count > 0))
            .ToList();
        if (chosen.Exists(one => one.Role is null) || chosen.FindLast(one => written.Contains(one.Role.Role)) is not { Role: { } last })
        {
            return null;
        }

        var power = new GivenPower(right, chosen.Select((one, need) => one.Needs[need].ToValueList()).ToValueList());
        var place = new HeldPlace(@namespace, [holder]);
        var own = chosen.FindLastIndex(one => one.Role == last);
        return judge.Of(power, place, new RoleRules(last.Role, last.Rules)) is { } severity
            ? new SplitPower(power, last.Role, chosen.Select(one => one.Role.Role).Distinct().Where(role => role != last.Role).ToValueList(), place, severity)
            {
                Origin = power.Needs[own][0].Rule.Origin,
            }
            : null;
    }

    private GivenNeeds NeedsOf(IndexedRole role, string? @namespace)
    {
        var key = (role.Role.Id, @namespace is null);
        if (!known.TryGetValue(key, out var needs))
        {
            known.Add(key, needs = GivenNeeds.Parts(role.Rules, inCluster: @namespace is null));
        }

        return needs;
    }
}
