using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Permissions;

/// <summary>The service accounts of one cluster that constructs have given a role, and what does not go together among them.</summary>
internal sealed class PodAccounts
{
    private static readonly ConditionalWeakTable<IEksCluster, PodAccounts> Known = [];

    private readonly Dictionary<string, PodAssociation> associations = new(StringComparer.Ordinal);
    private readonly List<(string Pattern, IConstruct Source)> tokens = [];

    /// <summary>Those of a cluster.</summary>
    public static PodAccounts Of(IEksCluster cluster) => Known.GetOrCreateValue(cluster);

    /// <summary>The associations, by <c>NAMESPACE/NAME</c>.</summary>
    public IReadOnlyDictionary<string, PodAssociation> Associations => associations;

    /// <summary>What speaks against one more association.</summary>
    /// <param name="account">The service account: <c>NAMESPACE/NAME</c>.</param>
    public IEnumerable<Finding> Association(string account)
    {
        if (associations.TryGetValue(account, out var earlier))
        {
            yield return EksctlRules.PodIdentity.At(null, $"service account '{account}' has a pod identity association already, defined at "
                + $"'{earlier.Source.Node.Path}'; EKS takes one for each, so give that one what is asked for here");
        }

        if (EksQuotas.PodIdentityAssociations.Problem(associations.Count + 1, "the cluster") is { } problem)
        {
            yield return EksctlRules.FixedQuotas.At(null, $"{problem}; have fewer");
        }

        if (tokens.Find(one => Fits(one.Pattern, account)) is { Source: { } token })
        {
            yield return Both(account, token);
        }
    }

    /// <summary>What speaks against one more role by token.</summary>
    /// <param name="pattern">The service accounts: <c>NAMESPACE/NAME</c>, in which <c>*</c> and <c>?</c> stand for others.</param>
    public IEnumerable<Finding> Token(string pattern) =>
        associations.Where(one => Fits(pattern, one.Key)).Select(one => Both(one.Key, one.Value.Source)).Take(1);

    /// <summary>Takes note of an association.</summary>
    public void Add(PodAssociation association) => associations.Add(association.Account, association);

    /// <summary>Takes note of a role by token.</summary>
    public void AddToken(string pattern, IConstruct source) => tokens.Add((pattern, source));

    private static bool Fits(string pattern, string account) => FileSystemName.MatchesSimpleExpression(pattern, account, ignoreCase: false);

    private static Finding Both(string account, IConstruct other) => PodRoleRules.OneWay.At(null, $"service account '{account}' has a role by IRSA and "
        + $"one by Pod Identity, the other at '{other.Node.Path}'; which of them pods get depends on their SDK and their age, so leave one out");
}
