using EksAccessConstructs.Access;

namespace EksAccessConstructs.Changes;

/// <summary>The outcome of a comparison in a few words, for the first line that a reviewer reads: the worst first.</summary>
public static class DiffVerdict
{
    /// <summary>The words; one sentence that says so where nothing changes.</summary>
    public static ValueList<string> Of(AccessDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var words = Lockout(diff.Lockout)
            .Concat(Administrators(diff))
            .Concat(Opened(diff))
            .Concat(Rights(diff.Changes))
            .Concat(Allowed(diff))
            .Concat(Other(diff))
            .ToValueList();
        return words.IsEmpty ? ["nobody's rights change"] : words;
    }

    /// <summary>A number with its noun: <c>1 principal</c>, <c>2 principals</c>.</summary>
    internal static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private static IEnumerable<string> Lockout(LockoutReport lockout) => lockout.AdministratorRemains switch
    {
        Certainty.No => ["no administrator remains"],
        Certainty.Unknown => ["whether an administrator remains cannot be told"],
        Certainty.Yes => [],
    };

    private static IEnumerable<string> Administrators(AccessDiff diff) => diff.NewAdministrators.ToList() switch
    {
        [] => [],
        [var one] => [$"{one.Who} becomes administrator{(diff.IsAllowed(one) ? ", which is allowed" : "")}"],
        var several => [$"{several.Count} become administrators: {string.Join(", ", several.Select(administrator => administrator.Who))}"],
    };

    private static IEnumerable<string> Opened(AccessDiff diff)
    {
        foreach (var way in diff.OpenedWays.Where(way => way.Path.Steps.IsEmpty))
        {
            yield return $"{way.Who} may do everything";
        }

        foreach (var way in diff.OpenedWays.Where(way => !way.Path.Steps.IsEmpty))
        {
            yield return way.Path.Conditions.IsEmpty
                ? $"{way.Who} can make itself administrator"
                : $"{way.Who} can make itself administrator, if {string.Join(" and ", way.Path.Conditions)}";
        }
    }

    private static IEnumerable<string> Rights(ValueList<RightsChange> changes)
    {
        (string Verb, Func<RightsChange, bool> IsMeant)[] kinds =
        [
            ("may do more", change => change is { Kind: ChangeKind.Granted or ChangeKind.Widened, IsMaybe: false }),
            ("may do other things", change => change is { Kind: ChangeKind.Changed, IsMaybe: false }),
            ("may do less", change => change is { Kind: ChangeKind.Narrowed or ChangeKind.Revoked, IsMaybe: false }),
            ("perhaps change", change => change.IsMaybe),
        ];
        return kinds.Select(kind => (kind.Verb, Number: changes.Where(kind.IsMeant).Select(change => change.Who).Distinct(StringComparer.Ordinal).Count()))
            .Where(kind => kind.Number > 0)
            .Select(kind => $"{kind.Number} {kind.Verb}");
    }

    private static IEnumerable<string> Allowed(AccessDiff diff)
    {
        var allowed = diff.Changes.Count(change => change.IsAllowed) + diff.PodRoles.Count(change => change.IsAllowed);
        var gains = diff.Changes.Count(change => change.Widens) + diff.PodRoles.Count(change => !change.Gained.IsEmpty);
        return allowed == 0 ? [] : [$"{(allowed == gains ? "all" : $"{allowed} of {gains}")} of what is gained is allowed"];
    }

    private static IEnumerable<string> Other(AccessDiff diff)
    {
        if (diff.Replacements.Count(replacement => replacement.Fails) is > 0 and var failing)
        {
            yield return failing == 1 ? "the deployment fails at an access entry" : $"the deployment fails at {failing} access entries";
        }

        if (!diff.PodRoles.IsEmpty)
        {
            yield return $"{Count(diff.PodRoles.Count, "AWS role")} of pods {(diff.PodRoles.Count == 1 ? "changes" : "change")}";
        }

        if (diff.ModeBefore != diff.ModeAfter)
        {
            yield return $"authentication mode {diff.ModeBefore.ToApiValue()} becomes {diff.ModeAfter.ToApiValue()}";
        }
    }
}
