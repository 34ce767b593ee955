using EksAccessConstructs.Changes;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.RightSets;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Testing;

/// <summary>Whether somebody holds no more than a level.</summary>
internal sealed class LevelAssertion
{
    private readonly string who;
    private readonly AccessLevel level;
    private readonly string? space;
    private readonly bool unknownPasses;

    /// <summary>The assertion.</summary>
    /// <param name="who">Who.</param>
    /// <param name="level">The level.</param>
    /// <param name="space">The namespace; null for everywhere.</param>
    /// <param name="unknownPasses">Whether what is not known fails nothing.</param>
    /// <exception cref="ArgumentException">The level is no measure.</exception>
    public LevelAssertion(string who, AccessLevel level, string? space, bool unknownPasses)
    {
        ArgumentException.ThrowIfNullOrEmpty(who);
        (this.who, this.space, this.unknownPasses) = (who, space, unknownPasses);
        this.level = level is not AccessLevel.Custom
            ? level
            : throw new ArgumentException("'custom' is no measure; assert view, edit or admin, or single rights by Cannot", nameof(level));
    }

    /// <summary>What is against it.</summary>
    public IEnumerable<AccessFailure> Check(TestedCluster cluster)
    {
        var holdings = new ClusterHoldings(
            cluster.Authorizer, unknownPasses ? WhatCounts.OnlyCertain : WhatCounts.AllPossible, new RuleBundles()).Read(cluster.Names);
        var names = Names(cluster, holdings).ToList();
        return
        [
            .. names.SelectMany(name => Beyond(cluster, holdings, name)),
            .. names.Count == 0 ? NotNamed(cluster) : [],
            .. unknownPasses ? [] : Unknown(cluster),
        ];
    }

    private IEnumerable<string> Names(TestedCluster cluster, ClusterHoldings holdings) =>
        holdings.Principals.Keys.Concat(holdings.Subjects.Keys.Where(name => SubjectName.AsIdentity(who) is not null || who.EndsWith('*')))
            .Where(name => PrincipalWord.Means(who, name))
            .Concat(SubjectName.AsIdentity(who) is null ? [] : [who])
            .Distinct(StringComparer.Ordinal);

    // A principal by ARN that nothing names holds nothing; another name is a slip.
    private IEnumerable<AccessFailure> NotNamed(TestedCluster cluster) => PrincipalWord.AsCaller(who) is not null
        ? []
        : [new AccessFailure($"nobody who gets in is called '{who}'{Suggestion.DidYouMean(who, [.. cluster.Levels.Select(row => row.Who)])}")];

    private IEnumerable<AccessFailure> Beyond(TestedCluster cluster, ClusterHoldings holdings, string name)
    {
        var scale = new LevelScale(cluster.Authorizer.Rbac.Roles);
        var groups = holdings.Principals.ContainsKey(name) ? SubjectName.SharedByAll : SubjectName.SharedBy(name);
        var all = groups.Select(shared => holdings.Subjects.GetValueOrDefault(shared))
            .Prepend(holdings.Principals.GetValueOrDefault(name) ?? holdings.Subjects.GetValueOrDefault(name));
        return from held in all.OfType<Holdings>()
               from place in held.Places
               where space is null || place == space || Places.TakesIn(place, space)
               from holding in held.At(place)
               where !IsOfKubernetes(holding.By)
               let beyond = level is AccessLevel.ClusterAdmin ? RightSet.Empty : holding.Bundle.In(space ?? place).Except(scale.Most(level, space ?? place))
               where !beyond.IsEmpty
               select new AccessFailure($"'{name}' holds more than {level.Word()} in {(place == Places.Cluster ? "the whole cluster" : place)}")
               {
                   Details = [.. Words(beyond, holding.Bundle.In(space ?? place), PathStep.Of(holding.By)), AccessFailure.Chain(PathStep.Of(holding.By))],
               };
    }

    // What is left of a wildcard fills a page.
    private static IEnumerable<string> Words(RightSet beyond, RightSet all, ValueList<PathStep> path)
    {
        var (words, whole) = (beyond.Words(), all.Words());
        return (ChangedRight.AreFew(words), ChangedRight.AreFew(whole)) switch
        {
            (true, _) => words.Select(line => $"+ {line}"),
            (_, true) => whole.Select(line => $"+ {line}"),
            _ => [$"+ most of what {path[^1].What} gives"],
        };
    }

    private static bool IsOfKubernetes(DecisionSource source) => source is RbacGrant grant && BuiltInRoles.HaveMade(grant.Binding);

    private IEnumerable<AccessFailure> Unknown(TestedCluster cluster)
    {
        var causes = cluster.Snapshot.NotRead.Select(part => $"{part}")
            .Concat(PrincipalWord.AsCaller(who) is { } caller ? cluster.Authorizer.Authenticate(caller).Causes : [])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return causes.Count == 0 ? [] : [AccessFailure.Unknown($"'{who}' holds more than {level.Word()}", causes)];
    }
}
