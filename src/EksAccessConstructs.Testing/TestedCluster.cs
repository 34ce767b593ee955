using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Testing;

/// <summary>A cluster that assertions are about.</summary>
/// <param name="snapshot">What is known about it.</param>
internal sealed class TestedCluster(ClusterSnapshot snapshot)
{
    private readonly Lazy<ValueList<LevelRow>> levels = new(() => LevelRow.Of(ClusterHoldings.Possible(EksAuthorizer.Create(snapshot))));

    /// <summary>What is known about it.</summary>
    public ClusterSnapshot Snapshot => snapshot;

    /// <summary>Decides for IAM principals.</summary>
    public EksAuthorizer Authorizer { get; } = EksAuthorizer.Create(snapshot);

    /// <summary>What principals are called, as comparisons and reports call them.</summary>
    public PrincipalNames Names { get; } = new(snapshot, snapshot);

    /// <summary>How much everybody may do where.</summary>
    public ValueList<LevelRow> Levels => levels.Value;

    /// <summary>Why there may be others who get in, or more rights, of which nothing here tells.</summary>
    public IEnumerable<string> Hidden => Authorizer.Resolver.HiddenFromAll.Concat(snapshot.NotRead.Select(part => $"{part}"));

    /// <summary>The cluster as it would be without each thing that is assumed of it. What defaults choose for a cluster that a stack makes is no such
    /// thing.</summary>
    public IEnumerable<(string Assumption, TestedCluster Cluster)> Alternatives => snapshot.Alternatives
        .Where(other => !snapshot.IsBuilt || other.Assumption.Fact is AssumedFact.Conditions)
        .Select(other => (other.Assumption.Reason, new TestedCluster(other.Cluster)));

    /// <summary>The namespaces, and patterns of them, in which anything gives rights.</summary>
    public IEnumerable<string> Namespaces => snapshot.Rbac.All.OfType<RbacBinding>().Select(binding => binding.NamespaceName).OfType<string>()
        .Concat(snapshot.CountingEntries.SelectMany(entry => entry.Policies).SelectMany(policy => policy.Scope.Names))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>The callers whom an asked name means: one by ARN or as a subject, or those who get in under this name.</summary>
    /// <param name="name">An ARN, <c>{LogicalId}</c>, <c>user:NAME</c>, <c>group:NAME</c> or <c>serviceaccount:NAMESPACE/NAME</c>; a star at the end stands
    /// for any
    /// ending of a name.</param>
    public ValueList<TestedCaller> Callers(string name) => SubjectName.AsIdentity(name) is { } identity
        ? [TestedCaller.Of(name, identity)]
        : PrincipalWord.AsCaller(name) is { } caller ? [TestedCaller.Of(name, caller)] : OfNamed(name);

    private ValueList<TestedCaller> OfNamed(string name) => Authorizer.Named
        .Where(caller => PrincipalWord.Means(name, Names.Of(caller)))
        .Select(caller => TestedCaller.Of(Names.Of(caller), caller.Authentication))
        .ToValueList();
}
