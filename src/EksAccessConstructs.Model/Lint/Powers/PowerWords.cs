using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>Says of powerful rights which they are, what they give, to whom, and the way out.</summary>
/// <param name="lint">The rule that speaks, whose way out counts where a right has none of its own.</param>
internal sealed class PowerWords(LintRule lint)
{
    private const int Shown = 3;

    /// <summary>The gravest rights of one role, in the places where they are that grave.</summary>
    public RoleFinding Of(ValueList<HeldPower> ofRole)
    {
        var gravest = ofRole.Max(held => held.Severity);
        var said = Widest([.. ofRole.Where(held => held.Severity == gravest)]);
        var powers = said.Select(held => held.Power).DistinctBy(power => power.Right.Name).ToList();
        var message = $"{Rights(powers)} ({By(said.Select(held => held.Place).Distinct())}); {Fixes(powers)}";
        return new RoleFinding(gravest, powers[0].Needs[0][0].Rule.Origin, message)
        {
            Places = RoleFinding.PlacesOf(powers.SelectMany(power => power.Needs).SelectMany(need => need).Select(given => given.Rule)),
        };
    }

    /// <summary>A right that only several roles give together.</summary>
    public RoleFinding Of(SplitPower split)
    {
        var others = split.With.Select(role => $"{role.Id}{(role.Origin.Location is { } location ? $" ({location})" : "")}");
        var message = $"{Rights([split.Power])}, together with {string.Join(", ", others)} ({By([split.Place])}); {Fixes([split.Power])}";
        return new RoleFinding(split.Severity, split.Origin, message);
    }

    /// <summary>Rights without those who hold them; null for none.</summary>
    public string? Of(IEnumerable<GivenPower> powers) => powers.ToList() is { Count: > 0 } some ? $"{Rights(some)}; {Fixes(some)}" : null;

    // What takes several things says all that one of them alone would.
    private static List<HeldPower> Widest(List<HeldPower> said) =>
        said.Exists(held => held.Power.Needs.Count > 1) ? said.FindAll(held => held.Power.Needs.Count > 1) : said;

    // Rights that give the same are told together: update on nodes, patch on nodes.
    private static string Rights(List<GivenPower> powers) => string.Join(", and ", powers
        .GroupBy(Gives, StringComparer.Ordinal)
        .Select(same => $"{string.Join(" and ", same.SelectMany(power => power.Needs).Select(Access).Distinct(StringComparer.Ordinal))} {same.Key}"));

    private static string Gives(GivenPower power)
    {
        var right = power.Right;
        var gives = power.IsByName ? right.GivesByName ?? right.Gives : right.Gives;
        return right.SaysCondition ? $"{gives}, if {right.Condition}" : gives;
    }

    private static string Access(ValueList<GivenAccess> need)
    {
        // What is given for every name goes before what is given for some.
        var counting = need.Any(given => given.Names.IsEmpty) ? need.Where(given => given.Names.IsEmpty).ToList() : [.. need];
        var names = counting.SelectMany(given => given.Names).Distinct(StringComparer.Ordinal).ToList();
        return $"{RuleTargets.Quoted(Verbs(counting))} on {string.Join(", ", counting.SelectMany(Resources).Distinct(StringComparer.Ordinal))}"
            + (names.Count > 0 ? $" named {RuleTargets.Quoted(names)}" : "");
    }

    private static IEnumerable<string> Verbs(IEnumerable<GivenAccess> need) => need.SelectMany(given => given.Verbs).Distinct(StringComparer.Ordinal);

    // What stands for everything of a group is told as the rule has it.
    private static IEnumerable<string> Resources(GivenAccess given) => given.Resources.Contains(RuleMatch.All)
        ? given.Rule.ApiGroups.SelectMany(group => given.Rule.Resources.Select(resource => RuleTargets.Full(group, resource)))
        : given.Resources;

    /// <summary>Those who hold something, by place.</summary>
    public static string By(IEnumerable<HeldPlace> places)
    {
        var held = places.Where(place => !place.Holders.IsEmpty).ToList();
        return held.Count == 0 ? "no binding here gives it to anybody" : $"held by {string.Join(" and by ", Short(held.Select(Place)))}";
    }

    private static string Place(HeldPlace place)
    {
        var where = place.Namespace is { } space ? $"in namespace '{space}'" : "in the whole cluster";
        return $"{string.Join(", ", Short(place.Holders.Select(holder => holder.ToString())))} {where}";
    }

    private static List<string> Short(IEnumerable<string> all)
    {
        var some = all.ToList();
        return some.Count <= Shown + 1 ? some : [.. some.Take(Shown), $"{some.Count - Shown} more"];
    }

    private string Fixes(List<GivenPower> powers) => string.Join("; ", powers.Select(Fix).Distinct(StringComparer.Ordinal));

    // What is limited to names already needs no limit.
    private string Fix(GivenPower power) => power.IsByName
        ? $"make sure that {RuleTargets.Quoted(Names(power))} are its own, or give no more than the holder should have"
        : (power.Right.Fix ?? lint.Fix).Replace(PowerfulRight.Limit, Limit(power), StringComparison.Ordinal);

    private static IEnumerable<string> Names(GivenPower power) =>
        power.Needs.SelectMany(need => need).SelectMany(given => given.Names).Distinct(StringComparer.Ordinal);

    // Names cannot limit what carries none.
    private static string Limit(GivenPower power)
    {
        var verbs = power.Needs.SelectMany(need => Verbs(need)).Distinct(StringComparer.Ordinal).ToList();
        var isSubresource = power.Needs.All(need => need.All(given => given.Resources.All(word => word.Contains('/', StringComparison.Ordinal))));
        var create = verbs.Contains("create") && !isSubresource;
        var dropped = verbs.Where(verb => verb is "list" or "watch" or "deletecollection").ToList();
        var limited = verbs.Except(dropped).Where(verb => verb != "create" || isSubresource).ToList();
        return string.Join(" and ", new[]
        {
            limited.Count > 0 ? $"limit {RuleTargets.Quoted(limited)} to resourceNames" : "",
            dropped.Count > 0 ? $"drop {string.Join(" and ", dropped.Select(verb => $"'{verb}'"))}" : "",
            create ? "leave 'create', which names cannot limit, to delivery" : "",
        }.Where(part => part.Length > 0));
    }
}
