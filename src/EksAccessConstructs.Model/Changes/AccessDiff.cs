using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>What a change of one cluster's input means for the access to it: whose rights change and how, who becomes administrator, which AWS roles pods get,
/// whether somebody is left who can let others in.</summary>
public sealed record AccessDiff
{
    /// <summary>The cluster's name; null where no file says it.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whose rights change, and how.</summary>
    public ValueList<RightsChange> Changes { get; init; }

    /// <summary>The principals that are administrators of the whole cluster before the change.</summary>
    public ValueList<string> AdministratorsBefore { get; init; }

    /// <summary>The principals that are administrators of the whole cluster after the change, each with what makes it one.</summary>
    public ValueList<Administrator> AdministratorsAfter { get; init; }

    /// <summary>The authentication mode before.</summary>
    public required ClusterAuthenticationMode ModeBefore { get; init; }

    /// <summary>The authentication mode after.</summary>
    public required ClusterAuthenticationMode ModeAfter { get; init; }

    /// <summary>Who loses what, and whether an administrator remains.</summary>
    public required LockoutReport Lockout { get; init; }

    /// <summary>The changes of the AWS roles that pods get.</summary>
    public ValueList<PodRoleChange> PodRoles { get; init; }

    /// <summary>The ways to all rights that are opened to those whose rights grow and who are not administrators.</summary>
    public ValueList<OpenedWay> OpenedWays { get; init; }

    /// <summary>The access entries of templates that CloudFormation makes anew.</summary>
    public ValueList<EntryReplacement> Replacements { get; init; }

    /// <summary>Those among <see cref="NewAdministrators"/> who may become it; see <see cref="AllowedChanges"/>.</summary>
    /// <value>Default: none.</value>
    public ValueList<AllowedAdministrator> AllowedAdministrators { get; init; }

    /// <summary>What could change the answer and is not known, one sentence each.</summary>
    public ValueList<string> NotEvaluated { get; init; }

    /// <summary>The administrators that the change makes.</summary>
    public IEnumerable<Administrator> NewAdministrators =>
        AdministratorsAfter.Where(administrator => !AdministratorsBefore.Contains(administrator.Who));

    /// <summary>The same comparison where only what is certain is there in both versions; null where nothing is open.</summary>
    internal Lazy<AccessDiff>? OfCertain { get; init; }

    /// <summary>True where nothing changes that is told of here.</summary>
    public bool IsEmpty => Changes.IsEmpty && PodRoles.IsEmpty && ModeBefore == ModeAfter;

    /// <summary>True for somebody who may become administrator.</summary>
    public bool IsAllowed(Administrator administrator) => AllowedAdministrators.Any(allowed => allowed.Who == administrator.Who);

    /// <summary>The changes by who, for people: those who become administrator or can make themselves one first, then by what they gain.</summary>
    public IEnumerable<IGrouping<string, RightsChange>> ByWeight()
    {
        var administrators = NewAdministrators.Select(administrator => administrator.Who).ToHashSet(StringComparer.Ordinal);
        var opened = OpenedWays.Select(way => way.Who).ToHashSet(StringComparer.Ordinal);
        return Changes.GroupBy(change => change.Who, StringComparer.Ordinal)
            .OrderByDescending(changes => administrators.Contains(changes.Key))
            .ThenByDescending(changes => opened.Contains(changes.Key))
            .ThenByDescending(changes => changes.Max(change => change.Risks.Count))
            .ThenByDescending(changes => changes.Any(change => change is { Widens: true, IsClusterWide: true }))
            .ThenByDescending(changes => changes.Any(change => change.Widens));
    }

    /// <summary>The comparison without what is only perhaps so: rows that only what is not known decides, administrators and AWS roles of pods under an open
    /// condition, ways to all rights that need a condition, a lock-out that cannot be told.</summary>
    public AccessDiff OnlyCertain()
    {
        var sure = OfCertain?.Value ?? this;
        var perhaps = NewAdministrators.Select(administrator => administrator.Who).Except(sure.NewAdministrators.Select(administrator => administrator.Who))
            .ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Changes = Changes.Where(change => change.WidensForCertain || !change.IsMaybe)
                .Select(change => change with { Beyond = change.BeyondForCertain })
                .ToValueList(),
            AdministratorsAfter = AdministratorsAfter.Where(administrator => !perhaps.Contains(administrator.Who)).ToValueList(),
            OpenedWays = OpenedWays.Where(way => way.Path.Conditions.IsEmpty && sure.OpenedWays.Any(one => one.Who == way.Who)).ToValueList(),
            PodRoles = PodRoles.Where(change => sure.PodRoles.Any(one => one.Who == change.Who)).ToValueList(),
            Lockout = Lockout.AdministratorRemains is Certainty.Unknown ? Lockout with { AdministratorRemains = Certainty.Yes } : Lockout,
        };
    }

    /// <summary>Compares two versions of one cluster.</summary>
    /// <param name="before">The version before.</param>
    /// <param name="after">The version after.</param>
    public static AccessDiff Between(ClusterSnapshot before, ClusterSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (was, becomes) = (EksAuthorizer.Create(before), EksAuthorizer.Create(after));
        var names = new PrincipalNames(before, after);
        var changes = RightsChanges.Between(before, after);
        var growing = changes.Where(change => change.Widens).Select(change => change.Who).Distinct(StringComparer.Ordinal).ToList();
        var administrators = Administrators(becomes, names);
        return new AccessDiff
        {
            Cluster = after.Name ?? before.Name,
            Changes = changes,
            AdministratorsBefore = Administrators(was, names).Select(administrator => administrator.Who).ToValueList(),
            AdministratorsAfter = administrators,
            ModeBefore = before.Mode,
            ModeAfter = after.Mode,
            Lockout = LockoutSimulation.Compare(before, after, new LockoutOptions(), changes),
            PodRoles = PodRoleChange.Between(before, after),
            Replacements = EntryReplacement.Between(before, after),
            OpenedWays = OpenedWay.Of(was, becomes, names, growing.Except(administrators.Select(administrator => administrator.Who))).ToValueList(),
            OfCertain = ReferenceEquals(before.Certain, before) && ReferenceEquals(after.Certain, after)
                ? null
                : new(() => Between(before.Certain, after.Certain)),
            NotEvaluated = [.. Deciding(before, after, changes), .. Parameters(before, after), .. Hidden(was, becomes), .. Unsearched(growing)],
        };
    }

    private static ValueList<Administrator> Administrators(EksAuthorizer authorizer, PrincipalNames names) => authorizer.Named
        .Select(caller => new Administrator(names.Of(caller), By(authorizer, caller.Authentication)))
        .Where(administrator => administrator.By is not null)
        .ToValueList();

    // What lets in comes first, as on every way.
    private static RightThroughAuthentication? By(EksAuthorizer authorizer, Authentication login) =>
        authorizer.AdministratorBy(login) is { } right ? new(login.Possible[0].By, right) : null;

    // An assumption matters where the changes would be others without it, in both versions alike.
    private static IEnumerable<string> Deciding(ClusterSnapshot before, ClusterSnapshot after, ValueList<RightsChange> changes)
    {
        var (was, becomes) = (before.Alternatives.ToLookup(other => other.Assumption.Fact), after.Alternatives.ToLookup(other => other.Assumption.Fact));
        foreach (var fact in Enum.GetValues<AssumedFact>())
        {
            var (had, has) = (was[fact].ToList(), becomes[fact].ToList());
            for (var i = 0; i < Math.Max(had.Count, has.Count); i++)
            {
                var (old, now) = (had.ElementAtOrDefault(i), has.ElementAtOrDefault(i));
                if (RightsChanges.Between(old.Cluster ?? before, now.Cluster ?? after) != changes)
                {
                    yield return $"assumed: {(now.Assumption ?? old.Assumption).Reason}";
                    break;
                }
            }
        }
    }

    // What other values of parameters would decide cannot be tried.
    private static IEnumerable<string> Parameters(ClusterSnapshot before, ClusterSnapshot after) => new[] { after, before }
        .Select(cluster => cluster.Assumed(AssumedFact.Parameters)).OfType<Assumption>()
        .Select(assumption => $"assumed: {assumption.Reason}")
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Hidden(EksAuthorizer before, EksAuthorizer after) =>
        after.Resolver.HiddenFromAll.Concat(before.Resolver.HiddenFromAll)
            .Concat(after.Snapshot.NotRead.Concat(before.Snapshot.NotRead).Select(part => $"{part}"))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Unsearched(List<string> growing) => growing.Count > WaysToAll.Most
        ? [$"ways to all rights were searched for {WaysToAll.Most} of the {growing.Count} whose rights grow; ask 'eks-access escalate' about others"]
        : [];
}
